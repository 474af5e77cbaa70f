import { describe, expect, it } from 'vitest';
import { cases } from './lib/cases.ts';
import { helms, render, type Case } from './lib/helm.ts';
import { componentOf, hookWeight, id, isHook, ofKind, workloads, type KubeObject } from './lib/objects.ts';

const argo = 'argocd.argoproj.io/';
const annotationsOf = (object: KubeObject, prefix: string) =>
  Object.keys(object.metadata.annotations ?? {}).filter((key) => key.startsWith(prefix));
/** As Argo CD reads it: what says nothing comes in wave 0. */
const waveOf = (object: KubeObject): number => Number(object.metadata.annotations?.[`${argo}sync-wave`] ?? 0);

/** Every case, its migration ordered by the other means too. */
const ordered = (ordering: string): readonly { name: string; helm: (typeof helms)[number]; case: Case }[] =>
  helms.flatMap((helm) => cases.map((c) => ({ name: c.name, helm, case: { ...c, set: { ...c.set, 'migrations.ordering': ordering } } })));

describe.each(ordered('helmHook'))('hooks of $name with $helm', ({ helm, case: c }) => {
  it('run before install and before upgrade, with a weight, and keep the failed pod', async () => {
    for (const hook of (await render(helm, c)).filter(isMigration)) {
      const annotations = hook.metadata.annotations ?? {};
      expect(annotations['helm.sh/hook'], id(hook)).toBe('pre-install,pre-upgrade');
      expect(annotations['helm.sh/hook-weight'], id(hook)).toMatch(/^-?[0-9]+$/);
      expect(annotations['helm.sh/hook-delete-policy'], id(hook)).toBe('before-hook-creation');
    }
  });

  it('are one Job, and what has its name', async () => {
    const objects = await render(helm, c);
    const jobs = ofKind(objects, 'Job');
    const hooks = objects.filter(isMigration);
    expect(jobs).toHaveLength(hooks.length === 0 ? 0 : 1);
    for (const hook of hooks) expect(hook.metadata.name).toBe(jobs[0]?.metadata.name);
  });

  it('come with no annotation of Argo CD, which would then ignore them', async () => {
    for (const object of (await render(helm, c)).filter(isHook)) expect(annotationsOf(object, argo), id(object)).toStrictEqual([]);
  });
});

describe.each(ordered('argoSyncWave'))('sync waves of $name with $helm', ({ helm, case: c }) => {
  it('take the place of the hooks', async () => {
    for (const object of (await render(helm, c)).filter(isMigration))
      expect(annotationsOf(object, 'helm.sh/'), id(object)).toStrictEqual([]);
  });

  it('are before the Job for what it needs, and after it for everything that is not of the migration', async () => {
    const objects = (await render(helm, c)).filter((object) => !isHook(object));
    const [job] = ofKind(objects, 'Job');
    if (!job) return;
    for (const object of objects.filter((o) => o !== (job as KubeObject)))
      expect(Math.sign(waveOf(object) - waveOf(job)), id(object)).toBe(isMigration(object) ? -1 : 1);
  });

  it('let a Job keep its name for as long as it is the same', async () => {
    const nameOf = async (set: Record<string, unknown>) =>
      ofKind(await render(helm, { ...c, set: { ...c.set, ...set } }), 'Job').map((job) => job.metadata.name);
    const [name] = await nameOf({});
    if (!name) return;
    expect(await nameOf({ 'migrations.deadlineSeconds': 100, 'migrations.backoffLimit': 1, 'api.replicas': 2 })).toStrictEqual([name]);
    for (const set of [
      { 'api.image.tag': 'sha-other' },
      { 'migrations.config.LOG_LEVEL': 'trace' },
      { 'migrations.podAnnotations': { a: 'b' } },
    ])
      expect(await nameOf(set), JSON.stringify(set)).not.toStrictEqual([name]);
  });

  it('share no name with a hook of the other ordering, which Helm would refuse to take over', async () => {
    const before = await render(helm, { ...c, set: { ...c.set, 'migrations.ordering': 'helmHook' } });
    const hooks = new Set(before.filter(isMigration).map(id));
    for (const object of await render(helm, c)) expect(hooks.has(id(object)), id(object)).toBe(false);
  });

  it('let everything that uses the database wait, where there is a migration', async () => {
    const objects = await render(helm, c);
    const job = ofKind(objects, 'Job').length > 0;
    for (const workload of workloads(objects).filter((w) => w.kind === 'Deployment')) {
      const waits = workload.spec.template.spec.initContainers?.some((container) => container.name === 'wait-for-migrations') ?? false;
      expect(waits, id(workload)).toBe(job && componentOf(workload) !== 'web');
    }
  });
});

describe.each([...ordered('helmHook'), ...ordered('argoSyncWave')])('$name with $helm', ({ helm, case: c }) => {
  it('gives no object two owners', async () => {
    const names = (await render(helm, c)).map(id);
    expect(new Set(names).size).toBe(names.length);
  });

  it('creates what a hook refers to before it', async () => {
    const hooks = (await render(helm, c)).filter(isMigration).filter(isHook);
    const job = hooks.find((hook) => hook.kind === 'Job');
    for (const hook of hooks.filter((other) => other !== job))
      expect(hookWeight(hook), id(hook)).toBeLessThan(hookWeight(job as KubeObject));
  });
});

function isMigration(object: KubeObject): boolean {
  return componentOf(object) === 'migrations';
}
