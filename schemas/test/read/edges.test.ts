import { expect, test } from 'vitest';

import edges from '../../differential/fixtures/read-edges.json' with { type: 'json' };
import { pathText } from '../../src/engine/tree.ts';
import { place, read, values } from './helpers.ts';

/** What a Helm reads, and all that is said of it. Whether Helm agrees, the differential tests try. */
function record(text: string, version: string): string[] {
  const findings = read(text, version).findings.map(
    ({ code, at, path, message, help, related = [] }) =>
      `${`${code} ${place(at)} ${pathText(path)}`.trimEnd()}\n${message}\n${help}${related.map((other) => `\n${place(other.at)} ${other.message}`).join('')}`,
  );
  return [JSON.stringify(values(text, version), (_, value: unknown) => (Object.is(value, -0) ? '-0' : value)), ...findings];
}

test.each(edges)('%j', (text) => {
  const [three, four] = [record(text, '3'), record(text, '4')];
  const same = three.join() === four.join();
  expect(same ? four.join('\n') : ['3', ...three, '4', ...four].join('\n')).toMatchSnapshot();
});
