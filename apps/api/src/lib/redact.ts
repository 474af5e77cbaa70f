import { env as contract } from '@landfall/schemas/contract';

/** Fields whose values are never logged, wherever in what is logged they are. */
export const redactedFields: ReadonlySet<string> = new Set([
  'authorization',
  'body',
  'cookie',
  'email',
  'headers',
  'newPassword',
  'password',
  'passwordHash',
  'secret',
  'token',
  'userName',
  'variables',
]);

export const censor = '[redacted]';

const deepest = 4;

/** Serializers choose what is told of these. */
const chosen: ReadonlySet<string> = new Set(['err', 'req', 'res']);

/** pino's own redaction by paths costs every request 3 µs, since it goes through the bindings of each child logger. */
export function redactFields(fields: object, depth = 0): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (redactedFields.has(name)) kept[name] = censor;
    else kept[name] = depth === 0 && chosen.has(name) ? value : redactValue(value, depth + 1);
  }
  return kept;
}

function redactValue(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return value.map((one) => redactValue(one, depth));
  if (!isPlain(value)) return value;
  return depth <= deepest ? redactFields(value, depth) : censor;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);

/** What texts give away by their form, such as messages of libraries. Most lines have none of the hints, and looking for these is cheap. */
const forms: readonly { readonly hint: string; readonly form: RegExp; readonly by: string }[] = [
  { hint: '@', form: /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{0,200}:[^\s/@"']{1,200}@/gi, by: `$1${censor}@` },
  { hint: '@', form: /[^\s"'<>()[\]{}\\,;:=`]{1,64}@(?:[^\s"'<>()[\]{}\\,;:=@./`]{1,63}\.){1,8}[a-z]{2,24}\b/gi, by: '[e-mail]' },
  { hint: 'k_', form: /\b[srp]k_(?:live|test)_\w*/g, by: censor },
  { hint: 'whsec_', form: /\bwhsec_\w*/g, by: censor },
  { hint: 're_', form: /\bre_[A-Za-z0-9]{6,}\w*/g, by: censor },
  { hint: 'eyJ', form: /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, by: censor },
  { hint: 'earer ', form: /\b([Bb]earer) [\w.~+/=-]{6,}/g, by: `$1 ${censor}` },
  { hint: 'asic ', form: /\b([Bb]asic) [\w.~+/=-]{6,}/g, by: `$1 ${censor}` },
  { hint: 'landfall_session=', form: /(landfall_session=)[^;\s"\\]+/g, by: `$1${censor}` },
  { hint: '$argon2', form: /\$argon2id?\$[^\s"\\]+/g, by: censor },
  { hint: '$scrypt$', form: /\$scrypt\$[^\s"\\]+/g, by: censor },
];

/** Values that messages of PostgreSQL and of JSON.parse quote. */
const quotes: readonly (readonly [RegExp, string])[] = [
  [/(invalid input [^:\n]*: |out of range: )".*"/g, `$1"${censor}"`],
  [/(Key \([^)\n]*\)=)\(.*\)/g, `$1(${censor})`],
  [/"[^\n]*"( is not valid JSON)/g, `"${censor}"$1`],
];

/** The text of an error without the values that it quotes. */
export const withoutQuotes = (text: string): string => quotes.reduce((rest, [form, by]) => rest.replace(form, by), text);

const shortest = 6;

/** Values of the contract's secrets in an environment; of a URL its password too, as it is written and as it is meant. */
export function secretsIn(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(contract).flatMap(([name, { kind }]) => {
    const value = env[name];
    return kind === 'secret' && value !== undefined ? [value, ...passwordsIn(value)] : [];
  });
}

function passwordsIn(value: string): string[] {
  const password = URL.parse(value)?.password ?? '';
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** Makes what takes everything secret out of a line of JSON, whichever library wrote it there. */
export function redactor(secrets: readonly string[]): (line: string) => string {
  const all = new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]));
  // One may be a part of another.
  const known = [...all].filter(({ length }) => length >= shortest).toSorted((a, b) => b.length - a.length);
  return (line) => {
    let rest = line;
    for (const secret of known) if (rest.includes(secret)) rest = rest.replaceAll(secret, censor);
    for (const { hint, form, by } of forms) if (rest.includes(hint)) rest = rest.replace(form, by);
    return rest;
  };
}
