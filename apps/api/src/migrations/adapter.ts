import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { poolConfig } from './connection.ts';

export interface AdapterOptions {
  /** Pool to work on; without it the adapter opens its own on `url`. */
  readonly pool?: pg.Pool;
  /** Server for throw-away databases, if it is not the one of `url`. */
  readonly shadowUrl?: string | undefined;
  /** Told every error of a migration script, because the engine reports none of its details. */
  readonly onScriptError?: (error: pg.DatabaseError) => void;
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
/** What adapter-pg keeps to itself and the engine's needs reach into. */
interface Internals {
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult>;
  onError(error: unknown): never;
}

/** adapter-pg over node-postgres, made fit for the schema engine. */
export function adapterFactory(url: string, options: AdapterOptions = {}): ErrorCapturingSqlMigrationAwareDriverAdapterFactory {
  const { config, schema } = poolConfig(url);
  const withSchema = schema === undefined ? {} : { schema };
  const fit = (adapter: Adapter) => fitForEngine(adapter, options.onScriptError);
  const factory = new PrismaPg(options.pool ?? config, withSchema);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => fit(await connect());
  // adapter-pg would run the shadow migrations on the real database: a connectionString wins over its `database`.
  factory.connectToShadowDb = async () => {
    const base = options.shadowUrl ?? url;
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = fit(await new PrismaPg(poolConfig(base).config, withSchema).connect());
    await admin.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = fit(await new PrismaPg(poolConfig(base, name).config, withSchema).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.executeScript(`DROP DATABASE "${name}"`);
      await admin.dispose();
    };
    return shadow;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

function fitForEngine(adapter: Adapter, onScriptError?: (error: pg.DatabaseError) => void): Adapter {
  const internals = adapter as unknown as Internals;
  adapter.queryRaw = readingCharColumns(adapter);
  // adapter-pg splits scripts at every semicolon, also inside $$ bodies; the native engine sends one simple query.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      if (error instanceof pg.DatabaseError) onScriptError?.(error);
      internals.onError(error);
    }
  };
  return adapter;
}

const charOid = 18;
const textOid = 25;

/** queryRaw that also reads PostgreSQL's "char", which the catalogue has and adapter-pg does not know: as text. */
function readingCharColumns(adapter: Adapter): (query: SqlQuery) => Promise<SqlResultSet> {
  const original = Object.getPrototypeOf(adapter) as Adapter;
  const internals = adapter as unknown as Internals;
  return async (query) => {
    let charColumns: number[] = [];
    const scoped = Object.create(adapter, {
      performIO: {
        value: async (sql: SqlQuery) => {
          const result = await internals.performIO(sql);
          charColumns = result.fields.flatMap((field, i) => (field.dataTypeID === charOid ? [i] : []));
          return {
            ...result,
            fields: result.fields.map((field) => (field.dataTypeID === charOid ? { name: field.name, dataTypeID: textOid } : field)),
          };
        },
      },
    }) as Adapter;
    const result = await original.queryRaw.call(scoped, query);
    for (const i of charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
}
