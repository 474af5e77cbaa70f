import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '../lib/helm.ts';
import { Client } from './client.ts';

/** A Kubernetes API server without nodes: it judges objects and runs nothing. */
export interface ApiServer {
  readonly client: Client;
  readonly stop: () => Promise<void>;
}

const deadlineSeconds = 60;
const loopback = '127.0.0.1';

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, loopback);
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => once(server.close(), 'close')));
  return ports;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  if ((await Promise.race([gone, sleep(10_000, 'late', { ref: false })])) === 'late') child.kill('SIGKILL');
  await gone;
}

/**
 * Starts etcd and kube-apiserver on free ports of the loopback address, with a folder and certificates of their own.
 * @throws {Error} with the end of the log where one of them does not come up
 */
export async function startApiServer(): Promise<ApiServer> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-oracle-'));
  const children: ChildProcess[] = [];
  const kill = () => children.forEach((child) => child.kill('SIGKILL'));
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    process.off('exit', kill);
    await rm(dir, { recursive: true, force: true });
  };
  const program = async (name: string, ...args: string[]): Promise<void> => {
    const log = openSync(path.join(dir, `${name}.log`), 'w', 0o600);
    const child = spawn(name, args, { cwd: dir, env, stdio: ['ignore', log, log] });
    await once(child, 'spawn').catch(() => {
      throw new Error(`${name} is not in .tools/bin: run make cluster-tools`);
    });
    children.push(child);
  };

  try {
    const [clients = 0, peers = 0, secure = 0] = await freePorts(3);
    const token = randomBytes(24).toString('base64url');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(path.join(dir, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
    await writeFile(path.join(dir, 'accounts.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
    const url = (port: number) => `http://${loopback}:${port}`;
    await program(
      'etcd',
      '--name=oracle',
      `--data-dir=${path.join(dir, 'etcd')}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
      `--listen-client-urls=${url(clients)}`,
      `--advertise-client-urls=${url(clients)}`,
      `--listen-peer-urls=${url(peers)}`,
      `--initial-advertise-peer-urls=${url(peers)}`,
      `--initial-cluster=oracle=${url(peers)}`,
    );
    await program(
      'kube-apiserver',
      `--etcd-servers=${url(clients)}`,
      `--bind-address=${loopback}`,
      `--secure-port=${secure}`,
      `--advertise-address=${loopback}`,
      '--cert-dir=certificates',
      '--token-auth-file=tokens.csv',
      '--authorization-mode=RBAC',
      '--endpoint-reconciler-type=none',
      '--service-account-key-file=accounts.key',
      '--service-account-signing-key-file=accounts.key',
      '--service-account-issuer=https://kubernetes.default.svc',
      '--service-cluster-ip-range=10.97.0.0/24',
      // Both look for objects that a dry run does not create: the pod's ServiceAccount and its PriorityClass.
      '--disable-admission-plugins=ServiceAccount,Priority',
    );
    const client = await ready(dir, children, (ca) => new Client({ port: secure, ca, token }));
    return { client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(dir: string, children: readonly ChildProcess[], connect: (ca: string) => Client): Promise<Client> {
  const fail = async (what: string): Promise<never> => {
    const logs = await Promise.all(
      ['etcd', 'kube-apiserver'].map((name) => readFile(path.join(dir, `${name}.log`), 'utf8').catch(() => '')),
    );
    throw new Error(`the API server ${what}:\n${logs.map((log) => log.split('\n').slice(-10).join('\n')).join('\n')}`);
  };
  const end = performance.now() + deadlineSeconds * 1000;
  while (performance.now() < end) {
    if (children.some((child) => child.exitCode !== null)) return fail('ended at start');
    const ca = await readFile(path.join(dir, 'certificates/apiserver.crt'), 'utf8').catch(() => undefined);
    if (ca) {
      const client = connect(ca);
      const state = await client.request('GET', '/readyz').catch(() => undefined);
      if (state?.status === 200) return client;
      client.close();
    }
    await sleep(50);
  }
  return fail(`is not ready after ${deadlineSeconds} s`);
}
