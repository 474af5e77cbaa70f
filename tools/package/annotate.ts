/** Writes the annotations of Chart.yaml that follow from CHANGELOG.md and from appVersion; `make generate` runs it. `--check` writes nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { annotations } from './annotations.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'charts/landfall/Chart.yaml');
const text = readFileSync(file, 'utf8');
const chart = parseDocument(text);
for (const [name, value] of Object.entries(
  annotations(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'), String(chart.get('appVersion'))),
)) {
  chart.setIn(['annotations', name], value);
  const node = chart.getIn(['annotations', name], true);
  if (isScalar(node)) node.type = 'BLOCK_LITERAL';
}
const wanted = chart.toString({ lineWidth: 0, flowCollectionPadding: false });
if (wanted !== text && process.argv.includes('--check')) {
  process.stderr.write(
    'charts/landfall/Chart.yaml: its annotations are not those of CHANGELOG.md and appVersion\nRun `make generate` and commit the result.\n',
  );
  process.exit(1);
}
if (wanted !== text) writeFileSync(file, wanted);
