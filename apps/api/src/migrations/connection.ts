import pg from 'pg';

/** URL parameters of Prisma that node-postgres does not know. */
const prismaParameters = ['schema', 'connection_limit', 'pgbouncer', 'connect_timeout', 'pool_timeout', 'socket_timeout'];

/** Settings of a pool of one connection, which every engine works on; `database` replaces the URL's own. */
export function poolConfig(url: string, database?: string): { config: pg.PoolConfig; schema: string | undefined } {
  const target = new URL(url);
  const schema = target.searchParams.get('schema') ?? undefined;
  for (const name of prismaParameters) target.searchParams.delete(name);
  if (database !== undefined) target.pathname = `/${encodeURIComponent(database)}`;
  const config = {
    connectionString: target.toString(),
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    application_name: 'landfall-migrate',
  };
  return { config, schema };
}

export const databaseName = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** `host:port, database "name", role "name"`: what a person needs to find the server, never a password. */
export function describeTarget(url: string): string {
  const { hostname, port, username } = new URL(url);
  return `${hostname}:${port || '5432'}, database "${databaseName(url)}", role "${decodeURIComponent(username)}"`;
}

/** @throws the error of node-postgres */
export async function connect(url: string, database?: string): Promise<pg.Client> {
  const client = new pg.Client(poolConfig(url, database).config);
  await client.connect();
  return client;
}
