/** A memory limit like a container's, by a control group of the kernel (version 1 or 2). Takes root. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Limit {
  /** A process that writes its id into this file, and what it starts, is held to the limit. */
  readonly processes: string;
  /** Takes no process any more; those in it have to be gone. */
  remove(): void;
}

const roots = [
  { folder: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { folder: '/sys/fs/cgroup', limit: 'memory.max' },
];

/** @throws where the kernel lets nobody make a group */
export function memoryLimit(mebibytes: number): Limit {
  const root = roots.find(({ folder }) => existsSync(path.join(folder, 'cgroup.procs')));
  if (!root) throw new Error('expected a control group file system with a memory controller in /sys/fs/cgroup, found none');
  const group = path.join(root.folder, `landfall-bench-${process.pid}`);
  mkdirSync(group);
  writeFileSync(path.join(group, root.limit), String(mebibytes * 2 ** 20));
  return { processes: path.join(group, 'cgroup.procs'), remove: () => rmdirSync(group) };
}
