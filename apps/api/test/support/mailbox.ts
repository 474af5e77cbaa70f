import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { freePort } from './env.ts';
import { until } from './until.ts';

const main = path.join(import.meta.dirname, '../../../../tools/mailbox/main.ts');

/** The mail provider's stand-in as a process of the test's own, which can die and come back with what it had accepted. */
export class Mailbox {
  readonly url: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | undefined;

  static async start(file: string): Promise<Mailbox> {
    const mailbox = new Mailbox(await freePort(), file);
    onTestFinished(() => mailbox.kill());
    await mailbox.start();
    return mailbox;
  }

  constructor(port: number, file: string) {
    this.url = `http://127.0.0.1:${port}`;
    this.#env = { RESEND_API_KEY: inject('services').RESEND_API_KEY, PORT: String(port), MAILBOX_FILE: file };
  }

  async start(): Promise<void> {
    this.#child = spawn(process.execPath, [main], { env: this.#env, stdio: 'ignore' });
    await until('the inbox answers', async () => (await fetch(`${this.url}/healthz`)).ok);
  }

  async kill(): Promise<void> {
    if (!this.#child || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }
}
