import { describe, expect, it } from 'vitest';
import { positionOf } from '../../src/engine/source.ts';
import { secretNames } from '../../src/values/config.ts';
import { landfall, line, marked, merged, needed, partial } from './helpers.ts';

const secret = 'it is a secret: it belongs under secrets, or into the Secret that secrets.source names, never under config';

const mistakes: readonly (readonly [what: string, text: string, finds: readonly string[], inOverlay: boolean])[] = [
  ['nothing', 'api: { replicas: 2 }\n', [], true],
  ['a typo', 'api:\n  replica: 2\n', ['2:3 schema/unknown-key api.replica: unknown key replica in api (did you mean replicas?)'], true],
  ['a key one level too high', 'api: { maxReplicas: 2 }\n', ['1:8 schema/unknown-key api.maxReplicas: unknown key maxReplicas in api (maxReplicas belongs in api.autoscaling: check the indentation)'], true],
  ['a map at the top', 'autoscaling: { enabled: true }\n', ['1:1 schema/unknown-key autoscaling: unknown key autoscaling (autoscaling belongs in web, api, workers.defaults, workers.reminders or 2 other places: check the indentation)'], true],
  ['a secret under config', 'config:\n  JWT_SECRET: hunter2\n', [`2:3 schema/misplaced config.JWT_SECRET: JWT_SECRET does not belong in config (${secret})`], true],
  ['a secret under the config of a component', 'api:\n  config: { JWT_SECRET: hunter2 }\n', [`2:13 schema/misplaced api.config.JWT_SECRET: JWT_SECRET does not belong in api.config (${secret})`], true],
  ['a variable of the chart', 'config: { PORT: 80 }\n', ['1:11 schema/misplaced config.PORT: PORT does not belong in config (the chart sets it from other values: leave it out)'], true],
  ['a wrong environment', 'environment: production\n', ['1:14 schema/enum environment: must be dev, stage or prod, found "production" (did you mean prod?)'], true],
  ['a default taken away', 'web: null\n', ['1:6 schema/missing web: web is missing in the values: The web app (the null here takes web away: leave it out)'], false],
  ['a default deep down taken away', 'database:\n  reserved: null\n', ['2:13 schema/missing database.reserved: reserved is missing in database: Connections that are kept free for others, and for pods that still drain during a rollout (the null here takes database.reserved away: leave it out)'], false],
  ['half a map', 'api:\n  disruption: { minAvailable: half }\n', ['2:31 schema/choice api.disruption.minAvailable: must be an integer from 0 to 1000 or a string that matches ^(100|[1-9]?[0-9])%$, found "half" (the closest is a string that matches ^(100|[1-9]?[0-9])%$)'], true],
  ['an incomplete item', 'api:\n  tolerations:\n    - {}\n', ['3:7 schema/missing api.tolerations[0].key: key is missing in api.tolerations[0], needed unless api.tolerations[0].operator is Exists: Key of the taint; only Exists goes without one'], true],
  ['an item against a condition', 'api:\n  tolerations:\n    - { tolerationSeconds: 5, key: a, effect: NoSchedule }\n', ['3:47 schema/const api.tolerations[0].effect: must be NoExecute since api.tolerations[0].tolerationSeconds is set, found "NoSchedule"'], true],
  ['text for a number of secrets', 'secrets: hunter2\n', ['1:10 schema/type secrets: must be a map, found a string that is not shown, since it may be a secret'], true],
  ['a number for a secret', 'secrets: { inline: { JWT_SECRET: 5 } }\n', ['1:34 schema/type secrets.inline.JWT_SECRET: must be a string, found a number that is not shown, since it may be a secret (put it in quotes)'], true],
  ['a condition between values', 'secrets: { source: external, external: { storeName: s } }\n', ['1:20 schema/length secrets.external.remoteKey: must not be empty since secrets.source is external, found ""'], false],
]; // prettier-ignore

describe('values of the landfall chart', () => {
  it.each(mistakes)('%s, merged', (_what, text, finds) => {
    expect(merged(landfall, needed, text).map(line)).toEqual(finds.map((found) => `values/prod.yaml:${found}`));
  });

  it.each(mistakes)('%s, in the overlay by itself', (_what, text, finds, inOverlay) => {
    expect(partial(landfall, text).map(line)).toEqual(inOverlay ? finds.map((found) => `values/prod.yaml:${found}`) : []);
  });

  it('says what a missing variable is and how one looks', () => {
    expect(merged(landfall, 'config: { MAIL_FROM: "L <a@b.example>", REDIS_HOST: redis }\n').map(line)).toEqual([
      'values/prod.yaml:1:1 schema/missing config.S3_BUCKET: S3_BUCKET is missing in config: Bucket of the audit archive (set it, such as S3_BUCKET: "landfall-audit")',
    ]);
  });

  it('takes a renamed key that is required for one mistake', () => {
    const text = 'config: { MAIL_FROM: "L <a@b.example>", REDIS_HOST: redis, S3_BUKET: landfall }\n';
    expect(merged(landfall, text).map(line)).toEqual([
      'values/prod.yaml:1:60 schema/unknown-key config.S3_BUKET: unknown key S3_BUKET in config (did you mean S3_BUCKET?)',
    ]);
  });

  it('points at the value that asks for what the defaults lack, and at the place where it belongs', () => {
    const findings = merged(landfall, needed, 'secrets: { source: inline }\n');
    expect(findings).toHaveLength(secretNames.length);
    expect(findings.map(marked)).toEqual(secretNames.map(() => 'inline'));
    expect(line(findings[1]!)).toBe(
      'values/prod.yaml:1:20 schema/missing secrets.inline.JWT_SECRET: JWT_SECRET is missing in secrets.inline, needed since secrets.source is inline: Key that signs session cookies, at least 32 characters',
    );
    const [related] = findings[1]!.related!;
    expect([positionOf(related!.at).file, marked(related as never), related!.message]).toEqual([
      'landfall/values.yaml',
      'inline',
      'it belongs here',
    ]);
  });

  it('points at the value itself where an overlay has it, and names what asks for it', () => {
    const [finding, ...others] = merged(landfall, needed, 'secrets:\n  source: inline\n  inline: { REDIS_PASSWORD: x }\n');
    expect(others).toHaveLength(secretNames.length - 2);
    expect(marked(finding!)).toBe('inline');
    expect(positionOf(finding!.at)).toEqual({ file: 'values/prod.yaml', line: 3, column: 3 });
    expect(finding!.related!.map(({ at, message }) => [positionOf(at).line, message])).toEqual([[2, 'this asks for it']]);
  });

  it('orders findings by place', () => {
    const text = 'domain: "-"\nfoo: 1\nbar: 2\nenvironment: x\n';
    expect(merged(landfall, needed, text).map(({ at }) => positionOf(at).line)).toEqual([1, 2, 3, 4]);
    expect(merged(landfall, text, needed).every(({ environments, severity }) => environments.length === 0 && severity === 'error')).toBe(
      true,
    );
  });
});
