import { execFile } from 'node:child_process';
import { writeFileSync, renameSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Config } from './config.ts';
import type { Rendered } from './render.ts';
import { parseServers, type Server } from './servers.ts';

const patience = 5000;
// Answers of the runtime API that are no errors.
const harmless = /^$|no need to change|changed from/;

/** HAProxy by its runtime socket and its master's. Every method rejects if it does not run. */
export class HAProxy {
  readonly #config: Config;

  constructor(config: Config) {
    this.#config = config;
  }

  async servers(): Promise<Server[]> {
    return parseServers(await ask(this.#config.runtimeSocket, 'show servers state'));
  }

  /** The version of the configuration that runs. */
  async version(): Promise<string | undefined> {
    return /^description: (.*)$/im.exec(await ask(this.#config.runtimeSocket, 'show info'))?.[1];
  }

  /** Runs the commands in order; returns what HAProxy complained about. */
  async run(commands: readonly string[]): Promise<string[]> {
    const complaints: string[] = [];
    for (const command of commands) {
      const answer = await ask(this.#config.runtimeSocket, command);
      complaints.push(
        ...answer
          .split('\n')
          .filter((line) => !harmless.test(line))
          .map((line) => `${command}: ${line}`),
      );
    }
    return complaints;
  }

  /** Keeps the file in step, so that a HAProxy that is started anew begins with the targets of now. */
  write({ text }: Rendered): void {
    writeFileSync(`${this.#config.file}.new`, text, { mode: 0o600 });
    renameSync(`${this.#config.file}.new`, this.#config.file);
  }

  /** Loads a new configuration: connections that are open go on in the old process. @throws Error with HAProxy's own words */
  async reload(rendered: Rendered): Promise<void> {
    writeFileSync(`${this.#config.file}.check`, rendered.text, { mode: 0o600 });
    await promisify(execFile)('haproxy', ['-c', '-q', '-f', `${this.#config.file}.check`]);
    this.write(rendered);
    await ask(this.#config.masterSocket, 'reload');
    const end = Date.now() + patience;
    while ((await this.version().catch(() => undefined)) !== rendered.version) {
      if (Date.now() > end)
        throw new Error(`HAProxy did not take its new configuration ${this.#config.file} within ${patience} ms; see its log`);
      await delay(50);
    }
  }
}

function ask(socket: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const connection = net.connect(socket, () => connection.end(`${command}\n`));
    connection
      .setEncoding('utf8')
      .setTimeout(patience, () => connection.destroy(new Error(`HAProxy gave no answer to "${command}" within ${patience} ms`)));
    connection.on('data', (text: string) => (answer += text));
    connection.on('end', () => resolve(answer.trim()));
    // The master closes its socket without an answer when it reloads.
    connection.on('close', () => resolve(answer.trim()));
    connection.on('error', reject);
  });
}
