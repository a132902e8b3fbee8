/** Licences that the project does not allow, and those of which nobody can tell. */
import { judgeLicense, type LicensePolicy, normalizeLicense } from '../licenses/license-policy.ts';
import type { DependencyGraph, DependencyNode } from '../model.ts';
import { recordsLicenses } from '../recorded-facts.ts';
import type { Flaw } from './flaw.ts';
import { titleOf } from './title-of.ts';

/** What only develops is not shipped: its licence binds nobody else. */
export function licenseFlaws(graph: DependencyGraph, policy: LicensePolicy): readonly Flaw[] {
  const shipped = [...graph.nodes.values()].filter(
    ({ source, scope }) => source !== 'workspace' && scope !== 'dev',
  );
  const isTelling = recordsLicenses(graph);
  const isTold = (node: DependencyNode): boolean =>
    node.license !== undefined || node.isInstalled === true || (graph.format === 'package-lock' && isTelling);
  return [
    ...shipped.filter(isTold).flatMap((node) => judge(graph, node, policy)),
    ...tellUntold(
      graph,
      shipped.filter((node) => !isTold(node)),
      policy,
    ),
  ];
}

function judge(graph: DependencyGraph, node: DependencyNode, policy: LicensePolicy): readonly Flaw[] {
  const verdict = judgeLicense(policy, node.license);
  if (verdict === 'allowed') return [];
  const isAllowList = policy.allow.length > 0;
  const words = describe(node, verdict === 'denied');
  // Where only some are denied, what names none is nobody's concern.
  if (words === undefined || (node.license === undefined && !isAllowList)) return [];
  const severity = verdict === 'denied' || isAllowList ? 'medium' : 'low';
  return [{ ruleId: 'dependency-license', severity, message: `${titleOf(node)} ${words}`, graph, node }];
}

function describe({ license }: DependencyNode, isDenied: boolean): string | undefined {
  if (isDenied) return `is under ${normalizeLicense(license) ?? license}, which the project does not allow`;
  return license === undefined
    ? 'does not say under which licence it is: whether the project allows it is not known'
    : `is under "${license.slice(0, 80)}", which is no licence that SPDX knows`;
}

const namesTold = 5;

/** A format that keeps no licences would make a finding of every package: it is one of the file. */
function tellUntold(
  graph: DependencyGraph,
  nodes: readonly DependencyNode[],
  { allow }: LicensePolicy,
): readonly Flaw[] {
  if (nodes.length === 0 || allow.length === 0) return [];
  const names = [...new Set(nodes.map(({ name }) => name))].sort();
  const rest = names.length - namesTold;
  const told = `${names.slice(0, namesTold).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const message = `licences of ${told} are not known here: whether the project allows them was not looked at${hintFor(graph)}`;
  return [{ ruleId: 'dependency-license', severity: 'low', message, graph, node: undefined, key: 'unknown' }];
}

function hintFor({ ecosystem }: DependencyGraph): string {
  return ecosystem === 'npm'
    ? '. Those of packages that are installed are read'
    : ', since the file does not tell of them';
}
