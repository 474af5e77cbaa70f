import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as tar from 'tar';

/** What lies at a path of a chart's folder. */
export type Content =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly bytes: number }
  | { readonly packed: Readonly<Record<string, Content>>; /** The archive has entries for folders too. */ readonly folders?: true };

export interface ChartCase {
  readonly name: string;
  readonly files: Readonly<Record<string, Content>>;
  /** Where and why it is refused; path and help as far as there are any. Accepted if absent. */
  readonly refused?: readonly [code: string, place: string, message: string, path?: string, help?: string];
  /** Only with this major version of Helm. */
  readonly only?: 3 | 4;
}

export const yaml = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

export function write(folder: string, files: Readonly<Record<string, Content>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else if ('link' in content) symlinkSync(content.link, file);
    else if ('bytes' in content) {
      writeFileSync(file, '');
      truncateSync(file, content.bytes);
    } else writeFileSync(file, packed(content.packed, content.folders));
  }
}

/** A gzipped archive with exactly these names inside. */
export function packed(files: Readonly<Record<string, Content>>, folders = false): Uint8Array {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-pack-'));
  try {
    write(folder, files);
    const file = path.join(folder, 'packed.tgz');
    const names = Object.keys(files).map((name) => (folders ? (name.split('/', 1)[0] as string) : name));
    tar.create({ file, cwd: folder, gzip: true, sync: true, preservePaths: true }, [...new Set(names)]);
    return new Uint8Array(tarBytes(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const tarBytes = (file: string) => process.getBuiltinModule('node:fs').readFileSync(file);

/** An archive whose one entry has this name, which `tar` itself would not write. */
export function forged(name: string, type: 'file' | 'folder' = 'file'): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(type === 'file' ? '00000000001\0' : '00000000000\0', 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type === 'file' ? '0' : '5', 156);
  header.write('ustar\u000000', 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  const body = Buffer.alloc(512);
  body.write('x');
  return gzipSync(Buffer.concat([header, ...(type === 'file' ? [body] : []), Buffer.alloc(1024)]));
}

/** An archive of which one byte is not what gzip has there. */
function spoiled(at: number): Uint8Array {
  const bytes = forged('sub/Chart.yaml');
  bytes[at] = 0;
  return bytes;
}

const five = 5 * 1024 * 1024;
const dependency = (more: string) => yaml('root', `dependencies:\n  - name: sub\n    version: 1.0.0\n    repository: ''\n${more}`);

export const chartCases: readonly ChartCase[] = [
  { name: 'the least of a chart', files: { 'Chart.yaml': yaml('root') } },
  {
    name: 'no Chart.yaml',
    files: { 'values.yaml': 'a: 1\n' },
    refused: ['chart/missing', 'chart:1:1', 'there is no Chart.yaml here', '', 'name the folder or the .tgz file of a chart'],
  },
  {
    name: 'a Chart.yaml that is left out',
    files: { 'Chart.yaml': yaml('root'), '.helmignore': 'Chart.*\n' },
    refused: ['chart/missing', 'chart:1:1', 'there is no Chart.yaml here', '', 'name the folder or the .tgz file of a chart'],
  },
  {
    name: 'no name',
    files: { 'Chart.yaml': 'apiVersion: v2\nversion: 1.0.0\n' },
    refused: ['chart/metadata', 'chart/Chart.yaml:1:1', 'the chart has no name'],
  },
  {
    name: 'an empty name',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: ""\nversion: 1.0.0\n' },
    refused: ['chart/metadata', 'chart/Chart.yaml:2:7', 'the chart has no name', 'name'],
  },
  {
    name: 'a name with a slash',
    files: { 'Chart.yaml': yaml('a/b') },
    refused: ['chart/metadata', 'chart/Chart.yaml:2:7', '"a/b" cannot be the name of a chart', 'name'],
  },
  {
    name: 'a name of dots',
    files: { 'Chart.yaml': yaml('..') },
    refused: ['chart/metadata', 'chart/Chart.yaml:2:7', '".." cannot be the name of a chart', 'name'],
  },
  {
    name: 'a name of one dot',
    files: { 'Chart.yaml': yaml('.') },
    refused: ['chart/metadata', 'chart/Chart.yaml:2:7', '"." cannot be the name of a chart', 'name'],
  },
  { name: 'a number as a name', files: { 'Chart.yaml': yaml('12') } },
  {
    name: 'a map as a name',
    files: { 'Chart.yaml': yaml('{a: 1}') },
    refused: ['chart/metadata', 'chart/Chart.yaml:2:7', 'expected text for name, found a map', 'name'],
  },
  {
    name: 'no version',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: root\n' },
    refused: ['chart/metadata', 'chart/Chart.yaml:1:1', 'the chart has no version'],
  },
  {
    name: 'a version that is none',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: root\nversion: latest\n' },
    refused: ['chart/metadata', 'chart/Chart.yaml:3:10', 'expected a version such as 1.2.3, found "latest"', 'version'],
  },
  { name: 'a version that is a number', files: { 'Chart.yaml': 'apiVersion: v2\nname: root\nversion: 1.10\n' } },
  { name: 'names of fields in capitals', files: { 'Chart.yaml': 'apiVersion: v2\nNAME: root\nVersion: 1.0.0\n' } },
  {
    name: 'an unknown type',
    files: { 'Chart.yaml': yaml('root', 'type: app\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:7', 'expected the type application or library, found "app"', 'type'],
  },
  {
    name: 'a library',
    files: { 'Chart.yaml': yaml('root', 'type: library\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:7', 'a library chart cannot be installed by itself', 'type'],
  },
  { name: 'a library below', files: { 'Chart.yaml': yaml('root'), 'charts/sub/Chart.yaml': yaml('sub', 'type: library\n') } },
  { name: 'unknown fields', files: { 'Chart.yaml': yaml('root', 'constructor: 1\nfoo: {}\n') } },
  {
    name: 'keywords that are a map',
    files: { 'Chart.yaml': yaml('root', 'keywords: {}\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:11', 'expected a list of texts for keywords, found a map', 'keywords'],
  },
  { name: 'keywords that are numbers', files: { 'Chart.yaml': yaml('root', 'keywords: [1, true, null]\n') } },
  {
    name: 'keywords with a list inside',
    files: { 'Chart.yaml': yaml('root', 'keywords: [[]]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:11', 'expected a list of texts for keywords, found a list', 'keywords'],
  },
  {
    name: 'annotations that are a list',
    files: { 'Chart.yaml': yaml('root', 'annotations: []\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a map of texts for annotations, found a list', 'annotations'],
  },
  {
    name: 'annotations with a map inside',
    files: { 'Chart.yaml': yaml('root', 'annotations: {a: {}}\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a map of texts for annotations, found a map', 'annotations'],
  },
  { name: 'annotations of texts', files: { 'Chart.yaml': yaml('root', 'annotations: {a: b, c: 1}\n') } },
  {
    name: 'deprecated that is a text',
    files: { 'Chart.yaml': yaml('root', 'deprecated: "true"\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:13', 'expected a boolean for deprecated, found a string', 'deprecated'],
  },
  { name: 'deprecated', files: { 'Chart.yaml': yaml('root', 'deprecated: true\n') } },
  { name: 'maintainers', files: { 'Chart.yaml': yaml('root', 'maintainers: [{name: a, email: 1}]\n') } },
  {
    name: 'maintainers that are texts',
    files: { 'Chart.yaml': yaml('root', 'maintainers: [a]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a list of maps for maintainers, found a list', 'maintainers'],
  },
  {
    name: 'an empty version',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: root\nversion: ""\n' },
    refused: ['chart/metadata', 'chart/Chart.yaml:3:10', 'the chart has no version', 'version'],
  },
  {
    name: 'annotations with a map inside, among others',
    files: { 'Chart.yaml': yaml('root', 'annotations: {a: b, c: {}}\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a map of texts for annotations, found a map', 'annotations'],
  },
  {
    name: 'maintainers that are a map',
    files: { 'Chart.yaml': yaml('root', 'maintainers: {name: a}\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a list of maps for maintainers, found a map', 'maintainers'],
  },
  {
    name: 'maintainers of whom one is a text',
    files: { 'Chart.yaml': yaml('root', 'maintainers: [{name: a}, b]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a list of maps for maintainers, found a list', 'maintainers'],
  },
  {
    name: 'maintainers with a list inside',
    files: { 'Chart.yaml': yaml('root', 'maintainers: [{name: a, email: []}]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:14', 'expected a list of maps for maintainers, found a list', 'maintainers'],
  },
  {
    name: 'everything null',
    files: { 'Chart.yaml': yaml('root', 'keywords: null\nannotations: null\ndeprecated: null\ndependencies: null\ntype: null\n') },
  },
  {
    name: 'a Chart.yaml that is no YAML',
    files: { 'Chart.yaml': 'a: [\n' },
    refused: [
      'chart/metadata',
      'chart/Chart.yaml:1:5',
      'Chart.yaml cannot be read: expected each line of a map or list to be indented alike, and deeper than its parent, found something else; Helm refuses the file',
    ],
  },
  {
    name: 'a Chart.yaml that is a list',
    files: { 'Chart.yaml': '- a\n' },
    refused: [
      'chart/metadata',
      'chart/Chart.yaml:1:1',
      'Chart.yaml cannot be read: expected a map of values, found a list; Helm refuses the file',
    ],
  },
  {
    name: 'a lock that is no YAML',
    files: { 'Chart.yaml': yaml('root'), 'Chart.lock': 'a: [\n' },
    refused: [
      'chart/metadata',
      'chart/Chart.lock:1:5',
      'Chart.lock cannot be read: expected each line of a map or list to be indented alike, and deeper than its parent, found something else; Helm refuses the file',
    ],
  },
  {
    name: 'another lock that is no YAML',
    files: { 'Chart.yaml': yaml('root'), 'requirements.lock': 'a: [\n' },
    refused: [
      'chart/metadata',
      'chart/requirements.lock:1:5',
      'requirements.lock cannot be read: expected each line of a map or list to be indented alike, and deeper than its parent, found something else; Helm refuses the file',
    ],
  },
  { name: 'a schema that is nothing at all', files: { 'Chart.yaml': yaml('root'), 'values.schema.json': '{}' } },
  { name: 'a byte order mark', files: { 'Chart.yaml': `\uFEFF${yaml('root')}`, 'values.yaml': '\uFEFFa: 1\n' } },

  { name: 'a dependency', files: { 'Chart.yaml': dependency(''), 'charts/sub/Chart.yaml': yaml('sub') } },
  {
    name: 'a dependency that is missing',
    files: { 'Chart.yaml': dependency('') },
    refused: [
      'chart/dependency',
      'chart/Chart.yaml:5:5',
      'in Chart.yaml but not in charts/: sub',
      'dependencies[0]',
      'run `helm dependency build` on the chart',
    ],
  },
  {
    name: 'two dependencies that are missing',
    files: { 'Chart.yaml': dependency('  - {name: other, version: 1.0.0, repository: ""}\n') },
    refused: [
      'chart/dependency',
      'chart/Chart.yaml:5:5',
      'in Chart.yaml but not in charts/: sub, other',
      'dependencies[0]',
      'run `helm dependency build` on the chart',
    ],
  },
  {
    name: 'the second dependency missing',
    files: { 'Chart.yaml': dependency('  - {name: other, version: 1.0.0, repository: ""}\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: [
      'chart/dependency',
      'chart/Chart.yaml:8:5',
      'in Chart.yaml but not in charts/: other',
      'dependencies[1]',
      'run `helm dependency build` on the chart',
    ],
  },
  {
    name: 'a dependency of another version',
    files: {
      'Chart.yaml': dependency('').replace('version: 1.0.0\n    rep', 'version: 2.0.0\n    rep'),
      'charts/sub/Chart.yaml': yaml('sub'),
    },
  },
  {
    name: "a subchart's dependency that is missing",
    files: { 'Chart.yaml': yaml('root'), 'charts/sub/Chart.yaml': dependency('').replace('name: root', 'name: sub') },
  },
  {
    name: 'dependencies that are a map',
    files: { 'Chart.yaml': yaml('root', 'dependencies: {}\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:15', 'expected a list of maps for dependencies, found a map', 'dependencies'],
  },
  {
    name: 'a dependency that is a text',
    files: { 'Chart.yaml': yaml('root', 'dependencies: [sub]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:15', 'expected a list of maps for dependencies, found a list', 'dependencies'],
  },
  {
    name: 'a dependency that is null',
    files: { 'Chart.yaml': yaml('root', 'dependencies: [null]\n') },
    refused: ['chart/metadata', 'chart/Chart.yaml:4:16', 'an entry of dependencies is empty', 'dependencies[0]'],
  },
  { name: 'no dependencies', files: { 'Chart.yaml': yaml('root', 'dependencies: []\n') } },
  {
    name: 'an alias with a dot',
    files: { 'Chart.yaml': dependency('    alias: a.b\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: [
      'chart/metadata',
      'chart/Chart.yaml:5:5',
      '"a.b" cannot be an alias: it may have letters, digits, _ and -',
      'dependencies[0]',
    ],
  },
  { name: 'an empty alias', files: { 'Chart.yaml': dependency('    alias: ""\n'), 'charts/sub/Chart.yaml': yaml('sub') } },
  {
    name: 'two uses without an alias',
    files: { 'Chart.yaml': dependency('  - {name: sub, version: 1.0.0, repository: ""}\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:5', 'more than one dependency is called sub', 'dependencies[1]'],
  },
  {
    name: 'an alias that is a name',
    files: {
      'Chart.yaml': dependency('  - {name: other, version: 1.0.0, repository: "", alias: sub}\n'),
      'charts/sub/Chart.yaml': yaml('sub'),
    },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:5', 'more than one dependency is called sub', 'dependencies[1]'],
  },
  {
    name: 'tags that are a text',
    files: { 'Chart.yaml': dependency('    tags: a\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:11', 'expected a list of texts for tags, found a string', 'dependencies[0].tags'],
  },
  {
    name: 'a condition that is a list',
    files: { 'Chart.yaml': dependency('    condition: []\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:16', 'expected text for condition, found a list', 'dependencies[0].condition'],
  },
  {
    name: 'import-values that are a map',
    files: { 'Chart.yaml': dependency('    import-values: {}\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:20', 'expected a list for import-values, found a map', 'dependencies[0].import-values'],
  },
  {
    name: 'import-values of every kind',
    files: { 'Chart.yaml': dependency('    import-values: [a, 1, null, [], {}, {child: 1}]\n'), 'charts/sub/Chart.yaml': yaml('sub') },
  },
  {
    name: 'enabled that is a text',
    files: { 'Chart.yaml': dependency('    enabled: no way\n'), 'charts/sub/Chart.yaml': yaml('sub') },
    refused: ['chart/metadata', 'chart/Chart.yaml:8:14', 'expected a boolean for enabled, found a string', 'dependencies[0].enabled'],
  },
  {
    name: 'requirements.yaml',
    files: {
      'Chart.yaml': yaml('root').replace('v2', 'v1'),
      'requirements.yaml': 'dependencies: [{name: sub, version: 1.0.0, repository: ""}]\n',
    },
    refused: [
      'chart/dependency',
      'chart/requirements.yaml:1:16',
      'in Chart.yaml but not in charts/: sub',
      'dependencies[0]',
      'run `helm dependency build` on the chart',
    ],
  },
  {
    name: 'requirements.yaml beside v2',
    files: { 'Chart.yaml': yaml('root'), 'requirements.yaml': 'dependencies: [{name: sub, version: 1.0.0, repository: ""}]\n' },
    refused: [
      'chart/dependency',
      'chart/requirements.yaml:1:16',
      'in Chart.yaml but not in charts/: sub',
      'dependencies[0]',
      'run `helm dependency build` on the chart',
    ],
  },
  {
    name: 'requirements.yaml that is no YAML',
    files: { 'Chart.yaml': yaml('root'), 'requirements.yaml': 'a: [\n' },
    refused: [
      'chart/metadata',
      'chart/requirements.yaml:1:5',
      'requirements.yaml cannot be read: expected each line of a map or list to be indented alike, and deeper than its parent, found something else; Helm refuses the file',
    ],
  },
  {
    name: 'requirements.yaml that takes the dependencies away',
    files: { 'Chart.yaml': dependency(''), 'requirements.yaml': 'dependencies: null\n' },
  },
  {
    name: 'requirements.yaml with a name',
    files: { 'Chart.yaml': 'apiVersion: v1\nversion: 1.0.0\n', 'requirements.yaml': 'name: root\n' },
  },
  {
    name: 'requirements.yaml that completes a dependency',
    files: {
      'Chart.yaml': dependency('    alias: twin\n'),
      'requirements.yaml': 'dependencies: [{version: 1.0.0}, {name: twin}]\n',
      'charts/sub/Chart.yaml': yaml('sub'),
    },
    refused: ['chart/metadata', 'chart/requirements.yaml:1:34', 'more than one dependency is called twin', 'dependencies[1]'],
  },

  {
    name: 'a file in charts/',
    files: { 'Chart.yaml': yaml('root'), 'charts/README.md': 'x' },
    refused: [
      'chart/missing',
      'chart/charts/README.md:1:1',
      'there is no Chart.yaml here',
      '',
      'name the folder or the .tgz file of a chart',
    ],
  },
  {
    name: 'an empty folder in charts/',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub/x': '' },
    refused: ['chart/missing', 'chart/charts/sub:1:1', 'there is no Chart.yaml here', '', 'name the folder or the .tgz file of a chart'],
  },
  {
    name: 'hidden entries of charts/',
    files: { 'Chart.yaml': yaml('root'), 'charts/_x/y': '', 'charts/.gitkeep': '', 'charts/sub-1.tgz.prov': 'x' },
  },
  {
    name: 'a folder whose name has .prov in it',
    files: { 'Chart.yaml': yaml('root'), 'charts/a.provider/x': '' },
    refused: [
      'chart/missing',
      'chart/charts/a.provider:1:1',
      'there is no Chart.yaml here',
      '',
      'name the folder or the .tgz file of a chart',
    ],
  },
  { name: 'a folder called like a file of provenance', files: { 'Chart.yaml': yaml('root'), 'charts/sub.prov/Chart.yaml': yaml('sub') } },
  {
    name: 'a folder called like an archive',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz/Chart.yaml': yaml('sub') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'expected an archive, found a folder'],
  },
  {
    name: 'a fault in a subchart',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub/Chart.yaml': yaml('sub', 'type: x\n') },
    refused: ['chart/metadata', 'chart/charts/sub/Chart.yaml:4:7', 'expected the type application or library, found "x"', 'type'],
  },
  { name: 'an archive', files: { 'Chart.yaml': dependency(''), 'charts/sub-1.0.0.tgz': { packed: { 'sub/Chart.yaml': yaml('sub') } } } },
  {
    name: 'an archive whose folder has another name',
    files: { 'Chart.yaml': dependency(''), 'charts/x.tgz': { packed: { 'y/Chart.yaml': yaml('sub') } } },
  },
  {
    name: 'a fault in an archive',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': { packed: { 'sub/Chart.yaml': yaml('sub', 'type: x\n') } } },
    refused: ['chart/metadata', 'chart/charts/sub.tgz:Chart.yaml:4:7', 'expected the type application or library, found "x"', 'type'],
  },
  {
    name: 'an archive in an archive',
    files: {
      'Chart.yaml': yaml('root'),
      'charts/sub.tgz': {
        packed: { 'sub/Chart.yaml': yaml('sub'), 'sub/charts/deep.tgz': { packed: { 'deep/Chart.yaml': yaml('deep', 'type: x\n') } } },
      },
    },
    refused: [
      'chart/metadata',
      'chart/charts/sub.tgz:charts/deep.tgz:Chart.yaml:4:7',
      'expected the type application or library, found "x"',
      'type',
    ],
  },
  {
    name: 'an archive whose first byte is another',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': spoiled(0) },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      'this is no gzipped archive',
      '',
      'name the folder of a chart, or what `helm package` made of one',
    ],
  },
  {
    name: 'an archive whose second byte is another',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': spoiled(1) },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      'this is no gzipped archive',
      '',
      'name the folder of a chart, or what `helm package` made of one',
    ],
  },
  {
    name: 'an archive whose third byte is another',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': spoiled(2) },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      'this is no gzipped archive',
      '',
      'name the folder of a chart, or what `helm package` made of one',
    ],
  },
  {
    name: 'an archive with folders',
    files: {
      'Chart.yaml': dependency(''),
      'charts/sub.tgz': { packed: { 'sub/Chart.yaml': yaml('sub'), 'sub/ac:/x': '', 'sub/templates/x': '' }, folders: true },
    },
  },
  {
    name: 'an archive of nothing but a folder',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub/', 'folder') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive has no files'],
  },
  {
    name: 'an archive whose file is the folder',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub') },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      '"sub" lies outside the folder of the chart',
      '',
      'an archive has one folder at its top',
    ],
  },
  {
    name: 'an archive whose file is called like the folder',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub/.') },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      '"sub/." lies outside the folder of the chart',
      '',
      'an archive has one folder at its top',
    ],
  },
  {
    name: 'an archive with a name that begins like a way out',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub/..x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', '"sub/..x" leads out of the chart'],
  },
  {
    name: 'an archive with a drive',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub/c:/x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', '"sub/c:/x" is no path that a chart may have'],
  },
  {
    name: 'an archive with separators of Windows',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub\\Chart.yaml') },
    refused: [
      'chart/metadata',
      'chart/charts/sub.tgz:Chart.yaml:1:1',
      'Chart.yaml cannot be read: expected a map of values, found a single value; Helm refuses the file',
    ],
  },
  {
    name: 'an archive that is text',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': 'x' },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      'this is no gzipped archive',
      '',
      'name the folder of a chart, or what `helm package` made of one',
    ],
  },
  {
    name: 'an archive that is packed twice',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': gzipSync(packed({ 'sub/Chart.yaml': yaml('sub') })) },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive is packed twice'],
  },
  {
    name: 'an archive that is packed in another way inside',
    files: {
      'Chart.yaml': yaml('root'),
      'charts/sub.tgz': gzipSync(zstdCompressSync(gunzipSync(packed({ 'sub/Chart.yaml': yaml('sub') })))),
    },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive is packed twice'],
  },
  {
    name: 'an archive that ends too early',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': gzipSync('x'.repeat(600)).subarray(0, 20) },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive cannot be unpacked: unexpected end of file'],
  },
  {
    name: 'an archive that is no tar',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': gzipSync('x'.repeat(1200)) },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive is broken: checksum failure'],
  },
  {
    name: 'an empty archive',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': gzipSync(Buffer.alloc(1024)) },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'the archive is broken: Unrecognized archive format'],
  },
  {
    name: 'an archive without a folder',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': { packed: { 'Chart.yaml': yaml('sub') } } },
    refused: [
      'chart/archive',
      'chart/charts/sub.tgz:1:1',
      '"Chart.yaml" lies outside the folder of the chart',
      '',
      'an archive has one folder at its top',
    ],
  },
  {
    name: 'an archive that leads out',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub/../../x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', '"sub/../../x" leads out of the chart'],
  },
  {
    name: 'an archive with an absolute path',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub//x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', '"sub//x" is an absolute path'],
  },
  {
    name: 'an archive with a path of Windows',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('sub\\c:\\x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', String.raw`"sub\\c:\\x" is no path that a chart may have`],
  },
  {
    name: 'an archive with a Chart.yaml as its folder',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': forged('Chart.yaml/x') },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', 'Chart.yaml is not in the folder at the top of the archive'],
  },

  { name: 'a link to a file', files: { 'Chart.yaml': yaml('root'), 'values.yaml': { link: 'other.yaml' }, 'other.yaml': 'a: 1\n' } },
  { name: 'a link to a folder', files: { 'Chart.yaml': yaml('root'), 'charts/sub': { link: '../sub' }, 'sub/Chart.yaml': yaml('sub') } },
  {
    name: 'a link to itself',
    files: { 'Chart.yaml': yaml('root'), x: { link: 'x' } },
    refused: ['chart/file', 'chart/x:1:1', 'the link leads nowhere'],
  },
  {
    name: 'a link that leads nowhere',
    files: { 'Chart.yaml': yaml('root'), x: { link: 'nowhere' } },
    refused: ['chart/file', 'chart/x:1:1', 'the link leads nowhere'],
  },
  {
    name: 'a device',
    files: { 'Chart.yaml': yaml('root'), x: { link: '/dev/null' } },
    refused: ['chart/file', 'chart/x:1:1', 'a chart holds folders and plain files, and this is neither'],
  },
  { name: 'a device that is left out', files: { 'Chart.yaml': yaml('root'), x: { link: '/dev/null' }, '.helmignore': 'x\n' } },
  { name: 'a hidden device among the templates', files: { 'Chart.yaml': yaml('root'), 'templates/.x': { link: '/dev/null' } } },
  {
    name: 'a pattern with two stars',
    files: { 'Chart.yaml': yaml('root'), '.helmignore': '# x\n\na/**\n' },
    refused: ['chart/file', 'chart/.helmignore:1:1', '"a/**": a double star is not supported'],
  },
  {
    name: 'a broken pattern',
    files: { 'Chart.yaml': yaml('root'), '.helmignore': 'a[\n' },
    refused: ['chart/file', 'chart/.helmignore:1:1', 'pattern "a[" ends too early'],
  },
  { name: 'a large file', files: { 'Chart.yaml': yaml('root'), 'x.bin': { bytes: five } } },
  {
    name: 'a too large file',
    only: 3,
    files: { 'Chart.yaml': yaml('root'), 'x.bin': { bytes: five + 1 } },
    refused: [
      'chart/file',
      'chart/x.bin:1:1',
      `the file has ${five + 1} bytes, and Helm 3.22.0 takes ${five} at most`,
      '',
      'leave it out by .helmignore',
    ],
  },
  { name: 'a larger file', only: 4, files: { 'Chart.yaml': yaml('root'), 'x.bin': { bytes: five + 1 } } },
  {
    name: 'too large files together',
    only: 4,
    files: { 'Chart.yaml': yaml('root'), 'x.bin': { bytes: 20 * five }, 'y.bin': '1' },
    refused: [
      'chart/file',
      'chart/x.bin:1:1',
      `with this file the chart has more than ${20 * five} bytes`,
      '',
      'leave it out by .helmignore',
    ],
  },
  {
    name: 'a too large file in an archive',
    only: 3,
    files: {
      'Chart.yaml': yaml('root'),
      'charts/sub.tgz': { packed: { 'sub/Chart.yaml': yaml('sub'), 'sub/x.bin': { bytes: five + 1 } } },
    },
    refused: ['chart/archive', 'chart/charts/sub.tgz:1:1', `x.bin has ${five + 1} bytes, and Helm 3.22.0 takes ${five} at most`],
  },
  {
    name: 'a large file in an archive',
    files: { 'Chart.yaml': yaml('root'), 'charts/sub.tgz': { packed: { 'sub/Chart.yaml': yaml('sub'), 'sub/x.bin': { bytes: five } } } },
  },
  {
    name: 'a larger file in an archive',
    only: 4,
    files: {
      'Chart.yaml': yaml('root'),
      'charts/sub.tgz': { packed: { 'sub/Chart.yaml': yaml('sub'), 'sub/x.bin': { bytes: five + 1 } } },
    },
  },
];
