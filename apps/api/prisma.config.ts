import { defineConfig } from 'prisma/config';

// Only `migrate` needs a database; `generate` runs without one.
const url = process.env['MIGRATION_DATABASE_URL'];

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
