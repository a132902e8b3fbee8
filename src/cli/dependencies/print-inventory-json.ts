/** `vireo dependencies --format json`: one JSON value; docs/dependencies.md describes it. */
import type { Assessment } from '../../workspace/dependencies/assess.ts';
import type { DependencyFinding } from '../../workspace/dependencies/findings/report-flaws.ts';
import type { Declaration, DependencyGraph, DependencyNode } from '../../workspace/dependencies/model.ts';
import { findPurl } from '../../workspace/dependencies/purl.ts';
import { toWorkspaceFinding } from '../../workspace/report-findings.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';

/** Rises when a reader of the old shape would misread the new one; fields may be added without. */
const formatVersion = 1;

export function printInventoryJson(
  { inventory, findings, advisories }: Assessment,
  { files, stats }: WorkspaceScanResult,
): string {
  // What the settings leave out is not told, and what they set another severity to has that one.
  const told = new Map(
    files.flatMap((file) => file.findings.map((each) => [`${file.path}\0${each.fingerprint}`, each])),
  );
  const value = {
    version: formatVersion,
    graphs: inventory.graphs.map(toJson),
    findings: findings.flatMap((each) => {
      const finding = told.get(`${each.file}\0${each.finding.fingerprint}`);
      return finding === undefined ? [] : [findingOf({ ...each, finding }, inventory.folder)];
    }),
    suppressed: stats.suppressed,
    advisories,
    problems: inventory.problems,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function findingOf({ flaw, file, finding, paths, upgrade }: DependencyFinding, folder: string) {
  return {
    ...toWorkspaceFinding({ path: file, root: folder }, finding),
    package: flaw.node?.id,
    graph: flaw.graph.file,
    advisory:
      'advisory' in flaw ? { id: flaw.advisory.advisory.id, aliases: flaw.advisory.aliases } : undefined,
    fixedIn: 'fixedIn' in flaw ? flaw.fixedIn : undefined,
    upgrade,
    paths: paths.slice(0, maxPaths).map(({ root, nodes }) => [root.id, ...nodes.map(({ id }) => id)]),
  };
}

/** "vireo why" tells them all. */
const maxPaths = 10;

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

function declarationOf({ to, ...declaration }: Declaration) {
  const { name, requirement, scope, isIndirect, place, requirementPlace } = declaration;
  return { name, requirement, scope, isIndirect, package: to, place, requirementPlace };
}

function packageOf(graph: DependencyGraph, node: DependencyNode) {
  const needs = (graph.edges.get(node.id) ?? []).flatMap(({ to }) => to ?? []);
  return { ...node, purl: findPurl(node), dependsOn: needs };
}
