import { env } from '../../../lib/env.ts';
import { createReadiness } from '../../../lib/readiness.ts';

export const dynamic = 'force-dynamic';

let readiness: ReturnType<typeof createReadiness> | undefined;

/** May traffic come here: not while draining, and not before the api was reached once. */
export async function GET() {
  readiness ??= createReadiness(env().API_INTERNAL_URL);
  const result = await readiness();
  return Response.json(result, { status: result.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
