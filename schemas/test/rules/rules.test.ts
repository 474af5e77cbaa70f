import { describe, expect, it } from 'vitest';
import { positionOf } from '../../src/engine/source.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { pathText } from '../../src/engine/tree.ts';
import { codes, comparisons, rules } from '../../src/rules/index.ts';
import { environments, judged, merge, othersOf, over, refused, shipped } from './support.ts';

/** Where the bad fixture of each rule is found: the value to change. */
const places: Readonly<Record<string, readonly string[]>> = {
  'environment/mismatch': ['fixture.yaml:2:14'],
  'rollout/cannot-begin': ['fixture.yaml:2:24'],
  'rollout/deadline-before-ready': ['fixture.yaml:2:39'],
  'rollout/grace-beyond-node-drain': ['fixture.yaml:3:56'],
  'rollout/grace-too-short': ['fixture.yaml:2:35'],
  'rollout/leaves-before-load-balancer': ['fixture.yaml:2:31'],
  'rollout/longer-than-helm-timeout': ['fixture.yaml:2:20'],
  'rollout/no-drain': ['fixture.yaml:2:29'],
  'rollout/readiness-gates-elsewhere': ['fixture.yaml:2:35'],
  'rollout/ready-before-registered': ['fixture.yaml:2:20'],
  'rollout/registration-underestimated': ['fixture.yaml:2:40'],
  'rollout/sockets-cut': ['fixture.yaml:2:42', 'fixture.yaml:2:42'],
  'disruption/broken-pods-block': ['fixture.yaml:2:45'],
  'disruption/missing': ['fixture.yaml:2:26'],
  'disruption/no-eviction': ['fixture.yaml:2:31'],
  'disruption/one-place': ['fixture.yaml:2:48'],
  'disruption/protects-nothing': ['fixture.yaml:3:35'],
  'disruption/tolerates-everything': ['fixture.yaml:3:7'],
  'disruption/two-bounds': ['fixture.yaml:2:50'],
  'scaling/activation-ignored': ['fixture.yaml:3:44'],
  'scaling/both-autoscalers': ['fixture.yaml:4:22'],
  'scaling/bounds': ['fixture.yaml:2:31'],
  'scaling/cpu-request-missing': ['fixture.yaml:3:22'],
  'scaling/fixed': ['fixture.yaml:2:31'],
  'scaling/keda-zero': ['fixture.yaml:3:41'],
  'scaling/memory-request-missing': ['fixture.yaml:3:25'],
  'scaling/no-target': ['fixture.yaml:2:50'],
  'scaling/replicas-ignored': ['fixture.yaml:2:13'],
  'scaling/target-out-of-reach': ['fixture.yaml:4:50'],
  'resources/cpu-unit': ['fixture.yaml:3:22'],
  'resources/limit-missing': ['fixture.yaml:3:23'],
  'resources/memory-unit': ['fixture.yaml:4:23'],
  'resources/request-above-limit': ['fixture.yaml:3:25'],
  'connections/database': ['fixture.yaml:1:29'],
  'connections/redis': ['fixture.yaml:1:26'],
  'connections/while-draining': ['fixture.yaml:1:29'],
  'migrations/deadline-beyond-helm-timeout': ['fixture.yaml:2:20'],
  'migrations/disabled': ['fixture.yaml:2:12'],
  'migrations/order-annotations': ['fixture.yaml:2:48'],
  'migrations/retries-beyond-deadline': ['fixture.yaml:2:17'],
  'migrations/ttl-in-waves': ['fixture.yaml:1:64'],
  'production/in-cluster-service': ['fixture.yaml:1:23'],
  'production/introspection': ['fixture.yaml:1:34'],
  'production/log-level': ['fixture.yaml:2:24'],
  'production/node-env': ['fixture.yaml:1:21'],
  'production/plaintext-url': ['fixture.yaml:1:28'],
  'production/redis-tls': ['fixture.yaml:1:22'],
  'production/replicas': ['fixture.yaml:3:15'],
  'production/tls': ['fixture.yaml:2:19'],
  'images/local-registry': ['fixture.yaml:1:20'],
  'images/mutable-tag': ['fixture.yaml:1:15'],
  'images/never-pulled': ['fixture.yaml:1:22'],
  'secrets/inline-form': ['fixture.yaml:4:19'],
  'secrets/inline-leftover': ['fixture.yaml:2:29'],
  'secrets/inline': ['fixture.yaml:2:11'],
  'secrets/name-taken': ['fixture.yaml:2:17'],
  'secrets/refresh-interval': ['fixture.yaml:2:32'],
  'secrets/revision-ignored': ['fixture.yaml:3:28'],
  'secrets/rotation-off': ['fixture.yaml:2:13'],
  'secrets/store-account': ['fixture.yaml:2:113'],
  'secrets/store-not-ours': ['fixture.yaml:2:64'],
  'hosts/certificate-missing': ['fixture.yaml:2:26'],
  'hosts/cookie-domains-differ': ['fixture.yaml:3:28'],
  'hosts/cors-too-wide': ['fixture.yaml:1:25'],
  'hosts/cors-without-app': ['fixture.yaml:1:25'],
  'hosts/outside-cookie-domain': ['fixture.yaml:2:17'],
  'hosts/outside-domain': ['fixture.yaml:4:17'],
  'hosts/port-not-served': ['fixture.yaml:1:24'],
  'hosts/public-suffix': ['fixture.yaml:1:9'],
  'hosts/same': ['fixture.yaml:2:17'],
  'hosts/url-not-routed': ['fixture.yaml:1:20'],
  'routing/certificate-ignored': ['fixture.yaml:2:22'],
  'routing/gateway-class-missing': ['fixture.yaml:3:22'],
  'routing/gateway-missing': ['fixture.yaml:2:9'],
  'routing/gateway-not-ours': ['fixture.yaml:3:39'],
  'routing/sockets-end-early': ['fixture.yaml:1:11'],
  'routing/timeouts-ignored': ['fixture.yaml:3:51'],
  'network/address-blocked': ['fixture.yaml:2:19'],
  'network/data-open': ['fixture.yaml:2:23'],
  'network/host-bits': ['fixture.yaml:2:18'],
  'network/ingress-open': ['fixture.yaml:1:47'],
  'network/no-dns': ['fixture.yaml:2:21'],
  'network/no-ingress': ['fixture.yaml:1:32'],
  'network/no-peers': ['fixture.yaml:2:18'],
  'network/policies-off': ['fixture.yaml:1:27'],
  'network/redis-port': ['fixture.yaml:2:18'],
  'network/url-port': ['fixture.yaml:2:17'],
  'pods/container-names': ['fixture.yaml:2:15'],
  'pods/init-keeps-running': ['fixture.yaml:2:46'],
  'pods/mount-hides': ['fixture.yaml:3:24'],
  'pods/mount-twice': ['fixture.yaml:3:51'],
  'pods/sub-path': ['fixture.yaml:3:58'],
  'pods/volume-missing': ['fixture.yaml:2:42'],
  'pods/volume-reserved': ['fixture.yaml:2:19'],
  'pods/volume-sources': ['fixture.yaml:2:19'],
  'labels/of-the-chart': ['fixture.yaml:2:30'],
  'objects/no-object': ['fixture.yaml:2:13'],
  'objects/no-text': ['fixture.yaml:2:92'],
  'objects/of-the-chart': ['fixture.yaml:2:3'],
  'objects/twice': ['fixture.yaml:3:3'],
  'queues/drain-shorter-than-job': ['fixture.yaml:3:31'],
  'queues/grace-too-short': ['fixture.yaml:3:37'],
  'queues/jobs-outnumber-connections': ['fixture.yaml:3:18'],
  'queues/not-served': ['fixture.yaml:3:14'],
  'storage/addressing': ['fixture.yaml:1:32'],
  'monitoring/interval-too-long': ['fixture.yaml:2:23'],
  'monitoring/metrics-blocked': ['fixture.yaml:1:39'],
  'monitoring/timeout-beyond-interval': ['fixture.yaml:2:37'],
  'monitoring/unwatched': ['fixture.yaml:2:22'],
  'isolation/bucket': ['fixture.yaml:1:22'],
  'isolation/cookies': ['fixture.yaml:1:9'],
  'isolation/hosts': ['fixture.yaml:1:9', 'fixture.yaml:1:9'],
  'isolation/redis': ['fixture.yaml:1:23'],
  'isolation/secrets': ['fixture.yaml:2:26'],
};

const placeOf = ({ at }: Pick<Finding, 'at'>): string => {
  const { file, line, column } = positionOf(at);
  return `${file}:${line}:${column}`;
};

/** Without the line in files that change for other reasons than this test. */
const shortPlaceOf = (finding: Pick<Finding, 'at'>): string => placeOf(finding).replace(/^(charts|values)(\/\S+):\d+:\d+$/, '$1$2');

const report = (findings: readonly Finding[]): string[] =>
  findings.map((finding) =>
    [
      `${placeOf(finding)} ${pathText(finding.path)} (${finding.severity}): ${finding.message}; ${finding.help}`,
      ...(finding.related ?? []).map(({ at, message }) => `  ${shortPlaceOf({ at })}: ${message}`),
    ].join('\n'),
  );

const all = [...rules, ...comparisons];

describe.each(all)('$code', (rule) => {
  const others = othersOf(rule.fixtureEnvironment);

  it('finds the bad fixture, at its place, and nothing else', () => {
    const found = judged(rule.fixtureEnvironment, over(rule.fixtureEnvironment, rule.bad), others);
    expect(new Set(found.map(({ code }) => code))).toStrictEqual(new Set([rule.code]));
    expect(found.map(placeOf)).toStrictEqual(places[rule.code]);
    for (const { severity } of found) expect(severity).toBe(rule.policy[rule.fixtureEnvironment]);
  });

  it('has fixtures that the schema accepts', () => {
    expect(refused(over(rule.fixtureEnvironment, rule.bad))).toStrictEqual([]);
    expect(refused(over(rule.fixtureEnvironment, rule.good))).toStrictEqual([]);
  });

  it('has nothing to say of the good one', () => {
    expect(judged(rule.fixtureEnvironment, over(rule.fixtureEnvironment, rule.good), others)).toStrictEqual([]);
  });

  it('says what was found and what to write', () => {
    expect(report(judged(rule.fixtureEnvironment, over(rule.fixtureEnvironment, rule.bad), others))).toMatchSnapshot();
    for (const { message, help } of judged(rule.fixtureEnvironment, over(rule.fixtureEnvironment, rule.bad), others)) {
      expect(message).toMatch(/^\S.{15,}[^.]$/su);
      expect(help).toMatch(/^\S.{4,}[^.]$/su);
      expect(message).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('is described', () => {
    expect(rule.policy).toMatchSnapshot();
    expect(rule.code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/u);
    expect(rule.explanation).toMatch(/^\S.{80,}\.$/su);
  });
});

describe('the rules', () => {
  it('are all placed above, and each once', () => {
    expect(all.map(({ code }) => code).toSorted()).toStrictEqual(Object.keys(places).toSorted());
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  it.each(environments)('find nothing in %s as shipped', (environment) => {
    expect(judged(environment, merge(shipped[environment]), othersOf(environment))).toStrictEqual([]);
  });

  it('are as severe in the catalogue as where they are most severe', () => {
    for (const [i, { code, severity, bad, good }] of codes.entries()) {
      const rule = all[i];
      expect({ code, bad, good }).toStrictEqual({ code: rule?.code, bad: rule?.bad, good: rule?.good });
      expect(severity).toBe(Object.values(rule?.policy ?? {}).includes('error') ? 'error' : 'warning');
    }
  });
});
