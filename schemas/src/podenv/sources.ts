import { field, listOf, mapOf, textOf, type Manifest } from './manifests.ts';

/** What one ConfigMap or Secret of the render offers. */
export interface Holder {
  /** Values by key; undefined where the value is not in the render. */
  readonly keys: ReadonlyMap<string, string | undefined>;
  /** It may have more keys than can be seen here. */
  readonly open: boolean;
}

const holders: Readonly<Record<string, (manifest: Manifest) => Holder>> = {
  ConfigMap: ({ body }) => ({
    keys: new Map(Object.entries(mapOf(body['data'])).map(([key, value]) => [key, textOf(value)])),
    open: false,
  }),
  // Values of a Secret are never taken in.
  Secret: ({ body }) => ({ keys: keysOnly({ ...mapOf(body['data']), ...mapOf(body['stringData']) }), open: false }),
  SealedSecret: ({ body }) => ({ keys: keysOnly(mapOf(field(body, 'spec', 'encryptedData'))), open: false }),
  ExternalSecret: ({ body }) => ({
    keys: new Map(listOf(field(body, 'spec', 'data')).map((entry) => [textOf(field(entry, 'secretKey')), undefined])),
    open: listOf(field(body, 'spec', 'dataFrom')).length > 0 || field(body, 'spec', 'target', 'template') !== undefined,
  }),
};

const keysOnly = (map: object): ReadonlyMap<string, undefined> => new Map(Object.keys(map).map((key) => [key, undefined]));

/** The name under which pods find what a manifest brings. */
function nameOf({ kind, name, body }: Manifest): string {
  if (kind === 'ExternalSecret') return textOf(field(body, 'spec', 'target', 'name')) || name;
  return (kind === 'SealedSecret' && textOf(field(body, 'spec', 'template', 'metadata', 'name'))) || name;
}

export type HolderKind = 'ConfigMap' | 'Secret';

/** Finds ConfigMaps and Secrets of the same render. */
export function holdersOf(manifests: readonly Manifest[]): (kind: HolderKind, name: string) => Holder | undefined {
  const found = new Map<string, Holder>();
  for (const manifest of manifests) {
    const read = Object.hasOwn(holders, manifest.kind) ? holders[manifest.kind] : undefined;
    if (read) found.set(`${manifest.kind === 'ConfigMap' ? 'ConfigMap' : 'Secret'}/${nameOf(manifest)}`, read(manifest));
  }
  return (kind, name) => found.get(`${kind}/${name}`);
}
