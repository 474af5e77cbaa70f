import { ComponentType } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, NamedLicense, SpdxLicense } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';
import { PackageURL } from 'packageurl-js';
import type { Package } from './packages.ts';

const types = { npm: ComponentType.Library, deb: ComponentType.Library, node: ComponentType.Platform } as const;

/** A bill of materials of an image in CycloneDX 1.6, the same for the same content. */
export function sbomOf(image: string, tag: string, packages: readonly Package[]): string {
  const bom = new Bom();
  bom.metadata.component = new Component(ComponentType.Container, image, { version: tag, bomRef: `${image}:${tag}` });
  for (const one of packages) {
    const component = componentOf(one);
    bom.components.add(component);
    bom.metadata.component.dependencies.add(component.bomRef);
  }
  return new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: true, space: 2 });
}

function componentOf({ kind, name, version, license }: Package): Component {
  const purl = purlOf(kind, name, version);
  const component = new Component(types[kind], name, { version, purl, bomRef: purl });
  if (license) component.licenses.add(isSupportedSpdxId(license) ? new SpdxLicense(license) : new NamedLicense(license));
  return component;
}

function purlOf(kind: Package['kind'], name: string, version: string): string {
  const [base = '', scope] = name.split('/').toReversed();
  const [type, namespace] = { npm: ['npm', scope] as const, deb: ['deb', 'debian'] as const, node: ['generic', undefined] as const }[kind];
  return new PackageURL(type, namespace, base, version, undefined, undefined).toString();
}
