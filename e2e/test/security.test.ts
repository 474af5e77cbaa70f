import { describe, expect, it } from 'vitest';
import { kubectl, kubectlJson, namespace, pods } from '../lib/release.ts';
import { run, tryRun } from '../lib/run.ts';

describe('every pod', () => {
  it('runs in a namespace that enforces the restricted standard', async () => {
    const { metadata } = await kubectlJson<{ metadata: { labels: Record<string, string> } }>('get', 'namespace', namespace);
    expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
  });

  it('cannot write to its root file system, and can to /tmp', async () => {
    const write =
      "const fs=require('fs');for(const f of ['/x','/app/x','/tmp/x'])try{fs.writeFileSync(f,'');console.log(f,'written')}catch(e){console.log(f,e.code)}";
    const running = (await pods()).filter((pod) => pod.status.phase === 'Running');
    expect(running.length).toBeGreaterThanOrEqual(5);
    for (const pod of running) {
      expect([...pod.spec.containers, ...(pod.spec.initContainers ?? [])].every((c) => c.securityContext?.readOnlyRootFilesystem)).toBe(
        true,
      );
      const output = await kubectl('exec', pod.metadata.name, '--', 'node', '-e', write);
      expect(output, pod.metadata.name).toBe('/x EROFS\n/app/x EROFS\n/tmp/x written\n');
    }
  });

  it('runs as user 1000, without a token', async () => {
    const look = "console.log(process.getuid(), require('fs').existsSync('/var/run/secrets/kubernetes.io/serviceaccount/token'))";
    for (const pod of (await pods()).filter((p) => p.status.phase === 'Running'))
      expect(await kubectl('exec', pod.metadata.name, '--', 'node', '-e', look), pod.metadata.name).toBe('1000 false\n');
  });
});

it('the namespace refuses a pod that is not restricted', async () => {
  const result = await tryRun('kubectl', ['-n', namespace, 'run', 'loose', '--image=localhost/pause:1', '--dry-run=server']);
  expect(result.code).not.toBe(0);
  expect(result.output).toContain('violates PodSecurity "restricted:latest"');
});

it('no object of the release but a Secret holds a secret', async () => {
  const secret = await kubectlJson<{ data: Record<string, string> }>('get', 'secret', 'landfall-secrets');
  const values = Object.values(secret.data).map((value) => Buffer.from(value, 'base64').toString());
  const manifest = await run('helm', ['get', 'all', 'landfall', '-n', namespace]);
  const objects = await kubectl('get', 'configmaps,deployments,jobs,pods,ingresses,networkpolicies', '-o', 'yaml');
  expect(values.length).toBeGreaterThan(5);
  for (const value of values) expect(manifest.includes(value) || objects.includes(value)).toBe(false);
});
