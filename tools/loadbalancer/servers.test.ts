import { describe, expect, it } from 'vitest';
import { adopt, commandsFor, parseServers, type Server } from './servers.ts';
import type { Phase, Target } from './targets.ts';

const backend = 'landfall-dev_landfall-api_http';
const key = '10.244.1.5:4000';
const target = (phase: Phase): Target => ({ key, slot: 1, phase, until: 0 });
const server = (state: Server['state'], at = key): Server => ({ backend, slot: 1, key: at, state });
const commands = (targets: Target[], servers: Server[]) =>
  commandsFor(backend, targets, servers).map((line) => line.replaceAll(`${backend}/`, ''));
const open = `set server s1 addr 10.244.1.5 port 4000; set server s1 state ready; set server s1 health down; enable health s1`;
const cut = ['set server s1 state maint', 'shutdown sessions server s1'];

describe('commandsFor', () => {
  it.each<[string, Target[], Server, string[]]>([
    ['opens a registered target', [target('registered')], server('maint', '127.0.0.1:9'), [open]],
    ['leaves an open one alone', [target('registered')], server('ready'), []],
    ['goes on serving one that leaves', [target('leaving')], server('ready'), []],
    ['drains', [target('draining')], server('ready'), ['set server s1 state drain']],
    ['drains once', [target('draining')], server('drain'), []],
    ['goes on draining one that returns', [target('returning')], server('drain'), []],
    ['opens one that has returned', [target('registered')], server('drain'), ['set server s1 state ready']],
    ['cuts what is gone', [], server('drain'), cut],
    ['leaves an empty slot alone', [], server('maint'), []],
    ['waits for the registration', [target('registering')], server('maint'), []],
    ['cuts the one before in its slot', [target('registered')], server('ready', '10.244.1.4:4000'), [...cut, open]],
    ['has nothing to drain in a HAProxy that has just started', [target('draining')], server('maint', '127.0.0.1:9'), []],
  ])('%s', (_name, targets, has, expected) => expect(commands(targets, [has])).toEqual(expected));

  it('knows no slots of a backend that HAProxy does not have', () => expect(commands([target('registered')], [])).toEqual([]));
});

describe('parseServers', () => {
  // Written by HAProxy 2.6.12.
  const answer = `1
# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port
5 mailbox 1 inbox 172.30.0.20 2 0 1 1 33 1 0 0 0 0 0 0 - 8025 - 0 0 - - 0
6 ${backend} 1 s1 10.244.1.5 2 4 1 1 30 15 3 3 6 0 0 0 - 4000 - 0 0 - - 0
6 ${backend} 2 s2 10.244.2.5 2 12 1 1 30 15 3 3 6 0 0 0 - 4000 - 0 0 - - 0
6 ${backend} 3 s3 127.0.0.1 0 5 1 1 30 1 0 0 14 0 0 0 - 9 - 0 0 - - 0`;

  it('tells ready, drain and maint apart and leaves other servers out', () => {
    expect(parseServers(answer)).toEqual([
      { backend, slot: 1, key: '10.244.1.5:4000', state: 'ready' },
      { backend, slot: 2, key: '10.244.2.5:4000', state: 'drain' },
      { backend, slot: 3, key: '127.0.0.1:9', state: 'maint' },
    ]);
  });

  it('takes over what serves, and lets go of what drains', () => {
    expect(adopt(backend, parseServers(answer), 7)).toEqual([
      { key: '10.244.1.5:4000', slot: 1, phase: 'registered', until: Infinity },
      { key: '10.244.2.5:4000', slot: 2, phase: 'leaving', until: 7 },
    ]);
  });
});
