import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { firstRecord } from '../../src/cli/csv.ts';
import { splitArguments } from '../../src/cli/options.ts';
import { secondsOf } from '../../src/cli/duration.ts';
import { folder, shop, values } from './cli.ts';

describe('the command line', () => {
  it.each([
    [[], 'values: no command\n'],
    [['chek'], 'values: unknown command chek\n  did you mean check?\n'],
    [['check', '--formt', 'json'], 'values: unknown option --formt\n  did you mean --format?\n'],
    [['check', '-z'], 'values: unknown option -z\n'],
    [['check', '--format', 'xml'], 'values: --format: expected text, json, sarif, github, found "xml"\n'],
    [['check', '--format'], 'values: --format wants a value\n'],
    [['check', '--help=yes'], 'values: --help takes no value\n'],
    [['check', 'prd'], 'values: unknown environment prd\n  did you mean prod?\n'],
    [['check', 'somewhere'], 'values: unknown environment somewhere\n  environments: dev, stage, prod\n'],
    [['check', '--root', 'nowhere'], 'values: no chart charts/landfall in '],
    [['check', '--chart', 'nowhere'], 'values: no such chart: '],
    [['check', '-f', 'nowhere.yaml'], 'values: no such file: nowhere.yaml\n'],
    [['check', '-f', 'https://example.com/a.yaml'], 'values: https://example.com/a.yaml is not read from the network\n'],
    [['check', '-f', '"a,b.yaml'], 'values: --values: expected names with commas between them, found "\\"a,b.yaml"\n'],
    [['check', '--helm-version', '2.1'], 'values: --helm-version: '],
    [['check', '--helm-timeout', 'soon'], 'values: --helm-timeout: expected a duration'],
    [['check', '--color', 'maybe'], 'values: --color: expected auto, always or never'],
    [['diff', 'prod'], 'values: diff wants two environments\n'],
    [['diff', 'stage', 'prod', '--only-policy'], 'values: --only-policy: there are rules for the chart landfall only, not for shop\n'],
    [['explain', 'prod'], 'values: explain wants an environment and a path\n'],
  ])('%j is refused with 2', async (argv, message) => {
    const { code, out, err } = await values(argv, { cwd: folder(shop) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.slice(0, message.length)).toBe(message);
  });

  it('helps', async () => {
    const { out } = await values(['--help']);
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} +[A-Z]`, 'm'));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect((await values(['diff', '--help'])).out).toMatchInlineSnapshot(`
      "usage: values diff FROM TO [OPTIONS]
             values diff --chart DIR|TGZ [-f FILE…] [--set KEY=VALUE…] FILE FILE

      Lists the values that are added (+), removed (-) or changed (~) from one
      environment to the other, with the place of each and what it is about.
      Exits with 0 whether or not they differ.

            --only-policy             only what is looked at by rules that are stricter in
                                      some environments; for the repository's chart
            --exit-code               exit with 1 where the environments differ
            --format FORMAT           text or json (default: text)

      Options of every command:
            --root DIR                the repository (default: this folder or the nearest
                                      one above that holds values/ and charts/)
            --chart DIR|TGZ           any chart instead of the repository's; arguments
                                      then are values files, an environment each
        -f, --values FILE             one more values file, over those of each
                                      environment or, with --chart, under it
            --set KEY=VALUE           as Helm has them, and likewise --set-string,
                                      --set-json, --set-file and --set-literal
            --helm-version V          version of Helm that merges (default: 4.3.1)
            --helm-timeout DURATION   --timeout that Helm is given (default: 5m0s)
            --color WHEN              auto, always or never (default: auto, which is: on
                                      a terminal unless NO_COLOR is set)
        -h, --help                    this text
            --version                 the version of this program
      "
    `);
    expect(await values(['help', 'diff'])).toEqual(await values(['diff', '-h']));
  });

  it('tells its version', async () => {
    const { code, out } = await values(['--version']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  it('gives an option whatever follows it, as Helm does, and keeps the order of flags', () => {
    const { flags, positionals } = splitArguments(['a', '--set-string', '-x=1', '--set=b=2', '--', '--set'], {});
    expect(flags).toEqual([
      { kind: 'set-string', text: '-x=1' },
      { kind: 'set', text: 'b=2' },
    ]);
    expect(positionals).toEqual(['a', '--set']);
  });

  it.each([
    ['a.yaml,b.yaml', ['a.yaml', 'b.yaml']],
    ['"a,b.yaml",c.yaml', ['a,b.yaml', 'c.yaml']],
    ['"a""b.yaml"', ['a"b.yaml']],
    ['"a\r\nb",c', ['a\nb', 'c']],
    ['\n\r\na,b\r\nc,d', ['a', 'b']],
    ['a\r', ['a']],
    ['a\rb', ['a\rb']],
    [' "', undefined],
    ['a,', ['a', '']],
    ['"",', ['', '']],
    ['"a,b', undefined],
    ['"a"b', undefined],
    ['"a""', undefined],
    ['a"b', undefined],
    ['\n', undefined],
    ['\r', undefined],
  ])('splits the list of files %j as Go reads CSV', (list, names) => {
    expect(firstRecord(list)).toEqual(names);
  });

  it('takes a file whose name has a comma, and several in one option', async () => {
    const cwd = folder({ ...shop, 'a,b.yaml': 'replicas: 7\n', 'c.yaml': 'logLevel: warn\n' });
    const { out } = await values(['effective', 'prod', '-f', '"a,b.yaml",c.yaml', '-f', ''], { cwd });
    expect(out).toContain('logLevel: warn\nreplicas: 7\n');
  });

  it('finds the repository from a folder inside it', async () => {
    expect((await values(['check', 'dev'], { cwd: `${folder(shop)}/charts/landfall` })).code).toBe(0);
  });

  it.each([
    ['5m0s', 300],
    ['1h30m', 5400],
    ['1.5h', 5400],
    ['90s', 90],
    ['250ms', 0.25],
    ['0', 0],
    ['5', undefined],
    ['', undefined],
    ['5 m', undefined],
    ['-5m', undefined],
  ])('reads the duration %j', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

describe('colour', () => {
  const colored = async (argv: string[], columns?: number, env = {}) =>
    (await values(['check', ...argv], { cwd: folder(shop), env, ...(columns ? { columns } : {}) })).out.includes('\u001b[');

  it.each([
    [[], undefined, {}, false],
    [[], 80, {}, true],
    [[], 80, { NO_COLOR: '1' }, false],
    [[], 80, { NO_COLOR: '' }, true],
    [[], 80, { TERM: 'dumb' }, false],
    [['--color', 'always'], undefined, { NO_COLOR: '1' }, true],
    [['--color=never'], 80, {}, false],
    [['--format', 'json'], 80, {}, false],
  ] as const)('%j at %s columns with %j: %s', async (argv, columns, env, expected) => {
    expect(await colored([...argv], columns, env)).toBe(expected);
  });

  it('changes nothing but the colour', async () => {
    const cwd = folder(shop);
    const plain = await values(['check', '--color=never'], { cwd, columns: 80 });
    const painted = await values(['check', '--color=always'], { cwd, columns: 80 });
    // eslint-disable-next-line no-control-regex
    expect(painted.out.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.out);
  });
});
