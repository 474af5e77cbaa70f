import { env } from '../../../lib/env.ts';
import { askApi, createReadiness } from '../../../lib/readiness.ts';

export const dynamic = 'force-dynamic';

let readiness: ReturnType<typeof createReadiness> | undefined;

/** May traffic come here: not while draining, and not before the api has answered once. */
export async function GET() {
  readiness ??= createReadiness({ ask: () => askApi(env().API_INTERNAL_URL) });
  const result = await readiness();
  return Response.json(result, { status: result.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
