/** Package URLs (https://github.com/package-url/purl-spec): one name for a package, whichever its ecosystem. */
import { PackageURL } from 'packageurl-js';
import type { DependencyNode, Ecosystem } from './model.ts';

const types: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  PyPI: 'pypi',
  Go: 'golang',
  'crates.io': 'cargo',
  Maven: 'maven',
};

/** Undefined where the name cannot be one of its ecosystem. */
export function findPurl(node: Pick<DependencyNode, 'ecosystem' | 'name' | 'version'>): string | undefined {
  const { namespace, name } = splitName(node);
  try {
    return new PackageURL(
      types[node.ecosystem],
      namespace,
      name,
      node.version,
      undefined,
      undefined,
    ).toString();
  } catch {
    return undefined;
  }
}

function splitName({ ecosystem, name }: Pick<DependencyNode, 'ecosystem' | 'name'>) {
  const at = ecosystem === 'Maven' ? name.indexOf(':') : name.lastIndexOf('/');
  return at === -1
    ? { namespace: undefined, name }
    : { namespace: name.slice(0, at), name: name.slice(at + 1) };
}
