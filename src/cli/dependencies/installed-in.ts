import type { DependencyGraph, DependencyNode } from '../../workspace/dependencies/model.ts';

/** Packages that are not the project's own. */
export function installedIn({ nodes }: DependencyGraph): readonly DependencyNode[] {
  return [...nodes.values()].filter(({ source }) => source !== 'workspace');
}
