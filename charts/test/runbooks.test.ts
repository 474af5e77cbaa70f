import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { components } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { caseOf } from './lib/cases.ts';
import { env, render } from './lib/helm.ts';
import { commands, pages, read } from './lib/runbooks.ts';

const kinds: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  deployment: 'Deployment',
  externalsecret: 'ExternalSecret',
  hpa: 'HorizontalPodAutoscaler',
  ingress: 'Ingress',
  job: 'Job',
  networkpolicy: 'NetworkPolicy',
};

/** What a shell says that runs a command where no cluster answers. */
async function tried(command: string): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-runbook-'));
  const kubeconfig = path.join(dir, 'config');
  try {
    await writeFile(
      kubeconfig,
      'apiVersion: v1\nkind: Config\nclusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]\ncontexts: [{name: c, context: {cluster: c}}]\ncurrent-context: c\n',
    );
    return await new Promise((resolve) =>
      execFile('bash', ['-c', command], { env: { ...env, NS: 'landfall-prod', KUBECONFIG: kubeconfig, HOME: dir } }, (_, stdout, stderr) =>
        resolve(stdout + stderr),
      ),
    );
  } finally {
    await rm(dir, { recursive: true });
  }
}

describe.each(commands.filter(({ text }) => /^(kubectl|helm) /.test(text)))('$page: $text', ({ text }) => {
  it('is a command that kubectl or Helm takes', async () => {
    const said = await tried(text);
    expect(said).toMatch(/refused|unreachable/);
    expect(said).not.toMatch(/unknown|usage|must specify|invalid|required|syntax error/i);
  });

  it('names what the chart renders in production', async () => {
    const objects = new Set((await render('helm', caseOf('values/prod'))).map(({ kind, metadata }) => `${kind}/${metadata.name}`));
    const named = [...text.matchAll(/\b([a-z]+)[/ ](landfall(?:-[a-z-]+)?)\b/g)].flatMap(([, type = '', name = '']) => {
      const kind = kinds[type];
      return kind === undefined ? [] : [`${kind}/${name}`];
    });
    expect(named.filter((name) => !objects.has(name))).toEqual([]);
    const labelled = [...text.matchAll(/component(?:=| in \()([a-z,-]+)/g)].flatMap(([, names = '']) => names.split(','));
    expect(labelled.filter((name) => !(name in components))).toEqual([]);
    if (text.startsWith('kubectl') && !/^kubectl (get|describe) nodes/.test(text)) expect(text).toContain('-n "$NS"');
  });
});

describe('the pages', () => {
  it('hold nothing but commands of kubectl and Helm, and the namespace', () => {
    expect(commands.filter(({ text }) => !/^(kubectl|helm) |^export NS=landfall-prod$/.test(text))).toEqual([]);
    expect(commands.length).toBeGreaterThan(50);
  });

  it.each(pages)('%s links to pages that are there, and is in the index', (page) => {
    const links = [...read(page).matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !pages.includes(link))).toEqual([]);
    if (page !== 'README.md') expect(read('README.md')).toContain(`(${page})`);
  });

  it.each(pages.filter((page) => !['README.md', 'certificate.md', 'logging.md', 'rollback.md', 'secret-rotation.md'].includes(page)))(
    '%s says what it means, whom it hurts, where to look and what to do',
    (page) => {
      const text = read(page);
      for (const part of ['# ', '**Landfall', '**Impact.**', '## First look', '## Causes and cures']) expect(text).toContain(part);
    },
  );
});
