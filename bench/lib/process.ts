/** What the kernel knows of a process. Linux only. */
import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** User and system time that a process has used, in seconds. */
export function cpuSeconds(pid: number): number {
  // After the name, which may hold spaces: state is field 3, utime 14, stime 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory in MiB. */
export function residentMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (!kilobytes) throw new Error(`expected VmRSS of process ${pid}, found none`);
  return Number(kilobytes) / 1024;
}
