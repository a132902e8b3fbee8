/** Questions that are asked of a graph, whatever format it came from. */
import type {
  Declaration,
  DependencyEdge,
  DependencyGraph,
  DependencyNode,
  DependencyRoot,
} from './model.ts';

/** One answer to "why is it here": from a project, through what it declares, to the package. */
export interface DependencyPath {
  readonly root: DependencyRoot;
  readonly declaration: Declaration;
  /** From what is declared to the package itself; one long where it is declared itself. */
  readonly nodes: readonly DependencyNode[];
}

/** Nodes of this name, each in its own version or place. */
export function findNodes(graph: DependencyGraph, name: string): readonly DependencyNode[] {
  const known = named.get(graph) ?? Map.groupBy(graph.nodes.values(), (node) => node.name);
  named.set(graph, known);
  return known.get(name) ?? [];
}

/** Kept: a report asks for many. */
const named = new WeakMap<DependencyGraph, ReadonlyMap<string, readonly DependencyNode[]>>();

/**
 * For every declaration that leads to the node, its shortest path: all that one can act on in a manifest, and
 * bounded by its length, where the number of all paths is not. Shortest first.
 */
export function findPaths(graph: DependencyGraph, id: string): readonly DependencyPath[] {
  const next = nextHops(graph, id);
  const paths = graph.roots.flatMap((root) =>
    root.declarations.flatMap((declaration): DependencyPath[] => {
      const nodes = follow(graph, declaration, { next, id });
      return nodes === undefined ? [] : [{ root, declaration, nodes }];
    }),
  );
  return paths.sort((a, b) => a.nodes.length - b.nodes.length);
}

/** For each node that leads to `id`, the neighbour that is one step nearer. */
function nextHops(graph: DependencyGraph, id: string): ReadonlyMap<string, string> {
  const dependants = reverse(graph);
  const next = new Map<string, string>();
  let front = [id];
  const seen = new Set(front);
  while (front.length > 0) {
    const found: string[] = [];
    for (const nearer of front) {
      for (const dependant of dependants.get(nearer) ?? []) {
        if (seen.has(dependant)) continue;
        seen.add(dependant);
        next.set(dependant, nearer);
        found.push(dependant);
      }
    }
    front = found;
  }
  return next;
}

const reversed = new WeakMap<DependencyGraph, ReadonlyMap<string, readonly string[]>>();

/** Who needs a node, by its id. Kept: a report asks for the paths of many. */
function reverse(graph: DependencyGraph): ReadonlyMap<string, readonly string[]> {
  const known = reversed.get(graph);
  if (known !== undefined) return known;
  const dependants = new Map<string, string[]>();
  for (const [from, edges] of graph.edges) {
    for (const { to } of edges) {
      if (to === undefined) continue;
      const list = dependants.get(to);
      if (list === undefined) dependants.set(to, [from]);
      else list.push(from);
    }
  }
  reversed.set(graph, dependants);
  return dependants;
}

interface Target {
  readonly next: ReadonlyMap<string, string>;
  readonly id: string;
}

function follow(
  graph: DependencyGraph,
  { to }: DependencyEdge,
  { next, id }: Target,
): readonly DependencyNode[] | undefined {
  const nodes: DependencyNode[] = [];
  for (let at = to; at !== undefined; at = next.get(at)) {
    const node = graph.nodes.get(at);
    if (node === undefined) return undefined;
    nodes.push(node);
    if (at === id) return nodes;
  }
  return undefined;
}
