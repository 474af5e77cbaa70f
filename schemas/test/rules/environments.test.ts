import { describe, expect, it } from 'vitest';
import { positionOf } from '../../src/engine/source.ts';
import { pathText } from '../../src/engine/tree.ts';
import type { Effective } from '../../src/engine/merge/effective.ts';
import { Environments } from '../../src/rules/index.ts';
import { merge, over, shipped } from './support.ts';

/** What is found in each environment, as `code line:column path: message; help`. */
function found(environments: Readonly<Record<string, Effective>>): Record<string, string[]> {
  const compared = new Environments();
  for (const [name, effective] of Object.entries(environments)) compared.add(name, effective);
  return Object.fromEntries(
    [...compared.findings()].map(([name, findings]) => [
      name,
      findings.map(({ code, severity, at, path, message, help, related, environments: none }) => {
        expect({ severity, related, none }).toStrictEqual({ severity: 'error', related: [], none: [] });
        const { file, line, column } = positionOf(at);
        return `${code} ${file === 'fixture.yaml' ? `${line}:${column}` : file} ${pathText(path)}: ${message}; ${help}`;
      }),
    ]),
  );
}

const prod = merge(shipped.prod);

describe('environments beside each other', () => {
  it('share nothing as shipped', () => {
    expect(found({ dev: merge(shipped.dev), stage: merge(shipped.stage), prod })).toStrictEqual({ dev: [], stage: [], prod: [] });
  });

  it('are all named that have the same', () => {
    const bucket = 'config: { S3_BUCKET: everybody }';
    const line = (names: string) =>
      `isolation/bucket 1:22 config.S3_BUCKET: the bucket everybody is also that of ${names}; write a bucket of this environment`;
    const all = found({ blue: over('stage', bucket), teal: over('stage', bucket), green: over('prod', bucket) });
    expect(all['blue']).toContain(line('teal and green'));
    expect(all['green']).toStrictEqual([line('blue and teal')]);
    expect(found({ one: over('stage', bucket), prod: over('prod', bucket) })).toStrictEqual({ one: [line('prod')], prod: [line('one')] });
  });

  it('are left alone where the policy of one is off, and the other one is not', () => {
    const host = 'config: { REDIS_HOST: redis.prod.landfall.internal, REDIS_PORT: 6379 }\nnetworkPolicy: { redis: { port: 6379 } }';
    expect(found({ dev: over('dev', host), prod })).toStrictEqual({
      dev: [],
      prod: [
        'isolation/redis values/prod.yaml config.REDIS_HOST: Redis redis.prod.landfall.internal:6379 is also that of dev; write the Redis of this environment',
      ],
    });
  });

  it('share no host where neither is routed', () => {
    const none = over('prod', 'routing: { kind: none }');
    expect(found({ one: none, other: none })['one']?.filter((text) => text.startsWith('isolation/hosts'))).toStrictEqual([]);
  });

  it('get no cookie of one above, nor of themselves', () => {
    expect(found({ stage: over('stage', 'domain: stage.landfall.example'), prod })).toStrictEqual({
      stage: [
        'isolation/cookies 1:9 domain: the session cookie of prod belongs to landfall.example and reaches app.stage.landfall.example; write a domain that is not below landfall.example',
      ],
      prod: [],
    });
    expect(found({ stage: over('stage', 'domain: stage.landfall.example') })).toStrictEqual({ stage: [] });
  });
});
