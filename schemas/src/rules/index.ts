export { comparisons, rules } from './all.ts';
export { codes } from './codes.ts';
export * from './budget.ts';
export { Environments } from './environments.ts';
export * from './rule.ts';
export { contextOf, problemsOf, runRules, valuesOf, type RuleOptions, type RuleProblem } from './run.ts';
