/** The command `values`. Exit codes: 0 clean, 1 findings, 2 usage or I/O. */
import { run } from './run.ts';

const unwritable = 2;

for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has gone, such as `head`, wants no more, and no complaint.
    if (error.code !== 'EPIPE' && stream === process.stdout)
      process.stderr.write(`values: cannot write the output: ${error.message}\n  next: make room, or send it elsewhere\n`);
    process.exitCode = unwritable;
  });

const code = await run(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() });
// Not process.exit(): it would cut what is still to be written.
process.exitCode ??= code;
