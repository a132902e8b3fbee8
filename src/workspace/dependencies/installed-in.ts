import type { DependencyGraph, DependencyNode, Ecosystem } from './model.ts';

/** Packages that are not the project's own. */
export function installedIn({ nodes }: DependencyGraph): readonly DependencyNode[] {
  return [...nodes.values()].filter(({ source }) => source !== 'workspace');
}

/** Whether there is anything of which a flaw could be told. */
export function asksForPackages(graph: DependencyGraph): boolean {
  return installedIn(graph).length > 0 || graph.roots.some(({ declarations }) => declarations.length > 0);
}

/** Of what there is to compare. */
export function ecosystemsOf(graphs: readonly DependencyGraph[]): readonly Ecosystem[] {
  return [...new Set(graphs.filter(asksForPackages).map(({ ecosystem }) => ecosystem))];
}
