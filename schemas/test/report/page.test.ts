import { expect, test } from 'vitest';
import { folder, shop, values } from '../cli/cli.ts';

const nasty = `</script><img src=x onerror=alert(1)>"'&\u202e`;
const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: "<b>shop"\nversion: 1.0.0\n',
  'chart/values.yaml': `text: ${JSON.stringify(nasty)}\n${JSON.stringify('<i>key')}: 1\npassword: hunter2hunter2\n`,
  'a.yaml': 'text: fine # <script>alert(1)</script>\nnested: { deep: 1 }\n',
  'b.yaml': 'yes: on\nnested: { deep: 2 }\npassword: hunter3hunter3\n',
};
const report = (root: string, ...argv: string[]) => values(['report', ...argv], { cwd: root });

test('text of values, keys, names and comments is inert', async () => {
  const { out } = await report(folder(chart), '--chart', 'chart', 'a.yaml', 'b.yaml');
  const tags = new Set([...out.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name));
  expect(tags.has('img')).toBe(false);
  expect(tags.has('i')).toBe(false);
  expect([...out.matchAll(/<script>/g)]).toHaveLength(1);
  expect([...out.matchAll(/<\/script>/g)]).toHaveLength(1);
  expect(out).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
  expect(out).not.toContain('\u202e');
});

test('no secret is in the page, nor anything that a browser would fetch', async () => {
  const { out } = await report(folder(chart), '--chart', 'chart', 'a.yaml', 'b.yaml');
  expect(out).not.toMatch(/hunter[23]/);
  expect(out).toContain('(secret)');
  expect(out).not.toMatch(/<(link|img|iframe|script [^>]*src)|@import|url\(/);
  expect(out).toMatch(/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
});

test('a value tells where it was written and what it overrode', async () => {
  const { out } = await report(folder(chart), '--chart', 'chart', 'a.yaml', 'b.yaml');
  const row = /<tr[^>]*id="v-text"[\s\S]*?<\/tr>/.exec(out)?.[0] ?? '';
  expect(row).toContain('class="value differs"');
  expect(row.replaceAll(/<[^>]*>|\s+/g, ' ')).toMatch(
    /is\s+fine\s+a\.yaml:1:7\s+values file\s+overrode\s+.*chart\/values\.yaml:1:7\s+default/,
  );
});

test('a row is marked as differing only where environments differ', async () => {
  const { out } = await report(folder(chart), '--chart', 'chart', 'a.yaml', 'b.yaml');
  expect(out).toMatch(/class="value differs" id="v-nested\.deep"/);
  expect(out).toMatch(/class="value" id="v-%5B%22%3Ci%3Ekey%22%5D"/);
});

test('findings are there with their frame and a link to their row', async () => {
  const root = folder(shop);
  const { code, out } = await report(root, '--root', root);
  expect(code).toBe(1);
  expect(out).toContain('href="#v-replicas"');
  expect(out).toMatch(/<pre tabindex="0">[^<]*&gt; 2 \| replicas: two/);
  expect(out).not.toContain('12345678');
});

test('the page is the same for the same values', async () => {
  const root = folder(chart);
  expect((await report(root, '--chart', 'chart', 'b.yaml')).out).toBe((await report(root, '--chart', 'chart', 'b.yaml')).out);
});
