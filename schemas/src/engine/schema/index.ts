export { checkMerged, checkPartial, secretPaths, type Schemas } from './check.ts';
export { codes } from './codes.ts';
export { compileSchema, type CompiledSchema } from './compile.ts';
export type { SchemaError } from './problem.ts';
export { soundsSecret } from './secret.ts';
export { suggest } from './suggest.ts';
