import type { CodeInfo } from '../finding.ts';

const refused: CodeInfo = {
  code: 'merge/refused',
  severity: 'error',
  title: 'The values of a subchart are no map',
  explanation: 'Helm stops with `type mismatch` where the key that belongs to a subchart holds anything but a map.',
  bad: 'redis: true\n',
  good: 'redis:\n  enabled: true\n',
};

export const mergeCodes = { refused } as const;

export const codes: readonly CodeInfo[] = Object.values(mergeCodes);
