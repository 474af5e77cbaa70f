/** Loaded into a process by `--import`: its wall clock is as many milliseconds ahead as the file CLOCK_FILE says. Timers are not: they run by another clock. */
import { readFileSync } from 'node:fs';

const file = process.env['CLOCK_FILE'] ?? '';
const RealDate = Date;
const realNow = Date.now.bind(Date);
const now = () => realNow() + Number(readFileSync(file, 'utf8'));

class ShiftedDate extends RealDate {
  constructor(...args: [] | [number | string | Date]) {
    super(...((args.length === 0 ? [now()] : args) as [number]));
  }

  static override now = now;
}
globalThis.Date = ShiftedDate as DateConstructor;
