import { ofKind, type KubeObject } from '../objects.ts';

/** Names of what a release may refer to and not create begin so in random values; `landfall-secrets` is what the fixtures name. */
export const isForeign = (name: string): boolean => /^(foreign-|landfall-secrets$)/.test(name);

interface ExternalSecret {
  readonly target: { readonly name: string };
  readonly data: readonly { readonly secretKey: string }[];
}

export interface Provided {
  readonly object: KubeObject;
  readonly keys: readonly string[];
}

/** The objects that provide what is referred to, with the keys that they provide: a Secret may come from an ExternalSecret or a Certificate. */
export function providers(objects: readonly KubeObject[], kind: string, name: string): readonly Provided[] {
  const itself = objects
    .filter((o) => o.kind === kind && o.metadata.name === name)
    .map((object) => ({ object, keys: Object.keys(object.data ?? {}) }));
  if (kind !== 'Secret') return itself;
  const external = ofKind<ExternalSecret>(objects, 'ExternalSecret')
    .filter((o) => o.spec.target.name === name)
    .map((o) => ({ object: o as unknown as KubeObject, keys: o.spec.data.map((d) => d.secretKey) }));
  const certificates = ofKind<{ secretName: string }>(objects, 'Certificate')
    .filter((o) => o.spec.secretName === name)
    .map((o) => ({ object: o as unknown as KubeObject, keys: ['tls.crt', 'tls.key'] }));
  return [...itself, ...external, ...certificates];
}
