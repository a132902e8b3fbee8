/**
 * A bill of materials of what ships, in CycloneDX 1.6: every package whose code or data is in a bundle, and nothing
 * that only builds or tests. The same packages give the same text.
 */
import { ComponentType } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, LicenseExpression } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as JsonForm, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import { serialNumber } from '../../src/workspace/dependencies/sbom/serial-number.ts';
import type { BundledPackage } from '../generate/bundled-packages.ts';

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** A scope is a group, as npm's packages are written in package URLs. */
function toComponent({ name, version, license }: BundledPackage): Component {
  const [scope, bare] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = new PackageURL('npm', scope, bare ?? name, version, undefined, undefined).toString();
  const component = new Component(ComponentType.Library, bare ?? name, {
    bomRef: purl,
    purl,
    version,
    ...(scope === undefined ? {} : { group: scope }),
  });
  component.licenses.add(new LicenseExpression(license));
  return component;
}

/** JSON text. */
export function writeBillOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const bom = new Bom();
  const subject = new Component(ComponentType.Application, product.name, {
    bomRef: `${product.name}@${product.version}`,
    version: product.version,
  });
  subject.licenses.add(new LicenseExpression(product.license));
  bom.metadata.component = subject;
  // A version that lies in two folders is one component.
  const components = [
    ...new Map(packages.map(toComponent).map((each) => [String(each.purl), each])).values(),
  ];
  for (const component of components) {
    bom.components.add(component);
    subject.dependencies.add(component.bomRef);
  }
  const named = [`${product.name}@${product.version}`, ...components.map(({ purl }) => String(purl))];
  bom.serialNumber = serialNumber(named);
  const serializer = new JsonSerializer(new JsonForm.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
