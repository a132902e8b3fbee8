/** `vireo dependencies --format json`: one JSON value; docs/dependencies.md describes it. */
import type { Inventory } from '../../workspace/dependencies/inventory.ts';
import type { Declaration, DependencyGraph, DependencyNode } from '../../workspace/dependencies/model.ts';
import { findPurl } from '../../workspace/dependencies/purl.ts';

/** Rises when a reader of the old shape would misread the new one; fields may be added without. */
const formatVersion = 1;

export function printInventoryJson({ graphs, problems }: Inventory): string {
  return `${JSON.stringify({ version: formatVersion, graphs: graphs.map(toJson), problems }, null, 2)}\n`;
}

function toJson(graph: DependencyGraph) {
  const { format, ecosystem, file, paths, roots, nodes } = graph;
  return {
    file,
    format,
    ecosystem,
    paths,
    projects: roots.map(({ id, name, version, manifest, declarations }) => ({
      id,
      name,
      version,
      manifest,
      declarations: declarations.map(declarationOf),
    })),
    packages: [...nodes.values()].map((node) => packageOf(graph, node)),
  };
}

function declarationOf({ to, name, requirement, scope, place, requirementPlace }: Declaration) {
  return { name, requirement, scope, package: to, place, requirementPlace };
}

function packageOf(graph: DependencyGraph, node: DependencyNode) {
  const needs = (graph.edges.get(node.id) ?? []).flatMap(({ to }) => to ?? []);
  return { ...node, purl: findPurl(node), dependsOn: needs };
}
