export * from './check.ts';
export type * from './finding.ts';
export * from './layer.ts';
export * from './merge.ts';
