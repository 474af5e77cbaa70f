import { Readable, pipeline } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Attendee } from './attendees.ts';

const columns = ['name', 'email', 'status', 'since', 'paid', 'currency'] as const;

/** RFC 4180 for spreadsheets: they know UTF-8 by its mark, and what begins like a formula is made text. */
const format = { header: true, columns: [...columns], bom: true, record_delimiter: 'windows', escape_formulas: true } as const;

const record = ({ name, email, status, since, amountCents, currency }: Attendee): Record<(typeof columns)[number], string> => ({
  name,
  email,
  status,
  since: since.toISOString(),
  // Every currency that events are sold in has hundredths.
  paid: amountCents === null ? '' : (amountCents / 100).toFixed(2),
  currency: currency ?? '',
});

async function* records(attendees: AsyncIterable<Attendee>) {
  for await (const attendee of attendees) yield record(attendee);
}

/** CSV of attendees as they come; to destroy it ends their source. */
export const toCsv = (attendees: AsyncIterable<Attendee>): Readable =>
  pipeline(Readable.from(records(attendees)), stringify(format), () => {}); // who reads it hears of errors

/** `attendees-NAME.csv`, of plain letters and digits, which need no quoting in a header. */
export function fileName(title: string, id: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `attendees-${words || id}.csv`;
}
