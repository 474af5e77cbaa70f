import { connect, databaseName } from '../../src/migrations/connection.ts';

const prismaCodes: Record<string, string> = {
  '3D000': 'P1003',
  '28P01': 'P1000',
  '28000': 'P1010',
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
  ETIMEDOUT: 'P1001',
};

/** Creates the database that `url` names and returns its name. */
export async function createDatabase(url: string): Promise<string> {
  const name = databaseName(url);
  const admin = await connect(url, 'postgres');
  try {
    await admin.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  } finally {
    await admin.end();
  }
  return name;
}

export const canConnect = async (url: string): Promise<void> => (await connect(url)).end();

/** A connection error in the words of Prisma, which its CLI recognises by the code. */
export function connectionError(url: string, error: unknown): { code: string; message: string } {
  const { host, username } = new URL(url);
  const { code: cause = '', message } = error as { code?: string; message: string };
  const code = prismaCodes[cause] ?? 'P1011';
  const messages: Record<string, string> = {
    P1000: `Authentication failed against database server, the provided database credentials for \`${username}\` are not valid.`,
    P1001: `Can't reach database server at \`${host}\``,
    P1003: `Database \`${databaseName(url)}\` does not exist`,
  };
  return { code, message: messages[code] ?? message };
}
