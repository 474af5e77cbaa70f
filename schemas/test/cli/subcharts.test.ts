import { expect, it } from 'vitest';
import { folder, values } from './cli.ts';

/** A chart that uses one subchart by its name and by an alias. */
const twice = {
  'Chart.yaml': `apiVersion: v2
name: app
version: 1.0.0
dependencies:
  - { name: redis, version: 1.x }
  - { name: redis, version: 1.x, alias: cache }
`,
  'values.yaml': '',
  'charts/redis/Chart.yaml': 'apiVersion: v2\nname: redis\nversion: 1.0.0\n',
  'charts/redis/values.yaml': 'port: 6379\n',
  'charts/redis/values.schema.json': '{ "properties": { "port": { "type": "integer", "description": "Port that it listens on" } } }',
} as const;

it.each(['redis', 'cache'])('explain knows what the schema of a subchart says below %s', async (key) => {
  const { out } = await values(['explain', '--chart', '.', `${key}.port`], { cwd: folder(twice) });
  expect(out).toContain('  Port that it listens on\n  type  an integer\n');
});
