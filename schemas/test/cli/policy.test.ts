import { expect, it } from 'vitest';
import { isPolicy, kindOf } from '../../src/cli/diff/kind.ts';
import { evaluate } from '../../src/cli/evaluate.ts';
import { openWorkspace } from '../../src/cli/workspace.ts';
import { newestHelm } from '../../src/engine/helm.ts';
import { pathText, type Path } from '../../src/engine/tree.ts';
import { contextOf, rules } from '../../src/rules/index.ts';

/** Names and addresses, which every environment has of its own. */
const names =
  /^(domain|routing\.hosts\..*|image\.registry|secrets\.external\.(remoteKey|storeName)|config\.(REDIS_HOST|REDIS_PORT|RESEND_BASE_URL|S3_.*))$/;

/** The values, telling of each leaf that someone reads. */
function watched<T>(value: T, read: (path: Path) => void, path: Path = []): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    read(path);
    return value;
  }
  return new Proxy(value, {
    get: (target, key) =>
      typeof key === 'string' && Object.hasOwn(target, key)
        ? watched((target as Record<string, unknown>)[key], read, [...path, key])
        : (Reflect.get(target, key) as unknown),
  });
}

it('takes for policy what rules read whose severity depends on the environment, but for names and addresses', () => {
  const root = new URL('../../..', import.meta.url).pathname;
  const io = { stdout: process.stdout, stderr: process.stderr, env: {}, cwd: root };
  const shared = { root, files: [], flags: [], helm: newestHelm, helmTimeoutSeconds: 300, color: false };
  const judged = new Map<string, Path>();
  for (const effective of evaluate(openWorkspace(shared, [], io)).effective.values()) {
    const context = contextOf(effective);
    const values = watched(context.values, (path) => judged.set(pathText(path), path));
    for (const rule of rules.filter(({ policy }) => new Set(Object.values(policy)).size > 1)) void [...rule.check({ ...context, values })];
  }
  expect(judged.size).toBeGreaterThan(60);
  const missing = [...judged]
    .filter(
      ([, path]) =>
        !isPolicy(
          path,
          kindOf(path, () => false),
        ),
    )
    .map(([text]) => text);
  expect(missing.filter((text) => !names.test(text))).toEqual([]);
});
