import type { DependencyNode } from '../model.ts';

/** Name and version of a package in a sentence. */
export function titleOf({ name, version }: Pick<DependencyNode, 'name' | 'version'>): string {
  return version === undefined ? name : `${name} ${version}`;
}
