/** An inventory without what is for development alone. */
import type { Inventory } from './inventory.ts';
import type { DependencyGraph } from './model.ts';

export function withoutDevelopment(inventory: Inventory): Inventory {
  return { ...inventory, isWhole: false, graphs: inventory.graphs.map(ship) };
}

function ship(graph: DependencyGraph): DependencyGraph {
  const nodes = new Map([...graph.nodes].filter(([, { scope }]) => scope !== 'dev'));
  const isKept = (id: string | undefined): boolean => id === undefined || nodes.has(id);
  const roots = graph.roots.map((root) => ({
    ...root,
    declarations: root.declarations.filter(({ scope, to }) => scope !== 'dev' && isKept(to)),
  }));
  const rootIds = new Set(roots.map(({ id }) => id));
  const edges = new Map(
    [...graph.edges]
      .filter(([from]) => nodes.has(from) && !rootIds.has(from))
      .map(([from, each]) => [from, each.filter(({ to }) => isKept(to))]),
  );
  for (const { id, declarations } of roots) edges.set(id, declarations);
  return { ...graph, roots, nodes, edges };
}
