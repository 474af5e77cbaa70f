/** Runs in a pod: `node -e probe '[{"protocol":"TCP","host":"…","port":80}]' MILLISECONDS` prints one outcome for each target, as JSON. */
export const probe = `
const limit = Number(process.argv[2]);
const tcp = ({ host, port }) => new Promise((resolve) => {
  const socket = require('net').connect({ host, port, timeout: limit });
  const end = (outcome) => { resolve(outcome); socket.destroy(); };
  socket.on('connect', () => end('open')).on('timeout', () => end('timeout')).on('error', (error) => end(error.code));
});
const udp = ({ host, port }) => new Promise((resolve) => {
  const socket = require('dgram').createSocket('udp4');
  const end = (outcome) => { resolve(outcome); clearInterval(again); clearTimeout(over); socket.removeAllListeners().on('error', () => {}); socket.close(); };
  const again = setInterval(() => socket.send('?', () => {}), 300);
  const over = setTimeout(() => end('timeout'), limit);
  socket.on('message', () => end('open')).on('error', (error) => end(error.code));
  socket.connect(port, host, () => socket.send('?', () => {}));
});
const ask = (target) => (target.protocol === 'UDP' ? udp : tcp)(target);
Promise.all(JSON.parse(process.argv[1]).map(ask)).then((outcomes) => console.log(JSON.stringify(outcomes)));
`;

export interface Target {
  readonly protocol: 'TCP' | 'UDP';
  readonly host: string;
  readonly port: number;
}

/** What the network made of a connection; anything else, such as a timeout, is told as it is. */
export type Verdict = 'allowed' | 'refused' | (string & {});

/** Somebody answered, be it with "nobody listens here"; or a policy said no, in ICMP's words. */
export const verdict = (outcome: string): Verdict =>
  ({ open: 'allowed', ECONNREFUSED: 'allowed', EHOSTUNREACH: 'refused' })[outcome] ?? outcome;

/**
 * Arguments of node that ask these targets.
 *
 * @param limit in milliseconds; policies refuse at once, so only a slow machine ever needs it
 */
export const probing = (targets: readonly Target[], limit = 60_000): string[] => ['-e', probe, JSON.stringify(targets), String(limit)];

export const verdicts = (stdout: string): Verdict[] => (JSON.parse(stdout) as string[]).map(verdict);
