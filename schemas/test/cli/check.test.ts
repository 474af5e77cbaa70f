import { describe, expect, it } from 'vitest';
import { folder, shop, values } from './cli.ts';

describe('values check', () => {
  it('shows each finding with its lines, the stretch at fault underlined, and secrets masked', async () => {
    const { code, out, err } = await values(['check'], { cwd: folder(shop) });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "values/stage.yaml:2:11 error schema/type (stage)
        replicas: must be an integer, found "two"
        1 | # Stage
      > 2 | replicas: two
          |           ^^^
        3 | image:
        4 |   tga: (secret)
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md

      values/stage.yaml:4:3 error schema/unknown-key (stage)
        image.tga: unknown key tga in image
        2 | replicas: two
        3 | image:
      > 4 |   tga: (secret)
          |   ^^^
        5 | hosts:
        6 |   - shop.example
        help: did you mean tag?
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/unknown-key.md

      values/stage.yaml:9:13 error schema/type (stage)
        database.password: must be a string, found a number that is not shown, since it may be a secret
        7 | database:
        8 |   user: shop # the owner
      > 9 |   password: (secret)
          |             ^^^^^^^^
        help: put it in quotes
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md

      3 errors in stage; dev, prod: no findings
      "
    `);
  });

  it('says that there is nothing', async () => {
    expect(await values(['check', 'dev'], { cwd: folder(shop) })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "dev: no findings
      ",
      }
    `);
  });

  it('wraps prose and cuts lines to the terminal', async () => {
    const long = `${shop['values/stage.yaml']}annotations: { first: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, second: bbbbbbbbbbbbbbbbbbbb, third: 3, fourth: cccccccccccccccccccccc }\n`;
    const { out } = await values(['check', 'stage'], {
      cwd: folder({ ...shop, 'values/stage.yaml': long }),
      columns: 60,
      env: { NO_COLOR: '1' },
    });
    expect(out).toMatchInlineSnapshot(`
      "values/stage.yaml:2:11 error schema/type (stage)
        replicas: must be an integer, found "two"
        1 | # Stage
      > 2 | replicas: two
          |           ^^^
        3 | image:
        4 |   tga: (secret)
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md

      values/stage.yaml:4:3 error schema/unknown-key (stage)
        image.tga: unknown key tga in image
        2 | replicas: two
        3 | image:
      > 4 |   tga: (secret)
          |   ^^^
        5 | hosts:
        6 |   - shop.example
        help: did you mean tag?
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/unknown-key.md

      values/stage.yaml:9:13 error schema/type (stage)
        database.password: must be a string, found a number that
        is not shown, since it may be a secret
         7 | database:
         8 |   user: shop # the owner
      >  9 |   password: (secret)
           |             ^^^^^^^^
        10 | annotations: { first: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        help: put it in quotes
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md

      values/stage.yaml:10:110 error schema/type (stage)
        annotations.third: must be a string, found 3
         8 |   user: shop # the owner
         9 |   password: (secret)
      > 10 | …bbbbbbb, third: 3, fourth: cccccccccccccccccccccc }
           |                  ^
        help: put it in quotes: "3"
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md

      4 errors in stage
      "
    `);
    const lines = out.split('\n').filter((line) => !line.includes('docs:') && !line.startsWith('values/'));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });

  it('prints JSON of version 1', async () => {
    const { code, out } = await values(['check', 'stage', '--format', 'json'], { cwd: folder(shop) });
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "environments": [
          "stage"
        ],
        "summary": {
          "errors": 3,
          "warnings": 0
        },
        "findings": [
          {
            "code": "schema/type",
            "severity": "error",
            "path": "replicas",
            "keys": [
              "replicas"
            ],
            "file": "values/stage.yaml",
            "line": 2,
            "column": 11,
            "endLine": 2,
            "endColumn": 14,
            "message": "must be an integer, found \\"two\\"",
            "environments": [
              "stage"
            ],
            "related": [],
            "docs": "https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md"
          },
          {
            "code": "schema/unknown-key",
            "severity": "error",
            "path": "image.tga",
            "keys": [
              "image",
              "tga"
            ],
            "file": "values/stage.yaml",
            "line": 4,
            "column": 3,
            "endLine": 4,
            "endColumn": 6,
            "message": "unknown key tga in image",
            "help": "did you mean tag?",
            "environments": [
              "stage"
            ],
            "related": [],
            "docs": "https://github.com/landfall/landfall/blob/main/docs/findings/schema/unknown-key.md"
          },
          {
            "code": "schema/type",
            "severity": "error",
            "path": "database.password",
            "keys": [
              "database",
              "password"
            ],
            "file": "values/stage.yaml",
            "line": 9,
            "column": 13,
            "endLine": 9,
            "endColumn": 21,
            "message": "must be a string, found a number that is not shown, since it may be a secret",
            "help": "put it in quotes",
            "environments": [
              "stage"
            ],
            "related": [],
            "docs": "https://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md"
          }
        ]
      }
      "
    `);
  });

  it('prints annotations for GitHub, relative to what the workflow checked out', async () => {
    const cwd = folder(Object.fromEntries(Object.entries(shop).map(([name, text]) => [`deploy/${name}`, text])));
    const { code, out } = await values(['check', 'stage', '--format=github', '--root', 'deploy'], { cwd, env: { GITHUB_WORKSPACE: cwd } });
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "::error file=deploy/values/stage.yaml,line=2,endLine=2,col=11,endColumn=13,title=schema/type::replicas: must be an integer, found "two" (stage)%0Ahttps://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md
      ::error file=deploy/values/stage.yaml,line=4,endLine=4,col=3,endColumn=5,title=schema/unknown-key::image.tga: unknown key tga in image (stage)%0Adid you mean tag?%0Ahttps://github.com/landfall/landfall/blob/main/docs/findings/schema/unknown-key.md
      ::error file=deploy/values/stage.yaml,line=9,endLine=9,col=13,endColumn=20,title=schema/type::database.password: must be a string, found a number that is not shown, since it may be a secret (stage)%0Aput it in quotes%0Ahttps://github.com/landfall/landfall/blob/main/docs/findings/schema/type.md
      3 errors, 0 warnings
      "
    `);
  });

  it('checks overlays of any chart, each as an environment over the files of -f', async () => {
    const cwd = folder({ ...shop, 'a.yaml': 'replicas: 2\n', 'b.yaml': 'replicas: 99\n' });
    const { code, out } = await values(
      ['check', '--chart', 'charts/landfall', '-f', 'values/common.yaml', 'a.yaml', 'b.yaml', '--set', 'logLevel=loud'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "--set:1:10 error schema/enum (a.yaml, b.yaml)
        logLevel: must be debug, info or warn, found "loud"
      > 1 | logLevel=loud
          |          ^^^^
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/enum.md

      b.yaml:1:11 error schema/range (b.yaml)
        replicas: must be at most 50, found 99
      > 1 | replicas: 99
          |           ^^
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/schema/range.md

      2 errors in a.yaml, b.yaml
      "
    `);
  });

  it('shows no line of a file that cannot be parsed', async () => {
    const { out } = await values(['check', 'dev'], {
      cwd: folder({ ...shop, 'values/dev.yaml': 'database:\n  password: "hunter2hunter2\nreplicas: 1\n' }),
    });
    expect(out).toMatchInlineSnapshot(`
      "values/dev.yaml:3:12 error yaml/syntax (dev)
        expected a closing quote or bracket, a comma, or a space after the colon, found something else; Helm refuses the file
        help: mend the line, or put its text in quotes
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/yaml/syntax.md

      1 error in dev
      "
    `);
  });

  it('shows no line of a file that Helm refuses, though others can parse it', async () => {
    const { out } = await values(['check', 'dev'], { cwd: folder({ ...shop, 'values/dev.yaml': 'replicas: .inf\nhosts: [a.b]\n' }) });
    expect(out).toContain('values/dev.yaml:1:11 error yaml/');
    expect(out).not.toContain('hosts');
  });

  it('reports a chart that cannot be loaded', async () => {
    const { code, out } = await values(['check'], { cwd: folder({ ...shop, 'charts/landfall/Chart.yaml': 'name: [\n' }) });
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "charts/landfall/Chart.yaml:1:8 error chart/metadata
        Chart.yaml cannot be read: expected each line of a map or list to be indented alike, and deeper than its parent, found something else; Helm refuses the file
        docs: https://github.com/landfall/landfall/blob/main/docs/findings/chart/metadata.md

      1 error
      "
    `);
  });

  it('makes control characters visible instead of sending them to the terminal', async () => {
    const { out } = await values(['check', 'dev'], { cwd: folder({ ...shop, 'values/dev.yaml': 'logLevel: "\u202e\u009b31m"\n' }) });
    expect(out).not.toMatch(/\u202e|(?!\n)\p{Cc}/u);
  });
});
