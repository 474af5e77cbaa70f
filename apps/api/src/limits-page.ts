import { env } from '@landfall/schemas/contract';
import { limits, type Limit } from './limits.ts';

const intro = `# Limits of the api

Written from \`apps/api/src/limits.ts\` by \`pnpm --filter @landfall/api generate:limits\`; a test compares them. Where a limit is a variable, its default is in brackets.
Each refusal counts in the metric and writes one line, \`refused by a limit\`, with the same \`limit\`, the operation's name, what it cost and
what it may, and a pseudonym of the client's address: never a document, a variable, an address or an e-mail address. Of a flood, limits
by the minute and of overload log the first of a minute or second. [ADR 017](../adr/017-limits.md) says where counts are kept.
`;

/** docs/reference/limits.md. */
export function limitsPage(): string {
  const rows = Object.values<Limit>(limits).map((limit) =>
    row([limit.what, valueOf(limit), limit.over || '–', limit.counter ? `\`${limit.counter[0]}{limit="${limit.counter[1]}"}\`` : '–']),
  );
  return `${intro}\n${[row(['Limit', 'Value', 'Over it', 'Counter']), row(['---', '---', '---', '---']), ...rows].join('\n')}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function valueOf({ value, unit }: Limit): string {
  if (typeof value === 'number') return unit === '' ? 'none' : `${value.toLocaleString('en').replaceAll(',', ' ')} ${unit}`;
  const variable = env[value];
  const initial = 'default' in variable ? ` (${String(variable.default)})` : '';
  return `\`${value}\`${initial} ${unit}`.trim();
}
