import type { CodeInfo } from '../finding.ts';

const missing: CodeInfo = {
  code: 'chart/missing',
  severity: 'error',
  title: 'There is no chart here',
  explanation:
    'A chart is a folder with a `Chart.yaml` that is not left out by its `.helmignore`, or an archive of such a folder. Every entry of `charts/` must be one too: Helm stops at any other file there, unless its name begins with `_` or `.` or ends in `.prov`.',
  bad: 'values check --chart charts',
  good: 'values check --chart charts/landfall',
};

const metadata: CodeInfo = {
  code: 'chart/metadata',
  severity: 'error',
  title: 'Chart.yaml is not what Helm takes',
  explanation:
    'Helm reads `Chart.yaml` (and `requirements.yaml`, `Chart.lock`) before anything else and stops where a field is of the wrong type, a name or version is missing or malformed, two dependencies have one name, or the chart is a library.',
  bad: 'apiVersion: v2\nname: web\nversion: latest\n',
  good: 'apiVersion: v2\nname: web\nversion: 1.2.3\n',
};

const archive: CodeInfo = {
  code: 'chart/archive',
  severity: 'error',
  title: 'The archive cannot be unpacked',
  explanation:
    'A packaged chart is a gzipped tar file with one folder at its top. Helm refuses what is no such file, paths that lead out of that folder, and archives that unpack to too much.',
  bad: 'values check --chart values.yaml',
  good: 'values check --chart landfall-0.1.0.tgz',
};

const file: CodeInfo = {
  code: 'chart/file',
  severity: 'error',
  title: 'A file of the chart cannot be loaded',
  explanation:
    'Helm reads every file of a chart that `.helmignore` does not leave out. It refuses devices and sockets, links that lead nowhere, patterns of `.helmignore` it does not know, and too large files: 5 MiB each before Helm 4.3, 100 MiB together.',
  bad: '# .helmignore\nbuild/**\n',
  good: '# .helmignore\nbuild/\n',
};

const dependency: CodeInfo = {
  code: 'chart/dependency',
  severity: 'error',
  title: 'A dependency is not in charts/',
  explanation:
    '`helm template`, `install` and `upgrade` stop where `Chart.yaml` names a dependency that was not fetched. Only the name counts: a chart of another version passes here, but is then taken under its own name instead of its alias.',
  bad: 'dependencies:\n  - name: redis\n    version: 20.x.x\n    repository: oci://registry.example.com/charts\n',
  good: '# after `helm dependency build`: charts/redis-20.1.0.tgz\n',
};

export const chartCodes = { missing, metadata, archive, file, dependency } as const;

export const codes: readonly CodeInfo[] = Object.values(chartCodes);
