/** What a scan of a whole project finds wrong with its packages, as `vireo dependencies` would tell it. */
import type { Measured } from '../../../contract/health.ts';
import type { Nearness } from '../../../workspace/config/rule-names.ts';
import { isNamed, selectFindings, selectionOf } from '../../../workspace/config/select-findings.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import { withoutAdvisories } from '../../../workspace/dependencies/comparison.ts';
import { dependencyRules } from '../../../workspace/dependencies/findings/dependency-rules.ts';
import { toScanResult } from '../../../workspace/dependencies/findings/to-scan-result.ts';
import { asksForPackages } from '../../../workspace/dependencies/installed-in.ts';
import { createLookedFor, type LookedFor } from '../../../workspace/dependencies/looked-for.ts';
import { measuredOrWhy } from '../../../workspace/health/measured-or-why.ts';
import { loadProject } from '../../../workspace/project.ts';
import type { WorkspaceScanResult } from '../../../workspace/scan-result.ts';
import type { ScanPorts } from './scans.ports.ts';

export interface PackageTask {
  /** Of the project, without links. */
  readonly folder: string;
  readonly rules: readonly string[];
  /** Of the same folder. */
  readonly scan: WorkspaceScanResult;
  readonly nearness: Nearness;
  readonly signal: AbortSignal;
}

export interface LookedAtPackages {
  /** For whoever else needs to know. */
  readonly assessed: Measured<Assessment>;
  /** Undefined where nothing could be looked at. */
  readonly result: WorkspaceScanResult | undefined;
  /** False for a rule of which a flaw could have been missed. */
  readonly hasLookedFor: LookedFor;
  readonly notes: readonly string[];
}

/** Undefined where no rule about packages was asked for. */
export async function lookAtPackages(
  ports: Pick<ScanPorts, 'dependencies'>,
  task: PackageTask,
): Promise<LookedAtPackages | undefined> {
  const { folder, rules, scan, nearness, signal } = task;
  if (!dependencyRules.some(({ id }) => isNamed(rules, id, nearness))) return undefined;
  const asked = await measuredOrWhy(() => ports.dependencies(folder, scan, signal), signal);
  const assessed = asked.kind === 'measured' ? asked.facts : asked;
  if (assessed.kind === 'not-assessed') {
    const notes = [`Dependencies were not looked at: ${assessed.why}`];
    return { assessed, result: undefined, hasLookedFor: () => false, notes };
  }
  const project = scan.projects.get(folder) ?? (await loadProject(folder));
  const found = toScanResult(assessed.facts, project);
  return {
    assessed,
    result: selectFindings(found, (config) => selectionOf({}, rules, config)),
    hasLookedFor: createLookedFor(assessed.facts),
    notes: [...describeLack(assessed.facts), ...found.notes],
  };
}

/** A list without vulnerabilities must not pass for a project without. */
function describeLack({ inventory: { graphs }, advisories }: Assessment): readonly string[] {
  const used = [...new Set(graphs.filter(asksForPackages).map(({ ecosystem }) => ecosystem))];
  const missing = withoutAdvisories(advisories, used);
  if (missing.length === 0) return [];
  return [
    `Vulnerabilities of packages of ${missing.join(', ')} were not looked for, since there are no advisories of them on this machine: "vireo advisories update --ecosystem ${missing.join(' ')}" downloads them.`,
  ];
}
