import { existsSync, globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../helpers.ts';
import { Editor } from './client.ts';

const shipped = JSON.parse(readFileSync(path.join(root, '.vscode/settings.json'), 'utf8')) as Record<string, unknown>;
const schemas = shipped['yaml.schemas'] as Record<string, string[]>;
const mapped = Object.values(schemas).flatMap((patterns) => patterns.flatMap((pattern) => globSync(pattern.slice(1), { cwd: root })));
const overlays = globSync('values/*.yaml', { cwd: root });
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const modeline = /^# yaml-language-server: \$schema=(.*)$/m;

let editor: Editor;
let proxy: Server;
const asked: (string | undefined)[] = [];
let count = 0;

beforeAll(async () => {
  // Stands where the network would be.
  proxy = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(503).end();
  }).on('connect', (request, socket) => {
    asked.push(request.url);
    socket.destroy();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const yaml = { validate: true, schemas, schemaStore: { enable: shipped['yaml.schemaStore.enable'] } };
  const http = { proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, proxyStrictSSL: false };
  editor = await Editor.open(root, { yaml, http });
});

afterAll(async () => {
  await editor.close();
  await new Promise((resolve) => proxy.close(resolve));
});

/** What it says of a text in the folder of values: `line: message`, lines from 1. */
async function diagnose(text: string): Promise<string[]> {
  const found = await editor.diagnose(path.join(root, `values/edited-${++count}.yaml`), text);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

describe.concurrent('the YAML language server', () => {
  it.each(mapped)('finds nothing in %s', async (file) => {
    expect(await editor.diagnose(path.join(root, file), textOf(file))).toEqual([]);
  });

  it.each(overlays)('finds nothing in %s when only the settings name the schema, and finds a typo there', async (file) => {
    const text = textOf(file).replace(modeline, '#');
    expect(await diagnose(text)).toEqual([]);
    expect(await diagnose(`${text}\ntypo: 1\n`)).toEqual([expect.stringMatching(/Property typo is not allowed/)]);
  });

  const edits: readonly [string, string, string, string, RegExp][] = [
    ['a typo at the top', 'platform: aws', 'platfrom: aws', 'platfrom', /Property platfrom is not allowed/],
    ['a typo in a map', 'registrationSeconds: 10', 'registrationSecond: 10', 'registrationSecond:', /registrationSecond is not allowed/],
    ['a typo behind a definition', 'maxReplicas: 10', 'maxReplica: 10', 'maxReplica:', /maxReplica is not allowed/],
    ['a typo four levels deep', '    disruption: { enabled', '    disruption: { enable', 'enable:', /enable is not allowed/],
    ['a string for a number', 'maxConnections: 200', "maxConnections: '200'", "'200'", /Incorrect type\. Expected one of integer, null/],
    [
      'a number for a map',
      'workers:\n  defaults:\n',
      'workers:\n  feedback: 2\n  defaults:\n',
      'feedback: 2',
      /Expected one of object, null|"object"/,
    ],
    ['a string for a boolean', 'REDIS_TLS: true', 'REDIS_TLS: yes', 'REDIS_TLS', /Incorrect type\. Expected one of boolean, null/],
    ['a value outside an enum', 'environment: prod', 'environment: production', 'environment:', /"dev", "stage", "prod"/],
    ['a value out of range', 'port: 6379', 'port: 637900', '637900', /maximum/],
    ['a value against a pattern', '[10.30.0.0/16]', '[10.30.0.0]', '[10.30.0.0]', /pattern/],
    ['a secret under config', 'REDIS_TLS: true', 'REDIS_PASSWORD: hunter2', 'hunter2', /Property REDIS_PASSWORD is not allowed/],
    ['a null without a default', 'REDIS_TLS: true', 'APP_URL: null', 'APP_URL', /Incorrect type\. Expected "string"/],
    [
      'a null for a map without a default',
      '  defaults:\n',
      '  reminders: { resources: null }\n  defaults:\n',
      'resources:',
      /"ResourcesOverridePartial"/,
    ],
    ['a key twice', 'platform: aws', 'environment: dev', 'environment: dev', /unique/],
  ];

  it.each(edits)('finds %s', async (_name, before, after, mark, message) => {
    const text = textOf('values/prod.yaml');
    expect(text).toContain(before);
    const edited = text.replace(before, after);
    const found = await diagnose(edited);
    const line = edited.slice(0, edited.indexOf(mark)).split('\n').length;
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${line}: .*${message.source}`)));
  });

  it.each([
    ['a number', '  minReadySeconds: 15', '  replicas: null'],
    ['a variable', '  REDIS_TLS: true', '  REDIS_TLS: null'],
    ['an enum with a type', '  REDIS_TLS: true', '  NODE_ENV: null'],
    ['an enum', 'platform: aws', 'platform: null'],
    ['a map', '  disruption: { enabled: true }', '  disruption: null'],
    ['a value behind a definition', 'maxReplicas: 10', 'maxReplicas: ~'],
    ['a list', '  ingressCidrs: [10.30.0.0/16]', '  ingressCidrs: null'],
  ])('lets a null delete %s', async (_name, before, after) => {
    const text = textOf('values/prod.yaml');
    expect(text).toContain(before);
    expect(await diagnose(text.replace(before, after))).toEqual([]);
  });
});

describe('after all that, the YAML language server', () => {
  it('has asked the network for nothing', () => {
    expect(asked).toEqual([]);
  });
});

describe('the settings of editors', () => {
  it('name schemas that exist, for every values file', () => {
    for (const schema of Object.keys(schemas)) expect(existsSync(path.join(root, schema)), schema).toBe(true);
    const files = ['values/*.yaml', 'charts/landfall/values.yaml', 'charts/landfall/ci/*.yaml'].flatMap((pattern) =>
      globSync(pattern, { cwd: root }),
    );
    expect(mapped.toSorted()).toEqual(files.toSorted());
  });

  it.each(overlays)('agree with the first line of %s', (file) => {
    const named = modeline.exec(textOf(file).split('\n', 1)[0] as string)?.[1] ?? '';
    const schema = path.relative(root, path.resolve(root, path.dirname(file), named));
    expect(Object.keys(schemas)).toContain(`./${schema}`);
  });

  it('recommend the extension that reads them', () => {
    expect(JSON.parse(textOf('.vscode/extensions.json'))).toEqual({ recommendations: ['redhat.vscode-yaml'] });
  });
});
