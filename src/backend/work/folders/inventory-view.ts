/** What a project stands on, as the API tells it. */
import type { ReadInventory } from '../../../workspace/dependencies/inventory.ts';
import type { DependencyGraph, DependencyNode } from '../../../workspace/dependencies/model.ts';
import { findPurl } from '../../../workspace/dependencies/purl.ts';
import type { InventoryView } from '../../contexts/code/scans/scans.schema.ts';

type GraphView = InventoryView['graphs'][number];

function toPackage(
  graph: DependencyGraph,
  direct: ReadonlySet<string>,
  node: DependencyNode,
): GraphView['packages'][number] {
  return {
    id: node.id,
    name: node.name,
    version: node.version ?? null,
    purl: findPurl(node) ?? null,
    scope: node.scope,
    source: node.source,
    isDirect: direct.has(node.id),
    license: node.license ?? null,
    deprecated: node.deprecated ?? null,
    hasInstallScript: node.hasInstallScript ?? false,
    dependsOn: (graph.edges.get(node.id) ?? []).flatMap(({ to }) => to ?? []),
  };
}

function toGraph(graph: DependencyGraph): GraphView {
  const { format, ecosystem, file, paths, roots, nodes } = graph;
  const declarations = roots.flatMap((root) => root.declarations).filter(({ isIndirect }) => !isIndirect);
  const direct = new Set(declarations.flatMap(({ to }) => to ?? []));
  return {
    format,
    ecosystem,
    file,
    paths,
    projects: roots.map(({ name, version, manifest }) => ({ name, version: version ?? null, manifest })),
    packages: [...nodes.values()].map((node) => toPackage(graph, direct, node)),
  };
}

function toProblems({ problems }: ReadInventory): InventoryView['problems'] {
  return problems.map(({ file, field, line, message, isWarning }) => ({
    file,
    field: field ?? null,
    line: line ?? null,
    message,
    isWarning: isWarning ?? false,
  }));
}

export function toInventoryView(inventory: ReadInventory): Pick<InventoryView, 'graphs' | 'problems'> {
  return { graphs: inventory.graphs.map(toGraph), problems: toProblems(inventory) };
}
