import { codes as rules } from '../rules/index.ts';
import { codes as chart } from './chart/codes.ts';
import type { CodeInfo } from './finding.ts';
import { codes as merge } from './merge/codes.ts';
import { codes as read } from './read/codes.ts';
import { codes as schema } from './schema/codes.ts';
import { codes as set } from './set/codes.ts';
import { codes as suppress } from './suppress-codes.ts';

/** Every code that a finding can have. */
export const codes: readonly CodeInfo[] = [...chart, ...read, ...set, ...merge, ...schema, ...rules, ...suppress];
