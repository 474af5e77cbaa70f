import { compile } from 'json-schema-to-typescript';
import type { JsonSchema } from '../json-schema.ts';

const banner = '// Generated from schemas/src/values by `make generate`. Do not edit.\n';

/** TypeScript types of the effective values: what templates see, and what rules and scripts read. */
export async function valuesTypes(schema: JsonSchema): Promise<string> {
  const source = await compile(schema as Parameters<typeof compile>[0], 'Values', {
    additionalProperties: false,
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
    format: false,
  });
  return source;
}
