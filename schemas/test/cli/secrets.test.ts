import { describe, expect, it } from 'vitest';
import { secretsOfComments } from '../../src/cli/redact/comments.ts';
import { secretsOfFlag } from '../../src/cli/redact/flag.ts';
import { secretsOfYaml } from '../../src/cli/redact/yaml.ts';
import type { Path } from '../../src/engine/tree.ts';
import { folder, shop, values } from './cli.ts';

/** Long enough that it is nowhere by chance, and without a character that some output would escape. */
const marker = 'hunter2-hunter2-hunter2';

/** Values files that have the secret in all the ways in which people get it wrong; each has a finding near it. */
const files: Readonly<Record<string, string>> = {
  'where it belongs': `replicas: two\ndatabase:\n  password: ${marker}\n`,
  'on the line at fault': `database: { password: ${marker}, prot: 1 }\n`,
  'of a wrong type': `database:\n  password: [${marker}]\n`,
  'a map of it': `database:\n  password: { value: ${marker} }\n`,
  'where a map belongs': `database: ${marker}\n`,
  'in a list where a map belongs': `database:\n  - ${marker}\n`,
  'under a key that a duplicate hides': `database:\n  password: ${marker}\n  password: other-words\n  prot: 1\n`,
  'in a map that a duplicate hides': `database: { password: ${marker} }\ndatabase: { prot: 1 }\n`,
  'behind an anchor': `annotations: { first: &it ${marker} }\ndatabase: { password: *it }\nreplicas: two\n`,
  'merged from an anchor': `annotations: &it { password: ${marker}, n: 3 }\ndatabase: { <<: *it, prot: 2 }\n`,
  'in a block': `database:\n  password: |\n    ${marker}\n    ${marker}\n  prot: 1\n`,
  'folded over lines': `database:\n  password: >-\n    first ${marker}\n\n    second ${marker}\n  prot: 1\n`,
  'quoted over lines': `database:\n  password: "first\n    ${marker}\n    last"\n  prot: 1\n`,
  'in a comment beside it': `database:\n  password: 12345678 # was ${marker}\n`,
  'commented out': `database:\n  # password: ${marker}\n  prot: 1\n`,
  'commented out under another name': `database:\n  # dsn: postgres://me:${marker}@db/shop\n  prot: 1\n`,
  'in a remark': `database:\n  # the password was ${marker} until May\n  prot: 1\n`,
  'in a connection string': `database:\n  # postgres://me:${marker}@db/shop\n  prot: 1\n`,
  'under a misspelt key': `database:\n  pasword: 3\n  dbPassword: ${marker}\n`,
  'under an unknown key that sounds secret': `apiToken: ${marker}\nreplicas: two\n`,
  'in a list of an unknown key': `tokens:\n  - ${marker}\nreplicas: two\n`,
  'in a second document': `replicas: 2\n---\ndatabase: { password: ${marker} }\n`,
  'too short for its schema': `licence: hunter2\nannotations: { a: ${marker.length} }\n`,
  'in a file with a quote left open': `database:\n  password: "${marker}\nreplicas: 1\n`,
  'in a file with wrong indentation': `database:\n   password: ${marker}\n  user: shop\n`,
  'in a file with a tab': `database:\n\tpassword: ${marker}\n`,
  'after a tag that is none': `database:\n  password: !!int ${marker}\n`,
  'after an unknown anchor': `database:\n  password: *${marker}\n`,
  'as the whole file': `${marker}\n`,
  'in a list as the whole file': `- ${marker}\n`,
  'under the name of a marked key, elsewhere': `annotations: { licence: ${marker} }\nlicence: short\nreplicas: two\n`,
  'under a name like that of a marked key': `annotations: { LICENSE: ${marker} }\nreplicas: two\n`,
  'under an unknown key': `database:\n  pasw: ${marker}\n  prot: 1\n`,
  'in a map of an unknown key': `databse:\n  - main: { any: ${marker} }\nreplicas: two\n`,
  'in an address anywhere': `annotations: { a: "postgres://me:${marker}@db/shop" }\nreplicas: two\n`,
  'in an address without a user': `hosts:\n  - redis://:${marker}@cache\n`,
  'in an address, with a slash': `hosts: ["https://me:a/${marker}@db"]\n`,
  'in a connection string of pairs': `hosts: ["Server=db;Password=${marker};"]\n`,
  'in an item whose name sounds secret': `hosts:\n  - { name: DB_PASSWORD, value: ${marker} }\n`,
  'in an item with the name of a marked key': `global:\n  env:\n    - name: licence\n      value: ${marker}\nreplicas: two\n`,
  'as a key where it belongs': `database:\n  password: { ${marker} }\nreplicas: two\n`,
  'as a key in a list of it': `licence: [{ ${marker}: x }]\nreplicas: two\n`,
  'as a key twice': `licence:\n  ${marker}: 1\n  ${marker}: 1\n`,
  'as a key with a null': `licence:\n  ${marker}: ~\n`,
  'in JSON': `{"database": {"password": "${marker}", "prot": 1}}`,
};

const flags: Readonly<Record<string, readonly string[]>> = {
  'where it belongs': ['--set', `database.password=${marker},replicas=two`],
  'in one argument of several': ['--set', 'replicas=two', '--set', `database.password=${marker}`],
  'of a wrong type': ['--set-json', `database.password=["${marker}"]`],
  'in an object': ['--set-json', `{"database":{"password":"${marker}","prot":1}}`],
  'in JSON that is none': ['--set-json', `database.password={"a":"${marker}`],
  'without a value': ['--set', `database.password=${marker},${marker}`],
  'in a list': ['--set', `database.password={${marker},${marker}}`],
  'where a map belongs': ['--set', `database=${marker}`],
  'through a value': ['--set', `replicas.password=${marker}`],
  'with a bad index': ['--set', `database.password[x]=${marker}`],
  escaped: ['--set', `database.password=a\\,${marker},prot=1`],
  'as a string': ['--set-string', `database.password=${marker},database.prot=1`],
  'literally, under an unknown key': ['--set-literal', `database.prot.password=${marker}`],
  'in an address': ['--set', `replicas=two,annotations.a=redis://:${marker}@cache`],
  'in an item whose name sounds secret': ['--set', `hosts[0].name=DB_TOKEN,hosts[0].value=${marker}`],
  'from a file': ['--set-file', 'database.password=secret.txt', '--set', 'replicas=two'],
};

const commands: readonly (readonly string[])[] = [
  ['check', '--color=always'],
  ['check', '--format=json'],
  ['check', '--format=sarif'],
  ['check', '--format=github'],
  ['explain', 'prod', 'database'],
  ['explain', 'prod', 'database.password'],
  ['explain', 'prod', 'database.pasword'],
  ['explain', 'prod', '', '--format=json'],
  ['explain', 'prod', 'apiToken', '--format=json'],
  ['diff', 'dev', 'prod'],
  ['diff', 'prod', 'dev', '--format=json'],
  ['diff', 'prod', 'stage', '--color=always'],
  ['explain', 'prod', 'hosts'],
  ['explain', 'prod', 'hosts[0].value', '--format=json'],
  ['report'],
  ['compat', 'charts/landfall', 'charts/landfall'],
  ['compat', 'charts/landfall', 'charts/landfall', '--format=json'],
];

/** These hide only what the schema marks. */
const effective: readonly (readonly string[])[] = [
  ['effective', 'prod'],
  ['effective', 'prod', '--format=json'],
];
const unmarked =
  /unknown key|a name like|an address|string of pairs|an item|unknown anchor|misspelt|behind an anchor|merged from an anchor|beside it|through a value/;

describe.each(commands.concat(effective).map((argv) => [argv.join(' '), argv] as const))('values %s', (_, argv) => {
  const applies = (name: string) => argv[0] !== 'effective' || !unmarked.test(name);

  it.each(Object.entries(files).filter(([name]) => applies(name)))('hides a secret %s', async (_name, text) => {
    for (const columns of argv.includes('--color=always') ? [undefined, 40] : [undefined]) {
      const { out, err } = await values(argv, {
        cwd: folder({ ...shop, 'values/prod.yaml': text }),
        ...(columns ? { columns } : {}),
        env: { VALUES_DEBUG: '1' },
      });
      expect(out + err).not.toContain('hunter2');
    }
  });

  it.each(Object.entries(flags).filter(([name]) => applies(name)))('hides a secret of a flag, %s', async (_name, given) => {
    const { out, err } = await values([...argv, ...given], { cwd: folder({ ...shop, 'secret.txt': marker }), env: { VALUES_DEBUG: '1' } });
    expect(out + err).not.toContain('hunter2');
  });
});

describe('what is masked', () => {
  const isSecret = (path: Path) => path.some((part) => part === 'password');
  const shown = (text: string, stretches: readonly { start: number; end: number }[] | undefined) =>
    stretches?.map(({ start, end }) => text.slice(start, end));

  it('is the value, and nothing beside it', () => {
    const text = 'user: shop\npassword: abc # note\nport: 1\n';
    expect(shown(text, secretsOfYaml(text, isSecret))).toEqual(['abc']);
  });

  it('is every anchor that leads to it', () => {
    const text = 'a: &x one\nb: &y { c: two }\npassword: [*x, *y]\n';
    expect(shown(text, secretsOfYaml(text, isSecret))).toEqual(['*x', 'one', '*y', 'two']);
  });

  it('is what a merge brings below a secret path', () => {
    const text = 'a: &x { k: one, l: two }\nb: { <<: *x }\n';
    const found = secretsOfYaml(text, (path) => path.join('.') === 'b.k');
    expect(shown(text, found)).toEqual(['one']);
  });

  it('ends with aliases that lead back to themselves', () => {
    expect(secretsOfYaml('a: &x { b: *x }\n', isSecret)).toEqual([]);
  });

  it('is everything of a file that cannot be parsed', () => {
    expect(secretsOfYaml('a: [\n', isSecret)).toBeUndefined();
  });

  it('is everything of a file that repeats its anchors too often', () => {
    const bomb = Array.from({ length: 20 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '1' : `*a${i - 1}, *a${i - 1}, *a${i - 1}`}]\n`).join('');
    expect(secretsOfYaml(bomb, isSecret)).toBeUndefined();
  });

  it.each([
    ['# a note on things', []],
    ['# password is x', ['password is x']],
    ['a: 1 # b: 2', ['2']],
    ['# - name: x', ['x']],
    ['# yaml-language-server: $schema=./password.json', []],
    ['# values-ignore prod/password until 2026-01-01: a reason', []],
    ['# values-ignore x until 2026-01-01: the password is y', ['the password is y']],
    ['# postgres://a:b@c', ['postgres://a:b@c']],
  ])('of the comment %j is %j', (text, expected) => {
    expect(
      shown(
        text,
        secretsOfComments(text, [], (word) => word === 'password'),
      ),
    ).toEqual(expected);
  });

  it('is the whole comment beside a secret', () => {
    const text = 'x: abc # note\n';
    expect(
      shown(
        text,
        secretsOfComments(text, [{ start: 3, end: 6 }], () => false),
      ),
    ).toEqual(['note']);
  });

  it.each([
    ['a=1,b.password=x,c=2', ['x']],
    ['a=1,b=2', []],
    ['a[0].password=x', ['x']],
    ['a={1,2}', ['{1,2}']],
    ['{"a":1}', ['{"a":1}']],
    ['a=1,b', ['1,b']],
    ['nothing', ['nothing']],
    ['a\\.b=1', ['1']],
  ])('of the flag %j is %j', (text, expected) => {
    expect(shown(text, secretsOfFlag(text, isSecret))).toEqual(expected);
  });
});
