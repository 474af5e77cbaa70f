import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { typeDefs } from './schema.ts';

const file = path.join(import.meta.dirname, '../../schema.graphql');
await writeFile(file, `${printSchema(buildSchema(typeDefs))}\n`);
