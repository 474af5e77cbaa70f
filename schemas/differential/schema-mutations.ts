import { randomOf as numbersOf } from './random.ts';

/** A seeded source of random numbers (mulberry32). */
export function randomOf(seed: number): Random {
  const next = numbersOf(seed);
  return { next, pick: (items) => items[Math.floor(next() * items.length)] as never };
}

export interface Random {
  next(): number;
  pick<T>(items: readonly T[]): T;
}

type Map = Record<string, unknown>;
type Place = { readonly parent: Map | unknown[]; readonly key: string | number };

const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

function placesIn(value: unknown): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => [{ parent: value, key: i }, ...placesIn(item)]);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [{ parent: value, key }, ...placesIn(child)]);
}

const read = ({ parent, key }: Place): unknown => (parent as Map)[key];
const write = ({ parent, key }: Place, value: unknown): void => void ((parent as Map)[key] = value);

const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  0.5,
  1e6,
  70_000,
  '',
  'x',
  '1',
  'true',
  '50%',
  '10.0.0.0/8',
  [],
  {},
  [1],
  ['x'],
  { x: 1 },
];

/** Ways to break values, or to change them within what is allowed. */
const mutations: Readonly<Record<string, (random: Random, root: Map) => void>> = {
  rename: (random, root) => {
    const place = random.pick(placesIn(root).filter(({ parent }) => !Array.isArray(parent)));
    if (!place) return;
    const parent = place.parent as Map;
    const value = parent[place.key];
    delete parent[place.key];
    const name = String(place.key);
    const cut = Math.floor(random.next() * name.length);
    parent[
      random.pick([
        name + 's',
        name.slice(0, cut) + name.slice(cut + 1),
        name.toUpperCase(),
        `${name}-x`,
        name.slice(1),
        'global',
        'enabled',
      ])
    ] = value;
  },
  drop: (random, root) => {
    const place = random.pick(placesIn(root).filter(({ parent }) => !Array.isArray(parent)));
    if (place) delete (place.parent as Map)[place.key];
  },
  retype: (random, root) => {
    const place = random.pick(placesIn(root));
    if (place) write(place, structuredClone(random.pick(others)));
  },
  number: (random, root) => {
    const place = random.pick(placesIn(root).filter((one) => typeof read(one) === 'number'));
    if (place) write(place, random.pick([-1, 0, 1, 1000, 1001, 65_535, 65_536, 3.5, 599, 600, 1e15]));
  },
  text: (random, root) => {
    const place = random.pick(placesIn(root).filter((one) => typeof read(one) === 'string'));
    if (!place) return;
    const old = String(read(place));
    write(
      place,
      random.pick([
        `${old}x`,
        `${old} `,
        old.toUpperCase(),
        `-${old}`,
        old.slice(0, -1),
        `${old}\n`,
        'ü',
        '*',
        'a'.repeat(300),
        '${x}',
        '50%',
        '101%',
        '1Gi',
      ]),
    );
  },
  null: (random, root) => {
    const place = random.pick(placesIn(root));
    if (place) write(place, null);
  },
  list: (random, root) => {
    const place = random.pick(placesIn(root).filter((one) => Array.isArray(read(one))));
    if (!place) return;
    const items = read(place) as unknown[];
    const toleration = { key: 'k', operator: random.pick(['Exists', 'Equal', 'In']), effect: random.pick(['NoExecute', 'NoSchedule']) };
    const more = random.pick<unknown>([
      items[0],
      'x',
      1,
      null,
      {},
      toleration,
      { ...toleration, value: 'v' },
      { ...toleration, tolerationSeconds: 5 },
      '10.1.0.0/16',
      '::/0',
    ]);
    write(place, random.pick([[...items, more], [], [...items, ...items], [more]]));
  },
  move: (random, root) => {
    const from = random.pick(placesIn(root).filter(({ parent }) => !Array.isArray(parent)));
    if (!from) return;
    const value = read(from);
    delete (from.parent as Map)[from.key];
    const maps = [root, ...placesIn(root).map(read).filter(isMap)];
    random.pick(maps)[from.key] = value;
  },
  add: (random, root) => {
    const maps = [root, ...placesIn(root).map(read).filter(isMap)];
    const key = random.pick([
      'JWT_SECRET',
      'PORT',
      'LOG_LEVEL',
      'replicas',
      'enabled',
      'maxUnavailable',
      'minAvailable',
      'resources',
      'x-y',
      'cpu',
      'example.com/team',
      'on',
    ]);
    random.pick(maps)[key] = structuredClone(random.pick(others));
  },
  fine: (random, root) => {
    const [path, value] = random.pick<readonly [string, unknown]>([
      ['api.replicas', 3],
      ['web.disruption.minAvailable', '50%'],
      ['web.disruption.maxUnavailable', 1],
      ['workers.feedback.enabled', false],
      ['workers.reminders.resources', { limits: { cpu: '1' } }],
      ['routing.annotations', { 'example.com/team': 'web' }],
      ['api.tolerations', [{ operator: 'Exists' }, { key: 'spot', effect: 'NoExecute', tolerationSeconds: 5 }]],
      ['global', { any: [1] }],
      ['api.config', { LOG_LEVEL: 'debug' }],
      ['image.pullSecrets', ['registry']],
    ]);
    const keys = path.split('.');
    let at = root;
    for (const key of keys.slice(0, -1)) {
      const next = isMap(at[key]) ? at[key] : {};
      at[key] = next;
      at = next;
    }
    at[keys.at(-1) as string] = value;
  },
  source: (random, root) => {
    const inline = Object.fromEntries(
      [
        'DATABASE_URL',
        'MIGRATION_DATABASE_URL',
        'REDIS_PASSWORD',
        'JWT_SECRET',
        'STRIPE_SECRET_KEY',
        'STRIPE_WEBHOOK_SECRET',
        'RESEND_API_KEY',
        'S3_ACCESS_KEY',
        'S3_SECRET_KEY',
      ]
        .filter(() => random.next() < 0.95)
        .map((name) => [name, 'a'.repeat(40)]),
    );
    root['secrets'] = { source: random.pick(['inline', 'existing', 'external', 'vault']), inline };
  },
};

/** Values with one to three mutations, as YAML or JSON text. */
export function mutated(random: Random, values: Map): { text: string; kinds: string[] } {
  const root = structuredClone(values);
  const kinds = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.pick(Object.keys(mutations)));
  for (const kind of kinds) (mutations[kind] as (random: Random, root: Map) => void)(random, root);
  let text = JSON.stringify(root, null, 2);
  if (random.next() < 0.05) {
    // A key twice: the last one wins.
    const key = random.pick(Object.keys(root));
    text = text.replace(/^\{/, `{\n  ${JSON.stringify(key)}: ${JSON.stringify(random.pick(others))},`);
    kinds.push('duplicate');
  }
  return { text: `${text}\n`, kinds };
}
