import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, isHook, ofKind, workloads } from './lib/objects.ts';

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('runs hooks before install and before upgrade, with a weight, and keeps the failed pod', async () => {
    for (const hook of (await render(helm, c)).filter(isHook)) {
      const annotations = hook.metadata.annotations ?? {};
      expect(annotations['helm.sh/hook'], id(hook)).toBe('pre-install,pre-upgrade');
      expect(annotations['helm.sh/hook-weight'], id(hook)).toMatch(/^-?[0-9]+$/);
      expect(annotations['helm.sh/hook-delete-policy'], id(hook)).toBe('before-hook-creation');
    }
  });

  it('has one Job, which is a hook, and hooks for nothing else', async () => {
    const objects = await render(helm, c);
    const jobs = ofKind(objects, 'Job');
    expect(jobs.length).toBe(objects.some(isHook) ? 1 : 0);
    for (const hook of objects.filter(isHook)) expect(hook.metadata.name).toBe(jobs[0]?.metadata.name);
    expect(workloads(objects).filter(isHook)).toHaveLength(jobs.length);
  });

  it('gives no object two owners', async () => {
    const names = (await render(helm, c)).map(id);
    expect(new Set(names).size).toBe(names.length);
  });

  it('mixes no annotation of Argo CD with those of Helm, which would then be ignored', async () => {
    for (const object of await render(helm, c))
      expect(Object.keys(object.metadata.annotations ?? {}).filter((key) => key.startsWith('argocd.argoproj.io/'))).toStrictEqual([]);
  });
});
