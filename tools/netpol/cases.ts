import { policy, type Case, type Flow } from './world.ts';

const x = 'netpol-x';
const y = 'netpol-y';
const everyone = { podSelector: {} };
const appA = { matchLabels: { app: 'a' } };
const blue = { matchLabels: { team: 'blue' } };
const green = { matchLabels: { team: 'green' } };
const into = (pod: string) => (flow: Flow) => flow.to === pod;
const within = (namespace: string) => (id: string) => id.startsWith(`${namespace}/`);
const inX = within('x');

/** To x/a only if the rest holds; all else is free. */
const guard = (condition: (flow: Flow) => boolean) => (flow: Flow) => !into('x/a')(flow) || condition(flow);
/** From x/a only if the rest holds. */
const leash = (condition: (flow: Flow) => boolean) => (flow: Flow) => flow.from !== 'x/a' || condition(flow);

/**
 * The truth table of the NetworkPolicy API: what is allowed among the pods of the world while these policies are there.
 *
 * @param address of a pod, `x/a`
 */
export const cases = (address: (pod: string) => string): readonly Case[] => [
  { name: 'no policy: everything is allowed', policies: [], allowed: () => true },
  {
    name: 'an empty pod selector takes all pods of the namespace; without rules nothing comes in, and all goes out',
    policies: [policy(x, 'deny', { ...everyone, policyTypes: ['Ingress'] })],
    allowed: ({ to }) => !inX(to),
  },
  {
    name: 'egress without rules: nothing goes out, and all comes in',
    policies: [policy(x, 'deny', { ...everyone, policyTypes: ['Egress'] })],
    allowed: ({ from }) => !inX(from),
  },
  {
    name: 'both directions',
    policies: [policy(x, 'deny', { ...everyone, policyTypes: ['Ingress', 'Egress'] })],
    allowed: ({ from, to }) => !inX(from) && !inX(to),
  },
  {
    name: 'left out, the policy types are Ingress alone where there are no rules for egress',
    policies: [policy(x, 'deny', everyone)],
    allowed: ({ to }) => !inX(to),
  },
  {
    name: 'left out, the policy types are both where there is a rule for egress',
    policies: [policy(x, 'types', { ...everyone, egress: [{ to: [{ podSelector: {} }] }] })],
    allowed: ({ from, to }) => !inX(to) && !inX(from),
  },
  {
    name: 'an egress rule without an egress type does nothing',
    policies: [policy(x, 'types', { ...everyone, policyTypes: ['Ingress'], egress: [{ to: [{ podSelector: appA }] }], ingress: [{}] })],
    allowed: () => true,
  },
  {
    name: 'an empty rule allows everything',
    policies: [policy(x, 'allow', { ...everyone, ingress: [{}] })],
    allowed: () => true,
  },
  {
    name: 'a policy takes only the pods that its labels match',
    policies: [policy(x, 'deny', { podSelector: appA, policyTypes: ['Ingress'] })],
    allowed: ({ to }) => to !== 'x/a',
  },
  {
    name: 'peers by pod selector are of the policy’s own namespace',
    policies: [policy(x, 'own', { podSelector: { matchLabels: { app: 'b' } }, ingress: [{ _from: [{ podSelector: appA }] }] })],
    allowed: ({ from, to }) => to !== 'x/b' || from === 'x/a',
  },
  {
    name: 'peers by namespace selector are all its pods',
    policies: [policy(x, 'ns', { podSelector: appA, ingress: [{ _from: [{ namespaceSelector: green }] }] })],
    allowed: guard(({ from }) => from === 'y/a'),
  },
  {
    name: 'an empty namespace selector takes all namespaces',
    policies: [policy(x, 'ns', { podSelector: appA, ingress: [{ _from: [{ namespaceSelector: {}, podSelector: appA }] }] })],
    allowed: guard(({ from }) => from === 'y/a'),
  },
  {
    name: 'both selectors in one peer are met together',
    policies: [
      policy(x, 'and', {
        podSelector: appA,
        ingress: [{ _from: [{ namespaceSelector: blue, podSelector: { matchLabels: { app: 'b' } } }] }],
      }),
    ],
    allowed: guard(({ from }) => from === 'x/b'),
  },
  {
    name: 'selectors in two peers are alternatives',
    policies: [
      policy(x, 'or', {
        podSelector: appA,
        ingress: [{ _from: [{ namespaceSelector: green }, { podSelector: { matchLabels: { app: 'b' } } }] }],
      }),
    ],
    allowed: guard(({ from }) => from === 'y/a' || from === 'x/b'),
  },
  {
    name: 'a namespace is known by its name',
    policies: [
      policy(x, 'name', {
        podSelector: appA,
        ingress: [{ _from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'netpol-z' } } }] }],
      }),
    ],
    allowed: guard(({ from }) => from === 'z/c'),
  },
  {
    name: 'expressions: In',
    policies: [
      policy(x, 'in', {
        ...everyone,
        ingress: [
          {
            _from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['b', 'c'] }] } }],
          },
        ],
      }),
    ],
    allowed: ({ from, to }) => !inX(to) || from === 'x/b' || from === 'z/c',
  },
  {
    name: 'expressions: NotIn holds without the label too',
    policies: [
      policy(x, 'not-in', {
        podSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front'] }] },
        policyTypes: ['Ingress'],
      }),
      policy(y, 'not-in', {
        ...everyone,
        ingress: [{ _from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['blue'] }] } }] }],
      }),
    ],
    allowed: ({ from, to }) => to !== 'x/b' && (to !== 'y/a' || from === 'z/c'),
  },
  {
    name: 'expressions: Exists and DoesNotExist',
    policies: [
      policy(x, 'exists', { podSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, policyTypes: ['Ingress'] }),
      policy(y, 'does-not-exist', {
        ...everyone,
        ingress: [{ _from: [{ namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] } }] }],
      }),
    ],
    allowed: ({ from, to }) => to !== 'x/a' && (to !== 'y/a' || from === 'z/c'),
  },
  {
    name: 'labels and expressions of one selector are met together',
    policies: [
      policy(x, 'both', {
        podSelector: appA,
        ingress: [
          {
            _from: [
              {
                namespaceSelector: {},
                podSelector: { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
              },
            ],
          },
        ],
      }),
    ],
    allowed: guard(({ from }) => from === 'y/a'),
  },
  {
    name: 'a port, TCP where no protocol is said',
    policies: [policy(x, 'port', { podSelector: appA, ingress: [{ ports: [{ port: 8080 }] }] })],
    allowed: guard(({ service }) => service === 'TCP 8080'),
  },
  {
    name: 'a UDP port',
    policies: [policy(x, 'port', { podSelector: appA, ingress: [{ ports: [{ port: 8080, protocol: 'UDP' }] }] })],
    allowed: guard(({ service }) => service === 'UDP 8080'),
  },
  {
    name: 'a protocol with all its ports',
    policies: [policy(x, 'protocol', { podSelector: appA, ingress: [{ ports: [{ protocol: 'TCP' }] }] })],
    allowed: guard(({ service }) => service !== 'UDP 8080'),
  },
  {
    name: 'a range of ports, with both ends',
    policies: [policy(x, 'range', { podSelector: appA, ingress: [{ ports: [{ port: 8081, endPort: 9000 }] }] })],
    allowed: guard(({ service }) => service === 'TCP 8081'),
  },
  {
    name: 'ranges of ports that overlap',
    policies: [
      policy(x, 'range', {
        podSelector: appA,
        ingress: [{ ports: [{ port: 8000, endPort: 8081 }, { port: 8081, endPort: 8090 }, { port: 8080 }] }],
      }),
    ],
    allowed: guard(({ service }) => service !== 'UDP 8080'),
  },
  {
    name: 'a named port is the one of the pod that is called',
    policies: [policy(x, 'named', { ...everyone, ingress: [{ ports: [{ port: 'http' }] }] })],
    allowed: ({ to, service }) => !inX(to) || service === (to === 'x/a' ? 'TCP 8080' : 'TCP 8081'),
  },
  {
    name: 'a named port on the way out',
    policies: [
      policy(x, 'named', {
        podSelector: appA,
        policyTypes: ['Egress'],
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 'http' }] }],
      }),
    ],
    allowed: leash(({ to, service }) => service === (to === 'x/b' ? 'TCP 8081' : 'TCP 8080')),
  },
  {
    name: 'a named port is of one protocol, and one that no pod has allows nothing',
    policies: [
      policy(x, 'named', {
        podSelector: appA,
        ingress: [{ ports: [{ port: 'dns', protocol: 'UDP' }, { port: 'dns' }, { port: 'none' }] }],
      }),
    ],
    allowed: guard(({ service }) => service === 'UDP 8080'),
  },
  {
    name: 'peers and ports of one rule are met together, rules are alternatives',
    policies: [
      policy(x, 'rules', {
        podSelector: appA,
        ingress: [
          { _from: [{ podSelector: {} }], ports: [{ port: 8080 }] },
          { _from: [{ namespaceSelector: green }], ports: [{ port: 8081 }] },
        ],
      }),
    ],
    allowed: guard(({ from, service }) => (from === 'x/b' && service === 'TCP 8080') || (from === 'y/a' && service === 'TCP 8081')),
  },
  {
    name: 'policies add up',
    policies: [
      policy(x, 'deny', { ...everyone, policyTypes: ['Ingress'] }),
      policy(x, 'green', { podSelector: appA, ingress: [{ _from: [{ namespaceSelector: green }], ports: [{ port: 8080 }] }] }),
      policy(x, 'own', { podSelector: appA, ingress: [{ _from: [{ podSelector: {} }] }] }),
    ],
    allowed: ({ from, to, service }) => !inX(to) || (to === 'x/a' && (from === 'x/b' || (from === 'y/a' && service === 'TCP 8080'))),
  },
  {
    name: 'a connection needs the leave of both ends',
    policies: [
      policy(x, 'out', { podSelector: appA, policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] }),
      policy(y, 'in', { ...everyone, ingress: [{ _from: [{ namespaceSelector: blue, podSelector: { matchLabels: { app: 'b' } } }] }] }),
    ],
    allowed: ({ from, to }) => to !== 'y/a' || from === 'x/b',
  },
  {
    name: 'a pod that may only go out gets its answers',
    policies: [
      policy(x, 'deny', { podSelector: appA, policyTypes: ['Ingress'] }),
      policy(y, 'out', { ...everyone, policyTypes: ['Egress'] }),
    ],
    allowed: ({ from, to }) => to !== 'x/a' && from !== 'y/a',
  },
  {
    name: 'an address range',
    policies: [policy(x, 'block', { podSelector: appA, ingress: [{ _from: [{ ipBlock: { cidr: `${address('y/a')}/32` } }] }] })],
    allowed: guard(({ from }) => from === 'y/a'),
  },
  {
    name: 'an address range less others',
    policies: [
      policy(x, 'except', {
        podSelector: appA,
        policyTypes: ['Egress'],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: [`${address('y/a')}/32`, `${address('x/b')}/32`] } }] }],
      }),
    ],
    allowed: leash(({ to }) => to === 'z/c'),
  },
  {
    name: 'what one range leaves out, another may let in',
    policies: [
      policy(x, 'except', {
        podSelector: appA,
        ingress: [
          {
            _from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }, { ipBlock: { cidr: `${address('z/c')}/32` } }],
          },
        ],
      }),
    ],
    allowed: guard(({ from }) => from === 'z/c'),
  },
  {
    name: 'everything by address, on one port',
    policies: [
      policy(x, 'all', { podSelector: appA, ingress: [{ _from: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 8081 }] }] }),
    ],
    allowed: guard(({ service }) => service === 'TCP 8081'),
  },
  {
    name: 'a range of IPv6 lets nobody in here',
    policies: [policy(x, 'v6', { podSelector: appA, ingress: [{ _from: [{ ipBlock: { cidr: '::/0' } }] }] })],
    allowed: guard(() => false),
  },
  {
    name: 'peers that nobody is let nobody in',
    policies: [policy(x, 'nobody', { podSelector: appA, ingress: [{ _from: [{ podSelector: { matchLabels: { app: 'none' } } }] }] })],
    allowed: guard(() => false),
  },
  {
    name: 'names as long as they may be',
    policies: [policy(x, 'n'.repeat(253), { podSelector: appA, policyTypes: ['Ingress'] })],
    allowed: guard(() => false),
  },
];
