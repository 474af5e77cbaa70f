import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasHostBits, insideCluster, isEverything, isInRanges } from '../../src/rules/model/addresses.ts';
import { deployed, needing, setting, settings, valuesPath } from '../../src/rules/model/environment.ts';
import { fullname, objectName } from '../../src/rules/model/names.ts';
import { cleanPath } from '../../src/rules/model/paths.ts';
import { plural, podsAtOnce, podsOf } from '../../src/rules/model/pods.ts';
import { certificates, gateways, ingressClasses } from '../../src/rules/model/platforms.ts';
import { thousandths } from '../../src/rules/model/quantity.ts';
import { appUrl, hostOfUrl, isWithin, portOfUrl } from '../../src/rules/model/urls.ts';
import { workerValues } from '../../src/rules/model/worker.ts';
import { backoffSeconds } from '../../src/rules/migrations/retries-beyond-deadline.ts';
import { albHealthCheck } from '../../src/rules/rollout/registration-underestimated.ts';
import { originOf } from '../../src/rules/hosts/cors-without-app.ts';
import { valuesOf } from '../../src/rules/index.ts';
import { merge, over, root, shipped } from './support.ts';

const prod = valuesOf(merge(shipped.prod));

describe('a quantity', () => {
  it.each([
    ['0', 0],
    ['1', 1_000],
    ['100m', 100],
    ['0.29', 290],
    ['1.001', 1_001],
    ['2k', 2e6],
    ['2M', 2e9],
    ['2G', 2e12],
    ['2T', 2e15],
    ['1Ki', 1_024e3],
    ['1Mi', 1_048_576e3],
    ['12.25Mi', 12_845_056e3],
    ['1.5Gi', 1_610_612_736e3],
    ['1Ti', 1_099_511_627_776e3],
  ])('%s is %d thousandths', (text, expected) => {
    expect(thousandths(text)).toBe(expected);
  });

  it.each(['', 'Mi', '1X', '1mi', '-1', '1 Mi', 'M1i', '1.', '.5', '1.2.3', '1e3'])('%s is none', (text) => {
    expect(() => thousandths(text)).toThrow(new RangeError(`${JSON.stringify(text)} is no quantity such as 100m or 256Mi`));
  });
});

describe('a number of pods', () => {
  it.each([
    [0, 5, 0],
    [3, 2, 3],
    ['0%', 5, 0],
    ['1%', 5, 1],
    ['50%', 2, 1],
    ['50%', 3, 2],
    ['100%', 7, 7],
  ] as const)('%s of %i are %i', (count, of, expected) => {
    expect(podsOf(count, of)).toBe(expected);
  });

  it.each([
    [{ maxSurge: 1, maxUnavailable: 0 }, 10, 1],
    [{ maxSurge: '25%', maxUnavailable: 0 }, 10, 3],
    [{ maxSurge: 0, maxUnavailable: '25%' }, 10, 2],
    [{ maxSurge: '25%', maxUnavailable: '25%' }, 10, 5],
    [{ maxSurge: 2, maxUnavailable: 3 }, 4, 5],
    [{ maxSurge: 0, maxUnavailable: '9%' }, 10, 1],
    [{ maxSurge: 0, maxUnavailable: 0 }, 10, 1],
  ] as const)('is replaced at once: with %j of %i, %i', (rollout, of, expected) => {
    expect(podsAtOnce(rollout, of)).toBe(expected);
  });

  it('is said in words', () => {
    expect([0, 1, 2].map((count) => plural(count, 'pod'))).toStrictEqual(['0 pods', '1 pod', '2 pods']);
  });
});

describe('a path', () => {
  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/app/', '/app'],
    ['/app//x/..', '/app'],
    ['/./tmp/.', '/tmp'],
    ['/..', '/'],
    ['/a', '/a'],
  ])('%s is %s', (text, clean) => {
    expect(cleanPath(text)).toBe(clean);
  });
});

describe('a host', () => {
  it.each([
    ['redis', 'a Service of the namespace'],
    ['Redis', 'a Service of the namespace'],
    ['redis.', 'a Service of the namespace'],
    ['redis.data.svc', 'a Service of the cluster'],
    ['redis.data.svc.', 'a Service of the cluster'],
    ['redis.data.svc.example', 'a Service of the cluster'],
    ['x.cluster.local', 'a Service of the cluster'],
    ['localhost', 'the pod itself'],
    ['127.0.0.53', 'the pod itself'],
    ['::1', 'the pod itself'],
    ['10.0.0.1', undefined],
    ['fd00::1', undefined],
    ['redis.svcs.example', undefined],
    ['redis.example.com', undefined],
    ['cluster.local.example', undefined],
    ['a.127.example', undefined],
  ])('%s is %s', (host, expected) => {
    expect(insideCluster(host)).toBe(expected);
  });

  it.each([
    ['a.b', 'a.b', true],
    ['x.a.b', 'a.b', true],
    ['xa.b', 'a.b', false],
    ['b', 'a.b', false],
  ])('%s is within %s: %s', (host, domain, expected) => {
    expect(isWithin(host, domain)).toBe(expected);
  });

  it('is read from a URL', () => {
    expect(['https://A.example:1', 'http://[fd00::1]:2', 'postgresql://u:p@db/x', 'nothing', 'https://a[b'].map(hostOfUrl)).toStrictEqual([
      'a.example',
      'fd00::1',
      'db',
      undefined,
      undefined,
    ]);
  });

  it('is called at a port', () => {
    expect(['http://a:8025', 'https://a', 'http://a', 'https://[fd00::443]', 'http://https:1'].map(portOfUrl)).toStrictEqual([
      8025, 443, 80, 443, 1,
    ]);
  });

  it('has an origin', () => {
    expect(['https://A.example:443', 'http://a:80', 'http://a:443', 'no url'].map(originOf)).toStrictEqual([
      'https://a.example',
      'http://a',
      'http://a:443',
      'no url',
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['10.0.0.255', ['10.0.0.0/24'], true],
    ['10.0.1.0', ['10.0.0.0/24'], false],
    ['10.0.1.0', ['10.0.0.0/24', '10.0.1.0/32'], true],
    ['fd00::ffff', ['fd00::/112'], true],
    ['fd00::1:0', ['fd00::/112'], false],
    ['10.0.0.1', ['fd00::/8'], false],
    ['10.0.0.1', [], false],
  ])('%s lies in %j: %s', (address, cidrs, expected) => {
    expect(isInRanges(address, cidrs)).toBe(expected);
  });

  it('is any one of a range of everything', () => {
    expect(['0.0.0.0/0', '::/0', '10.0.0.0/8', '10.0.0.0/10'].map(isEverything)).toStrictEqual([true, true, false, false]);
  });
});

describe('a name of objects', () => {
  const named = (nameOverride: string, fullnameOverride: string, release: string) =>
    fullname({ ...prod, nameOverride, fullnameOverride }, release);

  it.each([
    ['', '', 'landfall', 'landfall'],
    ['', '', 'my-landfall-2', 'my-landfall-2'],
    ['', '', 'blue', 'blue-landfall'],
    ['green', '', 'blue', 'blue-green'],
    ['', 'other', 'blue', 'other'],
    ['', '', 'v1.2.landfall', 'v1-2-landfall'],
    ['', 'a'.repeat(40), 'blue', 'a'.repeat(40)],
    // Seen from helm template.
    ['', '', 'a-release-with-the-longest-name-that-helm-accepts-one', 'a-release-with-the-longest-name-24cdac4f'],
  ])('is, of %j, %j and release %s, %s', (nameOverride, fullnameOverride, release, expected) => {
    expect(named(nameOverride, fullnameOverride, release)).toBe(expected);
  });

  it('ends with the component', () => {
    expect(objectName(prod, 'landfall', 'worker-feedback')).toBe('landfall-worker-feedback');
  });

  it('does not end in a dash where it is cut', () => {
    expect(named('', '', `${'a'.repeat(30)}-${'b'.repeat(20)}`)).toMatch(/^a{30}-[0-9a-f]{8}$/);
  });
});

describe('the environment of a component', () => {
  const values = valuesOf(
    over('prod', 'api: { config: { LOG_LEVEL: warn } }\nworkers: { feedback: { enabled: false } }\nmigrations: { enabled: false }'),
  );

  it('has its own value, else that of all', () => {
    expect(setting(values, 'api', 'LOG_LEVEL')).toStrictEqual({ value: 'warn', path: ['api', 'config', 'LOG_LEVEL'] });
    expect(setting(values, 'web', 'LOG_LEVEL')).toStrictEqual({ value: 'info', path: ['config', 'LOG_LEVEL'] });
    expect(setting(values, 'api', 'S3_ENDPOINT')).toStrictEqual({ value: undefined, path: ['config', 'S3_ENDPOINT'] });
  });

  it('stands once for each place', () => {
    expect(settings(values, deployed(values), 'LOG_LEVEL').map(({ path }) => path.join('.'))).toStrictEqual([
      'config.LOG_LEVEL',
      'api.config.LOG_LEVEL',
    ]);
    expect(settings(values, deployed(values), 'S3_ENDPOINT')).toStrictEqual([]);
  });

  it.each([
    ['web', 'web.config.LOG_LEVEL'],
    ['migrations', 'migrations.config.LOG_LEVEL'],
    ['worker-reminders', 'workers.reminders.config.LOG_LEVEL'],
    ['worker-feedback', 'workers.feedback.config.LOG_LEVEL'],
    ['worker-audit-archive', 'workers.audit-archive.config.LOG_LEVEL'],
  ] as const)('is written of %s at %s', (component, at) => {
    const [top = '', ...rest] = valuesPath(component);
    const text = rest.length > 0 ? `${top}: { ${rest[0]}: { config: { LOG_LEVEL: error } } }` : `${top}: { config: { LOG_LEVEL: error } }`;
    const found = setting(valuesOf(over('prod', text)), component, 'LOG_LEVEL');
    expect({ value: found.value, at: found.path.join('.') }).toStrictEqual({ value: 'error', at });
  });

  it('is only of what is deployed', () => {
    expect(deployed(values)).toStrictEqual(['web', 'api', 'worker-reminders', 'worker-audit-archive']);
    expect(deployed(prod)).toStrictEqual(['web', 'api', 'worker-reminders', 'worker-feedback', 'worker-audit-archive', 'migrations']);
    expect(needing(prod, 'mail')).toStrictEqual(['worker-reminders', 'worker-feedback']);
    expect(needing(values, 'redis')).toStrictEqual(['api', 'worker-reminders', 'worker-audit-archive']);
  });

  it('has a public URL', () => {
    expect(appUrl(prod)).toStrictEqual({ value: 'https://app.landfall.example', path: ['domain'] });
    expect(appUrl(valuesOf(merge(shipped.dev)))).toStrictEqual({ value: 'http://app.landfall.localhost:8088', path: ['domain'] });
    expect(appUrl(valuesOf(over('prod', 'routing: { hosts: { app: www.landfall.example } }')))).toStrictEqual({
      value: 'https://www.landfall.example',
      path: ['routing', 'hosts', 'app'],
    });
    expect(appUrl(valuesOf(over('prod', 'config: { APP_URL: "https://a.example" }')))).toStrictEqual({
      value: 'https://a.example',
      path: ['config', 'APP_URL'],
    });
  });
});

describe('the values of a worker', () => {
  const of = (text: string) => workerValues(valuesOf(over('dev', text)), 'feedback');

  it('are its own of what is added, all the way down, and lists whole', () => {
    const { annotations, podLabels, extraVolumes, extraVolumeMounts, initContainers, sidecars } = of(`workers:
  defaults:
    annotations: { a: "1", b: "1" }
    podLabels: { a: "1" }
    extraVolumes: { a: { emptyDir: { sizeLimit: 1Mi } }, b: { emptyDir: {} } }
    extraVolumeMounts: { /a: { volume: a, readOnly: true } }
    initContainers: { a: { image: a, args: [a, b] } }
  feedback:
    annotations: { b: "2" }
    podLabels: { b: "2" }
    extraVolumes: { a: { emptyDir: { medium: Memory } } }
    extraVolumeMounts: { /a: { volume: b } }
    initContainers: { a: { image: b, args: [c] } }
    sidecars: { s: { image: s } }
`);
    expect({ annotations, podLabels }).toStrictEqual({ annotations: { a: '1', b: '2' }, podLabels: { a: '1', b: '2' } });
    expect(extraVolumes).toStrictEqual({ a: { emptyDir: { sizeLimit: '1Mi', medium: 'Memory' } }, b: { emptyDir: {} } });
    expect(extraVolumeMounts).toStrictEqual({ '/a': { volume: 'b', readOnly: true } });
    expect(initContainers).toStrictEqual({ a: { image: 'b', args: ['c'] } });
    expect(sidecars).toStrictEqual({ s: { image: 's' } });
  });

  it('are the defaults where it says nothing', () => {
    expect(of('')).toStrictEqual({
      enabled: true,
      replicas: 1,
      concurrency: 10,
      resources: { requests: { cpu: '50m', memory: '192Mi' }, limits: { cpu: '500m', memory: '384Mi' } },
      autoscaling: {
        enabled: false,
        minReplicas: 1,
        maxReplicas: 4,
        targetCPUUtilizationPercentage: 70,
        targetMemoryUtilizationPercentage: 0,
        behavior: {},
      },
      keda: {
        enabled: false,
        minReplicas: 1,
        maxReplicas: 4,
        jobsPerReplica: 100,
        activationJobs: 0,
        pollingIntervalSeconds: 15,
        cooldownSeconds: 300,
      },
      rollout: { maxSurge: 1, maxUnavailable: 0, revisionHistoryLimit: 3, progressDeadlineSeconds: 600 },
      disruption: { enabled: false, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      shutdown: { drainSeconds: 25, gracePeriodSeconds: 35 },
      database: { poolSize: 3 },
      nodeSelector: {},
      tolerations: [],
      annotations: {},
      podLabels: {},
      extraVolumes: {},
      extraVolumeMounts: {},
      initContainers: {},
      sidecars: {},
    });
  });

  it('are its own, key by key, and lists whole', () => {
    const values = of(`workers:
  defaults:
    nodeSelector: { a: "1", b: "1" }
    tolerations: [{ key: a, operator: Exists }]
    disruption: { enabled: true, maxUnavailable: 1 }
    autoscaling: { minReplicas: 2, maxReplicas: 8 }
    keda: { jobsPerReplica: 5 }
    rollout: { maxSurge: 25% }
  feedback:
    autoscaling: { enabled: true, maxReplicas: 9 }
    keda: { pollingIntervalSeconds: 7 }
    rollout: { maxUnavailable: 1 }
    enabled: false
    replicas: 0
    concurrency: 2
    resources: { requests: { cpu: 60m }, limits: { memory: 1Gi } }
    disruption: { minAvailable: 50%, unhealthyPodEvictionPolicy: IfHealthyBudget }
    shutdown: { drainSeconds: 70 }
    database: { poolSize: 1 }
    nodeSelector: { b: "2" }
    tolerations: []
`);
    expect(values).toStrictEqual({
      enabled: false,
      replicas: 0,
      concurrency: 2,
      resources: { requests: { cpu: '60m', memory: '192Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
      autoscaling: {
        enabled: true,
        minReplicas: 2,
        maxReplicas: 9,
        targetCPUUtilizationPercentage: 70,
        targetMemoryUtilizationPercentage: 0,
        behavior: {},
      },
      keda: {
        enabled: false,
        minReplicas: 1,
        maxReplicas: 4,
        jobsPerReplica: 5,
        activationJobs: 0,
        pollingIntervalSeconds: 7,
        cooldownSeconds: 300,
      },
      rollout: { maxSurge: '25%', maxUnavailable: 1, revisionHistoryLimit: 3, progressDeadlineSeconds: 600 },
      disruption: { enabled: true, minAvailable: '50%', unhealthyPodEvictionPolicy: 'IfHealthyBudget' },
      shutdown: { drainSeconds: 70, gracePeriodSeconds: 80 },
      database: { poolSize: 1 },
      nodeSelector: { a: '1', b: '2' },
      tolerations: [],
      annotations: {},
      podLabels: {},
      extraVolumes: {},
      extraVolumeMounts: {},
      initContainers: {},
      sidecars: {},
    });
  });

  it('keep a bound of the defaults without one of their own', () => {
    const both =
      'workers: { defaults: { disruption: { minAvailable: 0, maxUnavailable: 0 } }, feedback: { disruption: { enabled: true } } }';
    expect(of(both).disruption).toStrictEqual({
      enabled: true,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      minAvailable: 0,
      maxUnavailable: 0,
    });
  });
});

describe('what others decide', () => {
  it('is how long a Job waits', () => {
    expect([0, 1, 2, 3, 6, 7, 8].map(backoffSeconds)).toStrictEqual([0, 10, 30, 70, 630, 990, 1350]);
  });

  it.each(['aws', 'gcp', 'azure', 'generic'] as const)('is what the load balancers of %s can', (platform) => {
    const preset = parse(readFileSync(path.join(root, `charts/landfall/files/platforms/${platform}.yaml`), 'utf8')) as {
      className: string;
      certificates: unknown;
      gateway: { className: string; timeouts: boolean };
    };
    expect(preset.className).toBe(ingressClasses[platform]);
    expect(preset.certificates).toStrictEqual(certificates[platform]);
    expect(preset.gateway).toMatchObject(gateways[platform]);
  });

  it('is how the load balancer of the platform checks health', () => {
    const preset = parse(readFileSync(path.join(root, 'charts/landfall/files/platforms/aws.yaml'), 'utf8')) as {
      ingress: Record<string, string>;
    };
    for (const [name, value] of Object.entries(albHealthCheck))
      expect(preset.ingress[`alb.ingress.kubernetes.io/${name}`]).toBe(String(value));
  });
});

describe('bits of a range beyond its prefix', () => {
  it.each([
    ['10.0.0.0/8', false],
    ['10.0.0.1/8', true],
    ['10.0.0.1/32', false],
    ['10.128.0.0/9', false],
    ['10.192.0.0/9', true],
    ['0.0.0.0/0', false],
    ['0.0.0.1/0', true],
    ['::/0', false],
    ['::1/128', false],
    ['::1/127', true],
    ['2001:db8::/32', false],
    ['2001:db8:0:1::/48', true],
    ['1::2:0:0:0/80', false],
    ['1:0:0:0:0:0:0:8/125', false],
    ['1:0:0:0:0:0:0:8/124', true],
    ['64:ff9b::1.2.3.4/127', false],
    ['64:ff9b::1.2.3.5/127', true],
  ])('%s: %s', (cidr, expected) => {
    expect(hasHostBits(cidr)).toBe(expected);
  });
});
