import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/engine/finding.ts';
import { newestHelm } from '../src/engine/helm.ts';
import type { Layer } from '../src/engine/layer.ts';
import { readLayer } from '../src/engine/read/read.ts';
import { positionOf } from '../src/engine/source.ts';
import { codes } from '../src/engine/suppress-codes.ts';
import { applySuppressions, type Run } from '../src/engine/suppress.ts';
import { nearestTo, parsePath } from '../src/engine/tree.ts';

const today = '2026-11-23';
const layer = (name: string, text: string): Layer => readLayer({ name, kind: 'overlay', text }, newestHelm);

const finding = (of: Layer, code: string, path: string): Finding => ({
  code,
  severity: 'error',
  path: parsePath(path),
  at: nearestTo(of.values, parsePath(path)).at,
  message: `${code} at ${path}`,
  environments: [],
});

const run = (environment: string, layers: readonly Layer[], findings: readonly Finding[], rulesRan = true): Run => ({
  environment,
  layers,
  findings,
  rulesRan,
});

/** `file:line:column code [environments] message; help` of each. */
const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ at, code, severity, environments, message, help }) => {
    const { file, line, column } = positionOf(at);
    return `${file}:${line}:${column} ${code} ${severity} [${environments.join(' ')}] ${message}${help === undefined ? '' : `; ${help}`}`;
  });

const ignore = (rule: string, until = '2027-01-31') => `# values-ignore ${rule} until ${until}: one is enough`;
const replicas = (comment: string) => layer('prod.yaml', `workers:\n  feedback:\n    ${comment}\n    replicas: 1\n    concurrency: 5\n`);

describe('a suppression', () => {
  it.each([
    ['at its key', 'workers.feedback.replicas', true],
    ['beside its key', 'workers.feedback.concurrency', false],
    ['above its key', 'workers.feedback', false],
    ['below its key', 'workers.feedback.replicas.x', true],
    ['below a key that only begins so', 'workers.feedback.replicasMax', false],
  ])('silences its rule %s: %s', (_name, path, silent) => {
    const file = replicas(ignore('production/replicas'));
    const found = finding(file, 'production/replicas', path);
    const left = applySuppressions([run('prod', [file], [found])], today).filter(({ code }) => code === 'production/replicas');
    expect(left).toStrictEqual(silent ? [] : [{ ...found, environments: ['prod'] }]);
  });

  it('covers all below its key', () => {
    const file = layer('prod.yaml', `${ignore('production/replicas')}\nworkers:\n  feedback:\n    replicas: 1\n`);
    expect(
      applySuppressions([run('prod', [file], [finding(file, 'production/replicas', 'workers.feedback.replicas')])], today),
    ).toStrictEqual([]);
  });

  it('covers an item of a list by its number', () => {
    const file = layer('prod.yaml', `networkPolicy:\n  ingressCidrs:\n    ${ignore('network/ingress-open')}\n    - 0.0.0.0/0\n`);
    const path = { ...file.suppressions[0], path: ['networkPolicy', 'ingressCidrs', '0'] };
    const text = {
      ...file,
      suppressions: [{ ...path, rule: 'network/ingress-open', until: '2027-01-01', reason: 'x', at: file.values.at }],
    };
    expect(
      applySuppressions([run('prod', [text], [finding(file, 'network/ingress-open', 'networkPolicy.ingressCidrs[0]')])], today),
    ).toStrictEqual([]);
  });

  it('leaves other rules alone', () => {
    const file = replicas(ignore('production/replicas'));
    const findings = [
      finding(file, 'production/replicas', 'workers.feedback.replicas'),
      finding(file, 'queues/not-served', 'workers.feedback.replicas'),
    ];
    expect(said(applySuppressions([run('prod', [file], findings)], today))).toStrictEqual([
      'prod.yaml:4:15 queues/not-served error [prod] queues/not-served at workers.feedback.replicas',
    ]);
  });

  it('holds in the environments that read its file, and only there', () => {
    const [common, prod, stage] = [
      layer('common.yaml', 'api: {}\n'),
      replicas(ignore('production/replicas')),
      layer('stage.yaml', 'web: {}\n'),
    ];
    const found = finding(prod, 'production/replicas', 'workers.feedback.replicas');
    const left = applySuppressions([run('prod', [common, prod], [found]), run('stage', [common, stage], [found])], today);
    expect(left).toStrictEqual([{ ...found, environments: ['stage'] }]);
  });

  it('may be used by one of its environments alone', () => {
    const common = layer('common.yaml', `${ignore('production/replicas')}\nworkers: {}\n`);
    const found = finding(common, 'production/replicas', 'workers.feedback.replicas');
    expect(applySuppressions([run('dev', [common], []), run('prod', [common], [found])], today)).toStrictEqual([]);
  });

  it('may stand twice for one finding', () => {
    const common = layer('common.yaml', `${ignore('production/replicas')}\nworkers: {}\n`);
    const prod = replicas(ignore('production/replicas'));
    const found = finding(prod, 'production/replicas', 'workers.feedback.replicas');
    expect(applySuppressions([run('prod', [common, prod], [found])], today)).toStrictEqual([]);
  });

  it('holds on its last day', () => {
    const file = replicas(ignore('production/replicas', today));
    expect(
      applySuppressions([run('prod', [file], [finding(file, 'production/replicas', 'workers.feedback.replicas')])], today),
    ).toStrictEqual([]);
  });
});

describe('a fault of a suppression', () => {
  const found = (file: Layer) => finding(file, 'production/replicas', 'workers.feedback.replicas');

  it('is that it has ended, and what it silenced is back', () => {
    const file = replicas(ignore('production/replicas', '2026-11-22'));
    expect(said(applySuppressions([run('prod', [file], [found(file)])], today))).toStrictEqual([
      'prod.yaml:4:15 production/replicas error [prod] production/replicas at workers.feedback.replicas',
      'prod.yaml:3:5 suppression/expired error [prod] the suppression of production/replicas ended on 2026-11-22; put the value right, or write a later day and why',
    ]);
  });

  it('is that it has ended, also where there is nothing to silence', () => {
    const file = replicas(ignore('production/replicas', '2026-11-22'));
    expect(applySuppressions([run('prod', [file], [], false)], today).map(({ code }) => code)).toStrictEqual(['suppression/expired']);
  });

  it('is that it silences nothing, in any environment that reads it', () => {
    const common = layer('common.yaml', `${ignore('production/replicas')}\nworkers: {}\n`);
    const [fault, ...others] = applySuppressions([run('dev', [common], []), run('prod', [common], [])], today);
    expect(others).toStrictEqual([]);
    expect(said([fault as Finding])).toStrictEqual([
      'common.yaml:1:1 suppression/unused warning [dev prod] production/replicas finds nothing at workers; take the comment away',
    ]);
    expect(fault?.path).toStrictEqual(['workers']);
    expect(fault?.related).toStrictEqual([]);
  });

  it('is nothing where the rules could not run', () => {
    const common = layer('common.yaml', `${ignore('production/replicas')}\nworkers: {}\n`);
    expect(applySuppressions([run('dev', [common], []), run('prod', [common], [], false)], today)).toStrictEqual([]);
  });

  it('is not looked for in environments that do not read it', () => {
    const file = replicas(ignore('production/replicas'));
    expect(said(applySuppressions([run('prod', [file], []), run('dev', [], [], false)], today))).toStrictEqual([
      'prod.yaml:3:5 suppression/unused warning [prod] production/replicas finds nothing at workers.feedback.replicas; take the comment away',
    ]);
  });

  it('is that there is no such rule', () => {
    const file = replicas(ignore('production/replica'));
    expect(said(applySuppressions([run('prod', [file], [found(file)])], today))).toStrictEqual([
      'prod.yaml:4:15 production/replicas error [prod] production/replicas at workers.feedback.replicas',
      'prod.yaml:3:5 suppression/unknown-rule error [prod] there is no rule production/replica; did you mean production/replicas?',
    ]);
    const far = replicas(ignore('nothing-like-it'));
    expect(said(applySuppressions([run('prod', [far], [])], today))).toStrictEqual([
      'prod.yaml:3:5 suppression/unknown-rule error [prod] there is no rule nothing-like-it; write the code of the finding',
    ]);
  });

  it('is that nothing silences such a finding', () => {
    const file = replicas(ignore('suppression/unused'));
    const other = finding(file, 'suppression/unused', 'workers.feedback.replicas');
    expect(said(applySuppressions([run('prod', [file], [other])], today))).toStrictEqual([
      'prod.yaml:4:15 suppression/unused error [prod] suppression/unused at workers.feedback.replicas',
      'prod.yaml:3:5 suppression/not-allowed error [prod] nothing silences suppression/unused; put right what it reports',
    ]);
  });

  it.each([
    ['2027-11-23', []],
    ['2027-11-24', ['suppression/too-long']],
  ])('is that it holds for more than a year: %s', (until, expected) => {
    const file = replicas(ignore('production/replicas', until));
    const left = applySuppressions([run('prod', [file], [found(file)])], today);
    expect(left.map(({ code }) => code)).toStrictEqual(expected);
    for (const { message, help, severity } of left) {
      expect(message).toBe('the suppression of production/replicas holds until 2027-11-24, more than a year');
      expect(help).toBe('write 2027-11-23 or sooner');
      expect(severity).toBe('warning');
    }
  });

  it('is said once where a file is read twice', () => {
    const file = replicas(ignore('production/replicas'));
    expect(applySuppressions([run('prod', [file, file], [])], today)).toHaveLength(1);
  });

  it('has its page', () => {
    expect(codes.map(({ code, severity }) => `${code} ${severity}`)).toStrictEqual([
      'suppression/unknown-rule error',
      'suppression/not-allowed error',
      'suppression/expired error',
      'suppression/unused warning',
      'suppression/too-long warning',
    ]);
    for (const { title, explanation } of codes) {
      expect(title).toMatch(/^A suppression .{5,}[^.]$/);
      expect(explanation).toMatch(/^\S.{80,}\.$/su);
    }
  });

  const given = (text: string, code: string): string[] => {
    const file = layer('values.yaml', text);
    const silenced = code === 'suppression/unused' ? [] : file.suppressions.map(({ rule, path }) => finding(file, rule, path.join('.')));
    return applySuppressions([run('values', [file], silenced)], today).map((fault) => fault.code);
  };

  it.each(codes)('$code is given by its example, and not by the good one', ({ code, bad, good }) => {
    expect(given(bad, code)).toContain(code);
    expect(given(good, code)).toStrictEqual([]);
  });
});
