import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder, shop, values } from './cli.ts';

describe('values effective', () => {
  it('prints the merged values as YAML, marked secrets hidden', async () => {
    expect(await values(['effective', 'prod'], { cwd: folder(shop) })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "database:
        password: "(secret)"
        port: 5432
        user: shop
      hosts:
        - shop.example
        - www.shop.example
      image:
        repository: shop
        tag: ""
      logLevel: info
      replicas: 3
      ",
      }
    `);
  });

  it('prints JSON', async () => {
    const { code, out } = await values(['effective', 'dev', '--format', 'json'], { cwd: folder(shop) });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(parse((await values(['effective', 'dev'], { cwd: folder(shop) })).out));
  });

  it('prints what the schema refuses too, and says so on the standard error', async () => {
    const { code, out, err } = await values(['effective', 'stage'], { cwd: folder(shop) });
    expect(code).toBe(1);
    expect(parse(out)).toMatchObject({ replicas: 'two' });
    expect(err).toMatchInlineSnapshot(`
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

      values: Helm refuses the values of stage
      "
    `);
  });

  it('keeps integers beyond 2^53 and strings that look like something else', async () => {
    const cwd = folder({ 'Chart.yaml': 'apiVersion: v2\nname: any\nversion: 1.0.0\n', 'values.yaml': '' });
    const { out } = await values(
      ['effective', '--chart', '.', '--set', 'big=9007199254740993', '--set-string', 'a=yes,b=0755,c=1:30,d=null,e=1e3,f= x,g=y'],
      { cwd },
    );
    expect(out).toMatchInlineSnapshot(`
      "a: "yes"
      b: "0755"
      big: 9007199254740993
      c: "1:30"
      d: "null"
      e: "1e3"
      f: " x"
      g: "y"
      "
    `);
  });

  it('wants one environment', async () => {
    expect(await values(['effective'], { cwd: folder(shop) })).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "values: effective wants one environment
        environments: dev, stage, prod
      ",
        "out": "",
      }
    `);
  });
});

describe('values explain', () => {
  it('tells which layer wins, and what it overrode', async () => {
    const { out } = await values(['explain', 'prod', 'replicas', '-f', 'extra.yaml'], {
      cwd: folder({ ...shop, 'extra.yaml': 'replicas: 5\n' }),
    });
    expect(out).toMatchInlineSnapshot(`
      "replicas in prod is 5

        wins        5  extra.yaml:1:11
        overridden  3  values/prod.yaml:1:11
        default     1  charts/landfall/values.yaml:2:11

        Number of pods
        type  an integer from 1 to 50
      "
    `);
  });

  it('tells what a null deleted', async () => {
    expect((await values(['explain', 'prod', 'annotations["example.com/team"]'], { cwd: folder(shop) })).out).toMatchInlineSnapshot(`
      "annotations["example.com/team"] in prod is deleted

        deletes  null  values/prod.yaml:3:14
        deleted  shop  values/common.yaml:2:21

        type  a string
      "
    `);
  });

  it('tells of a value that no layer sets what the schema says', async () => {
    expect((await values(['explain', 'dev', 'database.password'], { cwd: folder(shop) })).out).toMatchInlineSnapshot(`
      "database.password in dev is not set

        type  a string
      "
    `);
  });

  it('lists the values below a map, secrets hidden', async () => {
    expect((await values(['explain', 'prod', 'database'], { cwd: folder(shop), columns: 80, env: { NO_COLOR: '1' } })).out)
      .toMatchInlineSnapshot(`
      "database in prod

        password  (secret)  values/prod.yaml:5
        port      5432      charts/landfall/values.yaml:11
        user      shop      charts/landfall/values.yaml:10

        keys  user, password, port
      "
    `);
  });

  it('prints JSON', async () => {
    expect((await values(['explain', 'prod', '.Values.replicas', '--format', 'json'], { cwd: folder(shop) })).out).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "environment": "prod",
        "path": "replicas",
        "keys": [
          "replicas"
        ],
        "state": "value",
        "value": 3,
        "layers": [
          {
            "file": "values/prod.yaml",
            "line": 1,
            "column": 11,
            "value": 3,
            "role": "wins",
            "default": false
          },
          {
            "file": "charts/landfall/values.yaml",
            "line": 2,
            "column": 11,
            "value": 1,
            "role": "overridden",
            "default": true
          }
        ],
        "leaves": [],
        "schema": {
          "description": "Number of pods",
          "type": "an integer from 1 to 50",
          "keys": []
        }
      }
      "
    `);
  });

  it('finds what was meant', async () => {
    expect(await values(['explain', 'prod', 'databse.user'], { cwd: folder(shop) })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "values: nothing at databse.user in prod
        did you mean database.user?
      ",
        "out": "",
      }
    `);
    expect(await values(['explain', 'prod', 'zzz'], { cwd: folder(shop) })).toMatchObject({
      code: 1,
      out: '',
      err: 'values: nothing at zzz in prod\n',
    });
  });

  it('refuses what is no path', async () => {
    expect(await values(['explain', 'prod', 'a[x'], { cwd: folder(shop) })).toMatchObject({ code: 2, out: '' });
  });

  it('tells which variable of which components a value feeds', async () => {
    const cwd = new URL('../../..', import.meta.url).pathname;
    expect((await values(['explain', 'prod', 'config.LOG_LEVEL'], { cwd })).out).toMatchInlineSnapshot(`
      "config.LOG_LEVEL in prod is info

        wins  info  charts/landfall/values.yaml:33:14 (default)

        Lowest level that is logged
        type   fatal, error, warn, info, debug, trace or silent
        feeds  LOG_LEVEL (ConfigMap) of web, api, worker-reminders, worker-feedback, worker-audit-archive, migrations
      "
    `);
  });
});

describe('values diff', () => {
  const cwd = () =>
    folder({ ...shop, 'values/stage.yaml': 'replicas: 2\ndatabase:\n  password: other-secret-words\nhosts: [stage.example]\n' });

  it('lists what differs, with the place of each', async () => {
    expect((await values(['diff', 'stage', 'prod'], { cwd: cwd() })).out).toMatchInlineSnapshot(`
      "   path                             kind      stage                                  prod
      -  annotations["example.com/team"]  metadata  shop             values/common.yaml:2
      ~  database.password                secret    (secret)         values/stage.yaml:3   (secret)                          values/prod.yaml:5
      ~  hosts                            routing   [stage.example]  values/stage.yaml:4   [shop.example, www.shop.example]  values/prod.yaml:2
      ~  replicas                         scaling   2                values/stage.yaml:1   3                                 values/prod.yaml:1

      4 differences: 3 changed, 1 removed
      "
    `);
  });

  it.each([60, 110])('fits into %i columns', async (columns) => {
    const { out } = await values(['diff', 'stage', 'prod'], { cwd: cwd(), columns, env: { NO_COLOR: '1' } });
    expect(out).toMatchSnapshot();
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(columns);
  });

  it('prints JSON', async () => {
    expect((await values(['diff', 'stage', 'prod', '--format', 'json'], { cwd: cwd() })).out).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "from": "stage",
        "to": "prod",
        "differences": [
          {
            "path": "annotations[\\"example.com/team\\"]",
            "change": "removed",
            "kind": "metadata",
            "from": {
              "value": "shop",
              "file": "values/common.yaml",
              "line": 2,
              "column": 21
            }
          },
          {
            "path": "database.password",
            "change": "changed",
            "kind": "secret",
            "from": {
              "value": "(secret)",
              "file": "values/stage.yaml",
              "line": 3,
              "column": 13
            },
            "to": {
              "value": "(secret)",
              "file": "values/prod.yaml",
              "line": 5,
              "column": 13
            }
          },
          {
            "path": "hosts",
            "change": "changed",
            "kind": "routing",
            "from": {
              "value": [
                "stage.example"
              ],
              "file": "values/stage.yaml",
              "line": 4,
              "column": 8
            },
            "to": {
              "value": [
                "shop.example",
                "www.shop.example"
              ],
              "file": "values/prod.yaml",
              "line": 2,
              "column": 8
            }
          },
          {
            "path": "replicas",
            "change": "changed",
            "kind": "scaling",
            "from": {
              "value": 2,
              "file": "values/stage.yaml",
              "line": 1,
              "column": 11
            },
            "to": {
              "value": 3,
              "file": "values/prod.yaml",
              "line": 1,
              "column": 11
            }
          }
        ]
      }
      "
    `);
  });

  it('exits with 0 whether or not there are differences, unless it is told to', async () => {
    expect((await values(['diff', 'stage', 'prod'], { cwd: cwd() })).code).toBe(0);
    expect((await values(['diff', 'stage', 'prod', '--exit-code'], { cwd: cwd() })).code).toBe(1);
    expect(await values(['diff', 'prod', 'prod', '--exit-code'], { cwd: cwd() })).toEqual({
      code: 0,
      out: 'prod and prod: no differences\n',
      err: '',
    });
  });
});
