import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { folder, shop, values } from './cli.ts';

/** The schema that SchemaStore publishes for SARIF 2.1.0. */
const schema = JSON.parse(readFileSync(new URL('fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8')) as object;
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string; readonly help?: object }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly object[];
    }[];
  }[];
}

const sarif = async (argv: readonly string[], files: Readonly<Record<string, string>> = shop): Promise<Log> =>
  JSON.parse((await values(['check', '--format=sarif', ...argv], { cwd: folder(files) })).out) as Log;

describe('values check --format sarif', () => {
  it.each([
    ['findings of files', []],
    ['nothing', ['dev']],
    ['findings of flags', ['dev', '--set', 'logLevel=loud', '--set-json', 'image={']],
  ])('is valid with %s', async (_, argv) => {
    validate(await sarif(argv));
    expect(validate.errors).toBeNull();
  });

  it('would notice what is not valid', async () => {
    expect(validate({ ...(await sarif([])), version: '2' })).toBe(false);
  });

  it('has a result with region, rule and environments for each finding', async () => {
    const [run] = (await sarif(['stage'])).runs;
    expect(run?.results.map(({ ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual(run?.results.map(({ ruleId }) => ruleId));
    expect(run?.results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "logicalLocations": [
              {
                "fullyQualifiedName": "replicas",
                "kind": "member",
              },
            ],
            "physicalLocation": {
              "artifactLocation": {
                "uri": "values/stage.yaml",
                "uriBaseId": "ROOT",
              },
              "region": {
                "endColumn": 14,
                "endLine": 2,
                "startColumn": 11,
                "startLine": 2,
              },
            },
          },
        ],
        "message": {
          "text": "replicas: must be an integer, found "two"",
        },
        "partialFingerprints": {
          "finding/v1": "343d79495f21ff9cc2dbf4258b2721e7",
        },
        "properties": {
          "environments": [
            "stage",
          ],
          "path": "replicas",
        },
        "ruleId": "schema/type",
        "ruleIndex": 0,
      }
    `);
  });

  it('describes every rule that it uses', async () => {
    const [run] = (await sarif([])).runs;
    expect(run?.tool.driver.rules).toHaveLength(2);
    expect(run?.tool.driver.rules.every(({ help, helpUri }) => help && helpUri.endsWith('.md'))).toBe(true);
  });

  it('keeps fingerprints while lines move, and tells equal problems apart', async () => {
    const prints = (log: Log) => log.runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints['finding/v1']);
    const before = prints(await sarif(['stage']));
    const after = prints(await sarif(['stage'], { ...shop, 'values/stage.yaml': `# one line more\n${shop['values/stage.yaml']}` }));
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(before?.length);
  });

  it('escapes names of files and leaves those outside the root absolute', async () => {
    const cwd = folder({ ...shop, 'a b/ü%.yaml': 'replicas: 0\n' });
    const other = folder({ 'c.yaml': 'replicas: 0\n' });
    const { out } = await values(['check', '--chart', 'charts/landfall', 'a b/ü%.yaml', `${other}/c.yaml`, '--format=sarif'], { cwd });
    const uris = (JSON.parse(out) as Log).runs[0]?.results.map(({ locations }) => locations[0]) as {
      physicalLocation: { artifactLocation: object };
    }[];
    expect(validate(JSON.parse(out))).toBe(true);
    expect(uris.map((one) => one.physicalLocation.artifactLocation)).toEqual(
      expect.arrayContaining([{ uri: 'a%20b/%C3%BC%25.yaml', uriBaseId: 'ROOT' }, { uri: `file://${other}/c.yaml` }]),
    );
  });
});
