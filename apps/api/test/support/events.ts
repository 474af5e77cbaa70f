import type { TestDatabase } from './postgres.ts';

/** So many events of somebody, spread over a year from tomorrow on and over a box around Berlin, straight into the table. */
export async function manyEvents({ owner }: TestDatabase, organiserId: string, count: number): Promise<void> {
  await owner.query(
    `INSERT INTO "Event" ("id", "title", "description", "venue", "latitude", "longitude", "startsAt", "endsAt", "capacity", "priceCents", "organiserId")
     SELECT gen_random_uuid(), 'Event ' || n || ' ' || md5(n::text), 'About ' || md5((n % 1000)::text), 'Hall ' || n % 100,
       51 + (n * 7919 % 20011) / 10000.0, 12 + (n * 104729 % 30011) / 10000.0,
       now() + interval '1d' + (n * 4099 % 525600) * interval '1min', now() + interval '26h' + (n * 4099 % 525600) * interval '1min',
       10, CASE WHEN n % 4 = 0 THEN 500 ELSE 0 END, $1
     FROM generate_series(1, $2::bigint) n`,
    [organiserId, count],
  );
  await owner.query('ANALYZE "Event"');
}
