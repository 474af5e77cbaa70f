import type { SchemaProbe } from './schema-probe.ts';

/** A schema and values for it. */
export interface Foreign {
  readonly schema: unknown;
  readonly values: unknown;
}

/**
 * What Helm says of many schemas at once: each is that of a subchart, whose name stands before its errors.
 * @returns whether each accepts its values
 * @throws {Error} where Helm fails for another reason
 */
export async function verdicts(probe: SchemaProbe, helm: string, cases: readonly Foreign[], folder: string): Promise<boolean[]> {
  const name = (i: number): string => `case${i}x`;
  probe.write(`${folder}/Chart.yaml`, 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n');
  probe.write(`${folder}/templates/x.yaml`, 'a: b\n');
  for (const [i, { schema, values }] of cases.entries()) {
    const chart = `${folder}/charts/${name(i)}`;
    probe.write(`${chart}/Chart.yaml`, `apiVersion: v2\nname: ${name(i)}\nversion: 0.1.0\n`);
    probe.write(`${chart}/values.yaml`, JSON.stringify(values));
    probe.write(`${chart}/values.schema.json`, typeof schema === 'string' ? schema : JSON.stringify(schema));
  }
  const refusal = await probe.refusal(helm, folder);
  if (refusal !== undefined && !refusal.includes("values don't meet the specifications")) throw new Error(refusal);
  return cases.map((_, i) => !(refusal ?? '').includes(`${name(i)}:\n`));
}
