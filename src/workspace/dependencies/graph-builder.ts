/** Puts a graph together: gives scopes by who reaches what, so that every format means the same by them. */
import type {
  Declaration,
  DependencyEdge,
  DependencyGraph,
  DependencyNode,
  DependencyRoot,
  DependencyScope,
} from './model.ts';

/** A node before its scope is known; `scope` says what the format itself tells. */
export type NewNode = Omit<DependencyNode, 'scope'> & { readonly scope?: DependencyScope | undefined };

export interface GraphParts extends Omit<DependencyGraph, 'nodes' | 'edges'> {
  readonly nodes: ReadonlyMap<string, NewNode>;
  /** Of nodes; those of the roots are their declarations. */
  readonly edges: ReadonlyMap<string, readonly DependencyEdge[]>;
}

export function buildGraph(parts: GraphParts): DependencyGraph {
  const edges = new Map(parts.edges);
  for (const root of parts.roots) edges.set(root.id, root.declarations);
  const reached = parts.paths.kind === 'whole' ? reach(parts.roots, edges) : declaredScopes(parts.roots);
  const nodes = new Map(
    [...parts.nodes].map(([id, node]) => [id, { ...node, scope: reached.get(id) ?? node.scope ?? 'dev' }]),
  );
  return { ...parts, nodes, edges };
}

type Edges = ReadonlyMap<string, readonly DependencyEdge[]>;

/**
 * A node ships when something that ships needs it; it is optional when it is only reached through what may be
 * absent. A workspace's own packages begin their own search, each by what it declares.
 */
function reach(roots: readonly DependencyRoot[], edges: Edges): ReadonlyMap<string, DependencyScope> {
  const scopes = new Map<string, DependencyScope>();
  const rootIds = new Set(roots.map(({ id }) => id));
  const declared = roots.flatMap(({ declarations }) => declarations);
  for (const scope of ['prod', 'optional', 'dev'] as const) {
    const starts = declared.filter((each) => isStart(each, scope));
    const follows = (edge: DependencyEdge): boolean => scope !== 'prod' || !edge.isOptional;
    for (const id of reachable(starts, edges, { follows, rootIds }))
      if (!scopes.has(id)) scopes.set(id, scope);
  }
  return scopes;
}

function isStart({ scope, isOptional }: Declaration, of: DependencyScope): boolean {
  if (of === 'prod') return scope === 'prod' && !isOptional;
  return of === 'dev' || scope !== 'dev';
}

interface ReachOptions {
  readonly follows: (edge: DependencyEdge) => boolean;
  readonly rootIds: ReadonlySet<string>;
}

function reachable(
  starts: readonly DependencyEdge[],
  edges: Edges,
  { follows, rootIds }: ReachOptions,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = starts.flatMap(({ to }) => to ?? []);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (rootIds.has(id)) continue;
    for (const edge of edges.get(id) ?? []) if (edge.to !== undefined && follows(edge)) queue.push(edge.to);
  }
  return seen;
}

function declaredScopes(roots: readonly DependencyRoot[]): ReadonlyMap<string, DependencyScope> {
  const scopes = new Map<string, DependencyScope>();
  const order: readonly DependencyScope[] = ['prod', 'optional', 'dev'];
  for (const { to, scope } of roots.flatMap(({ declarations }) => declarations)) {
    if (to === undefined) continue;
    const known = scopes.get(to);
    if (known === undefined || order.indexOf(scope) < order.indexOf(known)) scopes.set(to, scope);
  }
  return scopes;
}
