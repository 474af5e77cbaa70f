/** Who may see the queues, run in a pod of the api: `node dist/admin.js grant|revoke EMAIL` (docs/queue-board.md). */
import { loadVariablesOrExit } from '@landfall/schemas/env';
import pg from 'pg';

const exUsage = 64;
const exNoUser = 67;
const exUnavailable = 69;

const actions = { grant: 'user.grantAdmin', revoke: 'user.revokeAdmin' } as const;
const timeoutMs = 10_000;

function end(code: number, message: string): never {
  console.error(`admin: ${message}`);
  process.exit(code);
}

const [verb = '', email = '', ...rest] = process.argv.slice(2);
if ((verb !== 'grant' && verb !== 'revoke') || !/^[^@\s]+@[^@\s]+$/.test(email) || rest.length > 0)
  end(
    exUsage,
    `expected "grant EMAIL" or "revoke EMAIL", found ${process.argv.length - 2} arguments${verb && `, the first being ${JSON.stringify(verb)}`}`,
  );

const { DATABASE_URL } = loadVariablesOrExit('admin', ['DATABASE_URL']);
const client = new pg.Client({ connectionString: DATABASE_URL, connectionTimeoutMillis: timeoutMs, statement_timeout: timeoutMs });
client.on('error', () => {}); // the query that runs tells it

/** Changes the account and writes it down, in one statement. @returns what it was before, undefined where there is none */
async function set(admin: boolean): Promise<boolean | undefined> {
  await client.connect();
  const { rows } = await client.query<{ admin: boolean }>(
    `WITH account AS (SELECT "id", "admin" FROM "User" WHERE "email" = lower($1) FOR UPDATE),
       changed AS (UPDATE "User" u SET "admin" = $2 FROM account a WHERE u."id" = a."id" AND a."admin" <> $2 RETURNING u."id"),
       audited AS (INSERT INTO "Audit" ("id", "action", "subject") SELECT gen_random_uuid(), $3, "id" FROM changed)
     SELECT "admin" FROM account`,
    [email, admin, actions[verb as keyof typeof actions]],
  );
  return rows[0]?.admin;
}

try {
  const before = await set(verb === 'grant');
  if (before === undefined) end(exNoUser, 'there is no account with this e-mail address; sign up in the web app first');
  const is = verb === 'grant' ? 'is an administrator' : 'is no administrator';
  console.log(`admin: the account ${is}${before === (verb === 'grant') ? ' already, nothing was changed' : ' from now on'}`);
} catch (error) {
  const { message, code } = error as { message?: string; code?: string };
  end(exUnavailable, `PostgreSQL did not do it, nothing was changed: ${message || code || 'unknown error'}`);
} finally {
  await client.end().catch(() => {});
}
