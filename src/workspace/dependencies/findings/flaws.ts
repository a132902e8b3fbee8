/** What is wrong with the packages of a graph, apart from what advisories say. */
import type { LicensePolicy } from '../licenses/license-policy.ts';
import type { Declaration, DependencyGraph, DependencyNode } from '../model.ts';
import type { Flaw } from './flaw.ts';
import { licenseFlaws } from './license-flaws.ts';
import { titleOf } from './title-of.ts';

export function findFlaws(graph: DependencyGraph, policy: LicensePolicy | undefined): readonly Flaw[] {
  const nodes = [...graph.nodes.values()].filter(({ source }) => source !== 'workspace');
  return [
    ...nodes.flatMap((node) => [...deprecated(graph, node), ...installScript(graph, node)]),
    ...(policy === undefined ? [] : licenseFlaws(graph, policy)),
    ...graph.roots.flatMap(({ declarations }) => declarations.flatMap((each) => unpinned(graph, each))),
  ];
}

function deprecated(graph: DependencyGraph, node: DependencyNode): readonly Flaw[] {
  if (node.deprecated === undefined) return [];
  const words = node.deprecated.trim().slice(0, 300);
  const message = `${titleOf(node)} is deprecated${words === '' ? '' : `: ${words}`}`;
  return [{ ruleId: 'dependency-deprecated', severity: 'low', message, graph, node }];
}

function installScript(graph: DependencyGraph, node: DependencyNode): readonly Flaw[] {
  if (node.hasInstallScript !== true) return [];
  const message = `${titleOf(node)} runs code when it is installed`;
  return [{ ruleId: 'dependency-install-script', severity: 'info', message, graph, node }];
}

/** A lock file binds a range; nothing binds a branch of a repository but its commit. */
function unpinned(graph: DependencyGraph, declaration: Declaration): readonly Flaw[] {
  const node = graph.nodes.get(declaration.to ?? '');
  const isLocked = node?.version !== undefined && graph.paths.kind === 'whole';
  const what = isLocked || node === undefined ? undefined : describeOpen(graph, declaration, node);
  if (what === undefined) return [];
  const { severity, message } = what;
  return [{ ruleId: 'dependency-unpinned', severity, message, graph, node, declaration }];
}

function describeOpen(
  graph: DependencyGraph,
  { requirement, name }: Declaration,
  node: DependencyNode,
): Pick<Flaw, 'severity' | 'message'> | undefined {
  if (node.source === 'git' && graph.ecosystem === 'npm' && !/[0-9a-f]{40}/i.test(requirement)) {
    return { severity: 'low', message: `${name} comes from a repository, and no commit is named` };
  }
  // Where a pom.xml names no version, another one does.
  if (node.source !== 'registry' || node.version !== undefined || graph.ecosystem === 'Maven')
    return undefined;
  if (/^(?:|\*|x|latest|>=?\s*0(?:\.0)*)$/i.test(requirement.trim())) {
    return {
      severity: 'low',
      message: `${name} may be any version: the next install takes whatever was published last`,
    };
  }
  if (graph.format !== 'requirements') return undefined;
  return {
    severity: 'info',
    message: `${name} ${requirement.replace(/\s+/g, '')} is not pinned: the next install may differ`,
  };
}
