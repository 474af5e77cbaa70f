// Only what an old Node.js understands, too: it has to read this file to be told that it is too old.
const oldest = 24;
const commands = ['check', 'effective', 'explain', 'diff', 'compat', 'env', 'migrate', 'report', 'help', '--help', '-h', '--version'];

if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    'values-check: expected Node.js ' +
      oldest +
      ' or newer, found ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ')\n' +
      '  next: install a newer one from https://nodejs.org, or name one: VALUES_CHECK_NODE=/path/to/node helm values-check\n',
  );
  process.exit(2);
}
// `helm values-check prod` is `values check prod`.
if (!commands.includes(process.argv[2])) process.argv.splice(2, 0, 'check');
void import('./values.mjs');
