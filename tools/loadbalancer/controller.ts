import type { Config } from './config.ts';
import type { HAProxy } from './haproxy.ts';
import { render } from './render.ts';
import { deriveRouting, type Objects, type TargetGroup } from './routes.ts';
import { adopt, commandsFor, type Server } from './servers.ts';
import { advance, nextDeadline, type Target } from './targets.ts';

/** Brings HAProxy in step with the cluster, again and again: what one round could not do, the next one does. */
export class Controller {
  readonly #config: Config;
  readonly #haproxy: HAProxy;
  readonly #log: (...words: unknown[]) => void;
  readonly #groups = new Map<string, readonly Target[]>();
  #ignored = '';
  #written = '';

  constructor(config: Config, haproxy: HAProxy, log: (...words: unknown[]) => void) {
    this.#config = config;
    this.#haproxy = haproxy;
    this.#log = log;
  }

  /** @returns when the next round is due, in milliseconds of Date.now() */
  async round(objects: Objects, now = Date.now()): Promise<number> {
    const { routes, groups, ignored } = deriveRouting(objects);
    this.#report(ignored);
    const servers = await this.#haproxy.servers();
    for (const group of this.#withLeaving(groups)) this.#advance(group, servers, now);

    const rendered = render(this.#config, routes, groups, this.#groups);
    if ((await this.#haproxy.version()) !== rendered.version) {
      this.#log(
        'reload',
        rendered.version,
        routes.map(({ host, path, backend }) => `${host}${path} -> ${backend}`),
      );
      await this.#haproxy.reload(rendered);
      this.#written = rendered.text;
    } else if (this.#written !== rendered.text) {
      this.#haproxy.write(rendered);
      this.#written = rendered.text;
    }
    await this.#apply(groups);
    return Math.min(...[...this.#groups.values()].map(nextDeadline), Infinity);
  }

  /** Groups that no Ingress names any more: their targets leave like others. */
  #withLeaving(groups: readonly TargetGroup[]): Pick<TargetGroup, 'backend' | 'ready'>[] {
    const named = new Set(groups.map((group) => group.backend));
    const gone = [...this.#groups.keys()].filter((backend) => !named.has(backend));
    return [...groups, ...gone.map((backend) => ({ backend, ready: new Set<string>() }))];
  }

  #advance({ backend, ready }: Pick<TargetGroup, 'backend' | 'ready'>, servers: readonly Server[], now: number): void {
    const before = this.#groups.get(backend) ?? adopt(backend, servers, now);
    const after = advance(before, ready, now, this.#config.delays);
    for (const target of after) {
      const old = before.find((one) => one.key === target.key);
      if (old?.phase !== target.phase || !this.#groups.has(backend)) this.#log(target.phase, `${backend}/s${target.slot}`, target.key);
    }
    for (const target of before)
      if (!after.some((one) => one.key === target.key)) this.#log('gone', `${backend}/s${target.slot}`, target.key);
    if (after.length === 0 && ready.size === 0) this.#groups.delete(backend);
    else this.#groups.set(backend, after);
  }

  /** Compares with what HAProxy has, not with what was sent: it may have been restarted. */
  async #apply(groups: readonly TargetGroup[]): Promise<void> {
    const servers = await this.#haproxy.servers();
    const commands = groups.flatMap(({ backend }) => commandsFor(backend, this.#groups.get(backend) ?? [], servers));
    for (const complaint of await this.#haproxy.run(commands)) this.#log('haproxy', complaint);
  }

  #report(ignored: readonly string[]): void {
    const text = ignored.join('\n');
    if (text !== this.#ignored) for (const line of ignored) this.#log('ignored', line);
    this.#ignored = text;
  }
}
