import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { render } from './render.ts';
import type { Route, TargetGroup } from './routes.ts';
import { slots, type Target } from './targets.ts';

const config = readConfig({ LB_CONFIG_FILE: '/x/haproxy.cfg', LB_RUNTIME_SOCKET: '/x/r', LB_MASTER_SOCKET: '/x/m' });
const backend = 'landfall-dev_landfall-api_http';
const route: Route = { host: 'api.example.com', path: '/', exact: false, backend };
const group: TargetGroup = { backend, service: 'landfall-api', healthPath: '/readyz', ready: new Set() };
const target: Target = { key: '10.244.1.5:4000', slot: 2, phase: 'registered', until: Infinity };
const lines = (text: string) => text.split('\n').map((line) => line.trim());

describe('render', () => {
  it('routes by host, and by whole path elements', () => {
    const text = render(
      config,
      [{ ...route, path: '/a/', exact: false }, { ...route, path: '/b', exact: true }, route],
      [group],
      new Map(),
    ).text;
    expect(lines(text).filter((line) => line.startsWith(`use_backend ${backend}`))).toEqual([
      `use_backend ${backend} if { var(txn.host) -m str api.example.com } { path /a } || { var(txn.host) -m str api.example.com } { path_beg /a/ }`,
      `use_backend ${backend} if { var(txn.host) -m str api.example.com } { path /b }`,
      `use_backend ${backend} if { var(txn.host) -m str api.example.com }`,
    ]);
  });

  it('shows the pages of the services, and lets the payment provider alone call from the bridge', () => {
    const text = lines(render(config, [], [], new Map()).text);
    expect(text.filter((line) => line.startsWith('use_backend'))).toEqual([
      'use_backend mailbox if { var(txn.host) -m str mail.landfall.localhost }',
      'use_backend payments if { var(txn.host) -m str pay.landfall.localhost }',
    ]);
    expect(text).toContain('server provider 172.30.0.20:12111 namespace kcp');
    expect(text).toContain('tcp-request connection reject if { dst 172.30.0.2 } !{ src 172.30.0.20 }');
  });

  it('starts with the servers that serve, all others disabled', () => {
    const servers = lines(render(config, [route], [group], new Map([[backend, [target]]])).text).filter((line) => /^server s\d/.test(line));
    expect(servers).toHaveLength(slots);
    expect(servers[1]).toBe('server s2 10.244.1.5:4000 namespace kcp');
    expect(servers.filter((line) => !line.endsWith(' disabled'))).toHaveLength(1);
  });

  it('keeps its version when targets change, and changes it with the routes', () => {
    const version = (routes: Route[], groups: TargetGroup[], targets: Target[]) =>
      render(config, routes, groups, new Map([[backend, targets]])).version;
    const first = version([route], [group], []);
    expect(version([route], [group], [target])).toBe(first);
    expect(version([{ ...route, host: 'b.example.com' }], [group], [])).not.toBe(first);
    expect(version([route], [{ ...group, healthPath: '/other' }], [])).not.toBe(first);
  });
});

describe('readConfig', () => {
  it('names the variable that is wrong', () => {
    expect(() => readConfig({ LB_REGISTRATION_DELAY: 'soon' })).toThrow(
      'LB_REGISTRATION_DELAY: expected a number of at least 0, found "soon"',
    );
    expect(() => readConfig({})).toThrow('LB_CONFIG_FILE is not set');
  });
});
