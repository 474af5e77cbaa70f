import { connection } from 'next/server';
import { loadEnv } from '@landfall/schemas/env';
export default async function Page() {
  await connection();
  return <h1>{loadEnv('web').APP_URL}</h1>;
}
