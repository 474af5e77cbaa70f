export const dynamic = 'force-dynamic';

/** The process is alive and its event loop turns. */
export function GET() {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
