import { slots, type Target } from './targets.ts';

/** A server slot as HAProxy has it. */
export interface Server {
  readonly backend: string;
  readonly slot: number;
  /** `ADDRESS:PORT` */
  readonly key: string;
  readonly state: 'ready' | 'drain' | 'maint';
}

// Bits of srv_admin_state: forced or inherited maintenance; forced drain. 0x04 (disabled in the file) stays set on a server in use.
const maintenance = 0x01 | 0x20;
const draining = 0x08;

/** Reads the answer to `show servers state`; servers that are not our slots are left out. */
export function parseServers(answer: string): Server[] {
  return answer.split('\n').flatMap((line) => {
    const fields = line.split(' ');
    const [, backend, , name, address, , admin] = fields;
    const port = fields[18];
    const slot = /^s(\d+)$/.exec(name ?? '')?.[1];
    if (!backend || !slot || !address || !admin || !port) return [];
    const bits = Number(admin);
    const state = bits & maintenance ? 'maint' : bits & draining ? 'drain' : 'ready';
    return [{ backend, slot: Number(slot), key: `${address}:${port}`, state } as const];
  });
}

/** The commands that bring a backend's slots from what HAProxy has to what the targets ask for. None if they agree. */
export function commandsFor(backend: string, targets: readonly Target[], servers: readonly Server[]): string[] {
  const bySlot = new Map(servers.filter((server) => server.backend === backend).map((server) => [server.slot, server]));
  return Array.from({ length: slots }, (_, i) => i + 1).flatMap((slot) => {
    const server = bySlot.get(slot);
    return server
      ? commandsForSlot(
          `${backend}/s${slot}`,
          targets.find((target) => target.slot === slot),
          server,
        )
      : [];
  });
}

function commandsForSlot(name: string, target: Target | undefined, server: Server): string[] {
  const here = target !== undefined && server.key === target.key && server.state !== 'maint';
  switch (target?.phase) {
    case 'registered':
    case 'leaving':
      if (here) return server.state === 'ready' ? [] : [`set server ${name} state ready`];
      return [...(server.state === 'maint' ? [] : cut(name)), ...open(name, target.key)];
    case 'draining':
    case 'returning':
      return here && server.state === 'ready' ? [`set server ${name} state drain`] : [];
    case 'registering':
    case undefined:
      return server.state === 'maint' ? [] : cut(name);
  }
}

const cut = (name: string) => [`set server ${name} state maint`, `shutdown sessions server ${name}`];

/** It is down until its first health checks have passed; one line, so that no request comes in between. */
function open(name: string, key: string): string[] {
  const [address, port] = key.split(':');
  const steps = [
    `set server ${name} addr ${address} port ${port}`,
    `set server ${name} state ready`,
    `set server ${name} health down`,
    `enable health ${name}`,
  ];
  return [steps.join('; ')];
}

/** A controller that starts beside a running HAProxy takes its slots over instead of registering everything again. */
export function adopt(backend: string, servers: readonly Server[], now: number): Target[] {
  return servers
    .filter((server) => server.backend === backend && server.state !== 'maint')
    .map(({ key, slot, state }) =>
      // It is not known since when it drains: the full delay begins anew at the next step.
      state === 'drain' ? { key, slot, phase: 'leaving', until: now } : { key, slot, phase: 'registered', until: Infinity },
    );
}
