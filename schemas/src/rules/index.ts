export { rules } from './all.ts';
export { codes } from './codes.ts';
export * from './budget.ts';
export * from './rule.ts';
export { contextOf, problemsOf, runRules, valuesOf, type RuleOptions, type RuleProblem } from './run.ts';
