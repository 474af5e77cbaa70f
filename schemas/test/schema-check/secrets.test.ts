import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretPaths, soundsSecret, suggest } from '../../src/engine/schema/index.ts';
import { parsePath } from '../../src/engine/tree.ts';
import { chartOf, draft7, landfall, merged, needed, partial, schemas } from './helpers.ts';

const seed = Number(process.env['SEED'] ?? 20_260_404);

describe('names that sound secret', () => {
  it.each([
    'password',
    'dbPassword',
    'DB_PASSWORD',
    'rootpassword',
    'passwd',
    'token',
    'authToken',
    'apiKey',
    'API_KEY',
    'api-keys',
    'privateKey',
    'secret',
    'clientSecret',
    'secrets',
    'JWT_SECRET',
    'credentials',
    'dsn',
    'S3_ACCESS_KEY',
    'encryptionKey',
    'passphrase',
    'DBPassword',
    'S3AccessKey',
    '__password__',
    'mypasswd',
    'HMACKeys',
  ])('%s', (name) => {
    expect(soundsSecret(name)).toBe(true);
  });
  it.each([
    'existingSecret',
    'secretName',
    'secretRef',
    'pullSecrets',
    'imagePullSecrets',
    'passwordPolicy',
    'tokenTtlSeconds',
    'key',
    'keys',
    'monkey',
    'sortKey',
    'automountServiceAccountToken',
    'secretKeyRef',
    'createSecret',
    'passwordEnabled',
    'tls',
    '',
    'passwordless',
    'apiKeystore',
    'apiTurnkey',
    'apiMonkeys',
    'key_api',
    'apiKeysX',
    'tokenizer',
  ])('not %s', (name) => {
    expect(soundsSecret(name)).toBe(false);
  });
});

describe('secret paths', () => {
  const ours = secretPaths(landfall, schemas);
  it.each([
    ['secrets.inline.JWT_SECRET', true, true],
    ['secrets.inline.UNKNOWN', true, true],
    ['secrets.inline', true, true],
    ['secrets.source', false, false],
    ['secrets.existing.name', false, false],
    ['secrets.other', false, true],
    ['config.JWT_SECRET', true, true],
    ['api.config.DATABASE_URL', true, true],
    ['secrets.DATABASE_URL', true, true],
    ['config.DATABASE_URLS', false, true],
    ['config.database-url', false, true],
    ['config.DATABASE_POOL', false, true],
    ['config.LOG_LEVEL', false, false],
    ['unknown.map[0].key', false, true],
    ['api.podAnnotations["example.com/any"]', false, false],
    ['image.pullSecrets[0]', false, false],
    ['api.replicas', false, false],
  ])('%s: marked %s, suspected %s', (text, marked, suspected) => {
    expect([ours.marked(parsePath(text)), ours.suspected(parsePath(text))]).toEqual([marked, suspected]);
  });

  it('are those that a schema of any chart marks, its own or a subchart’s', () => {
    const child = chartOf({
      name: 'db',
      schema: draft7({ a: { writeOnly: true }, b: { format: 'password' }, c: { 'x-secret': true }, d: { type: 'string' } }),
    });
    const paths = secretPaths(chartOf({ charts: [child], dependencies: [{ name: 'db', alias: 'main' }] }), schemas);
    expect(['a', 'b', 'c', 'd', 'c.x'].map((key) => paths.marked(parsePath(`main.${key}`)))).toEqual([true, true, true, false, true]);
    expect(paths.marked(['db', 'a'])).toBe(false);
  });

  it('are told by their names in a chart without a schema', () => {
    const paths = secretPaths(chartOf({}), schemas);
    expect(
      ['auth.password', 'tokens[0]', 'secrets.any', 'auth.user', 'secrets.inline.x'].map((text) => paths.suspected(parsePath(text))),
    ).toEqual([true, true, true, false, true]);
    expect(['auth.password', 'secrets.inline.x'].map((text) => paths.marked(parsePath(text)))).toEqual([false, true]);
  });
});

describe('no finding shows a secret', () => {
  const marker = 'MARKER0123456789';
  const closed = draft7({
    a: { 'x-secret': true, type: 'string', pattern: '^x', enum: ['x'], minLength: 99, format: 'ipv4' },
    password: { type: 'integer' },
    nested: { type: 'object', properties: { token: { const: 'x' }, list: { items: { properties: { apiKey: { maxLength: 1 } } } } } },
    choice: { oneOf: [{ properties: { secret: { type: 'integer' } } }, { type: 'integer' }] },
    url: { type: 'integer' },
  });
  const foreign = chartOf({ schema: closed });
  const shapes = fc.constantFrom<(value: string) => unknown>(
    (value) => value,
    (value) => [value],
    (value) => ({ [`k`]: value }),
    (value) => [[value]],
    (value) => ({ deep: { deeper: [value] } }),
  );
  const places = fc.constantFrom(
    'a',
    'password',
    'nested.token',
    'nested.list[0].apiKey',
    'choice.secret',
    'newPassword',
    'nested',
    'nested.unknown.token',
  );
  const landfallPlaces = fc.constantFrom(
    'secrets',
    'secrets.inline',
    'secrets.inline.JWT_SECRET',
    'secrets.inline.UNKNOWN',
    'config.JWT_SECRET',
    'api.config.DATABASE_URL',
    'config',
    'api.password',
    'secrets.existing',
    'web',
    'secrets.token',
  );

  const put = (path: string, value: unknown): unknown =>
    parsePath(path).reduceRight<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value);

  it(`of any chart (SEED=${seed})`, () => {
    const property = fc.property(places, shapes, (path, shape) => {
      // A whole map may be anything but text.
      const text = JSON.stringify(put(path, shape(marker)));
      for (const found of [merged(foreign, text), partial(foreign, text)]) {
        const shown = JSON.stringify(
          found.map(({ message, help, path: at, related }) => ({ message, help, at, related: related?.map((one) => one.message) })),
        );
        expect(shown).not.toContain(marker);
      }
    });
    fc.assert(property, { seed, numRuns: 200 });
  });

  it(`of the landfall chart (SEED=${seed})`, () => {
    const property = fc.property(landfallPlaces, shapes, (path, shape) => {
      const text = JSON.stringify(put(path, shape(marker)));
      for (const found of [merged(landfall, needed, text), partial(landfall, text)])
        expect(JSON.stringify(found.map(({ message, help, path: at }) => ({ message, help, at })))).not.toContain(marker);
    });
    fc.assert(property, { seed, numRuns: 60 });
  });

  it('not even in an address with a password', () => {
    const [finding] = merged(foreign, `url: postgres://u:${marker}@db/x\n`);
    expect(finding!.message).toBe('must be an integer, found a string that is not shown, since it may be a secret');
  });
});

describe('suggestions', () => {
  it.each([
    ['replica', ['replicas', 'resources'], 'replicas'],
    ['nmae', ['size', 'name'], 'name'],
    ['pull-policy', ['pullPolicy'], 'pullPolicy'],
    ['ENVIRONMENT', ['environment', 'env'], 'environment'],
    ['production', ['dev', 'stage', 'prod'], 'prod'],
    ['prod', ['production', 'product'], undefined],
    ['zebra', ['name', 'size'], undefined],
    ['ab', ['cd'], undefined],
    ['x', ['y'], undefined],
    ['cpus', ['cpu'], 'cpu'],
    ['', ['a'], undefined],
    ['a', [], undefined],
    ['maxReplcias', ['maxReplicas', 'minReplicas'], 'maxReplicas'],
    ['name', ['name', 'Name'], 'Name'],
    ['name', ['names', 'na-me'], 'na-me'],
    ['cpu', ['cqv'], undefined],
    ['cpu', ['cqu'], 'cqu'],
    ['cpus', ['cqvs'], 'cqvs'],
    ['replica', ['rxplixq'], undefined],
    ['replica', ['rxplixa'], 'rxplixa'],
    ['replicas', ['rxplixqs'], 'rxplixqs'],
    ['ot', ['to'], 'to'],
    ['abc', ['acb'], 'acb'],
    ['abc', ['axx'], undefined],
    ['abc', ['bca'], undefined],
    ['abc', ['cab'], undefined],
    ['ab', ['bac'], undefined],
    ['abc', ['bax'], undefined],
    ['nane', ['name', 'nape'], 'name'],
    ['pro', ['production'], 'production'],
    ['pr', ['production'], undefined],
    ['production', ['dev', 'prod'], 'prod'],
    ['duction', ['production'], undefined],
    ['straße', ['STRASSE'], 'STRASSE'],
  ])('%j of %j is %j', (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });
});
