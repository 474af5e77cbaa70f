import { env } from '../../../lib/env.ts';
import { readiness } from '../../../lib/readiness.ts';

export const dynamic = 'force-dynamic';

/** May traffic come here: not while draining, and not without the api. */
export async function GET() {
  const result = await readiness(env().API_INTERNAL_URL);
  return Response.json(result, { status: result.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
