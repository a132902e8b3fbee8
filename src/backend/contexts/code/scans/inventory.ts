/** What a project stands on, read from its lock files and manifests when somebody asks. */

import type { ReadInventory } from '../../../../workspace/dependencies/inventory.ts';
import type { DependencyGraph, DependencyNode } from '../../../../workspace/dependencies/model.ts';
import { findPurl } from '../../../../workspace/dependencies/purl.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { createFolderReading } from './folder-reading.ts';
import type { ScanPorts } from './scans.ports.ts';
import type { InventoryView } from './scans.schema.ts';

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

export interface InventoryService {
  /** Those who ask while it is being read get the same. */
  load(caller: Caller, projectId: string): Promise<InventoryView>;
}

export function createInventoryService(
  ports: Pick<ScanPorts, 'db' | 'clock' | 'findProject' | 'readings'>,
): InventoryService {
  const read = createFolderReading(ports, (folder) => ports.readings.inventory(folder));
  return {
    async load(caller, projectId) {
      const inventory = await read(caller, projectId);
      return {
        projectId,
        readAt: toInstant(ports.clock()),
        graphs: inventory.graphs.map(toGraph),
        problems: toProblems(inventory),
      };
    },
  };
}
