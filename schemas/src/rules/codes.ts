import type { CodeInfo } from '../engine/finding.ts';
import { comparisons, rules } from './all.ts';

/** Every rule as a code of the catalogue; its severity is the most severe of its policy. */
export const codes: readonly CodeInfo[] = [...rules, ...comparisons].map(({ code, title, explanation, bad, good, policy }) => ({
  code,
  severity: Object.values(policy).includes('error') ? 'error' : 'warning',
  title,
  explanation,
  bad,
  good,
}));
