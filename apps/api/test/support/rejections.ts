import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

type Line = Record<string, unknown>;

/** A log that is kept, and what it says of limits. */
export function keptLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => (lines.push(...chunk.toString().trim().split('\n')), done()),
  });
  const parsed = (): Line[] => lines.map((line) => JSON.parse(line) as Line);
  return {
    text: () => lines.join('\n'),
    lines: parsed,
    limited: (limit: string): Line[] => parsed().filter((line) => line['limit'] === limit && line['msg'] === 'refused by a limit'),
    options: { logger: { level: 'warn', stream } },
  };
}

export async function rejections(app: FastifyInstance, kind: 'graphql' | 'http' | 'ws', limit: string): Promise<number> {
  const { values } = await app.metrics[`${kind}_rejections_total`].get();
  return (values as { labels: { limit?: string }; value: number }[]).find(({ labels }) => labels.limit === limit)?.value ?? NaN;
}
