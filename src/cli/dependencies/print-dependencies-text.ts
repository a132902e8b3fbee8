/** Dependencies for a person at a terminal: what each file brings, what is wrong with it, and how old that knowledge is. */
import { describeAdvisories, toldOf } from '../../workspace/dependencies/advisories/describe-advisories.ts';
import type { Assessment } from '../../workspace/dependencies/assess.ts';
import { describeGap } from '../../workspace/dependencies/comparison.ts';
import { ecosystemsOf, installedIn } from '../../workspace/dependencies/installed-in.ts';
import type { DependencyGraph, DependencyScope } from '../../workspace/dependencies/model.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { type PrintOptions, printText } from '../scan/print-text.ts';
import { describeLackOfAdvisories } from './advisory-folder.ts';
import { describeNothing } from './describe-nothing.ts';

const scopes: readonly DependencyScope[] = ['prod', 'optional', 'dev'];

export function printDependenciesText(
  assessment: Assessment,
  result: WorkspaceScanResult,
  options: PrintOptions,
): string {
  const { inventory, findings, advisories, comparison } = assessment;
  const upgrades = [
    ...new Set(findings.flatMap(({ upgrade }) => (upgrade === undefined ? [] : [describeUpgrade(upgrade)]))),
  ];
  const isCompared = advisories.kind !== 'none';
  return [
    ...inventory.graphs.map(describeGraph),
    '',
    ...(hasSomethingToTell(result)
      ? [printText(result, options) + describeRepeated(findings, result)]
      : [describeNothing(inventory.graphs, isCompared && comparison.gaps.length === 0)]),
    ...(upgrades.length === 0 ? [] : ['Upgrades:', ...upgrades, '']),
    ...listGaps(assessment).map((gap) => `Not compared with advisories: ${withoutControls(gap)}`),
    isCompared
      ? describeAdvisories(toldOf(assessment), new Date())
      : describeLackOfAdvisories(ecosystemsOf(inventory.graphs)),
    '',
  ].join('\n');
}

/** Where there are no advisories at all, that is said instead of a line for each file. */
export function listGaps({ advisories, comparison: { gaps } }: Assessment): readonly string[] {
  return gaps.filter(({ kind }) => advisories.kind !== 'none' || kind !== 'no-advisories').map(describeGap);
}

/** What is known or suppressed is counted, so that it does not pass for what is not there. */
function hasSomethingToTell({ stats, gone }: WorkspaceScanResult): boolean {
  return stats.findings > 0 || stats.suppressed > 0 || gone.length > 0;
}

/** A flaw is told at every manifest that brings it: the count of findings is not that of flaws then. */
function describeRepeated(findings: Assessment['findings'], { files }: WorkspaceScanResult): string {
  const told = new Set(
    files.flatMap((file) => file.findings.map(({ fingerprint }) => `${file.path}\0${fingerprint}`)),
  );
  const shown = findings.filter(({ file, finding }) => told.has(`${file}\0${finding.fingerprint}`));
  const flaws = new Set(shown.map(({ flaw }) => flaw)).size;
  return flaws === shown.length
    ? ''
    : `${plural(flaws, 'flaw')} at ${plural(shown.length, 'place')}: each is listed at every manifest that brings it.\n`;
}

function describeUpgrade({
  title,
  isBreaking,
  changes,
}: NonNullable<Assessment['findings'][number]['upgrade']>): string {
  const where =
    changes.length === 0 ? '' : ` (${changes.map(({ file }) => withoutControls(file)).join(', ')})`;
  return `  ${withoutControls(title)}${where}${isBreaking ? ', a breaking change by its number' : ''}`;
}

function describeGraph(graph: DependencyGraph): string {
  const installed = installedIn(graph);
  const counts = scopes
    .map((scope) => ({ scope, count: installed.filter((node) => node.scope === scope).length }))
    .filter(({ count }) => count > 0)
    .map(({ scope, count }) => `${count} ${scope}`);
  const byScope = counts.length === 0 ? '' : ` (${counts.join(', ')})`;
  const lines = [
    `${withoutControls(graph.file)}  ${graph.ecosystem}  ${plural(installed.length, 'package')}${byScope}, ${countDirect(graph)} direct`,
    ...(graph.paths.kind === 'declared' ? [`  note: ${withoutControls(graph.paths.why)}`] : []),
  ];
  return lines.join('\n');
}

/** Packages that are not our own, each once, however many manifests ask for it. */
function countDirect({ roots, nodes }: DependencyGraph): number {
  const asked = roots
    .flatMap(({ declarations }) => declarations)
    .filter(({ to, isIndirect }) => isIndirect !== true && nodes.get(to ?? '')?.source !== 'workspace');
  return new Set(asked.map(({ to, name }) => to ?? name)).size;
}
