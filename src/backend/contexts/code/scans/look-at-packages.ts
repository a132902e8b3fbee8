/** What a scan of a whole project finds wrong with its packages, as `vireo dependencies` would tell it. */
import type { AdvisoryMode } from '../../../../contract/advisory-mode.ts';
import type { Measured } from '../../../../contract/health.ts';
import type { Nearness } from '../../../../workspace/config/rule-names.ts';
import { isNamed, selectFindings, selectionOf } from '../../../../workspace/config/select-findings.ts';
import {
  describeAdvisories,
  toldOf,
} from '../../../../workspace/dependencies/advisories/describe-advisories.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../../workspace/dependencies/findings/dependency-rules.ts';
import { toScanResult } from '../../../../workspace/dependencies/findings/to-scan-result.ts';
import { ecosystemsOf } from '../../../../workspace/dependencies/installed-in.ts';
import { createLookedFor, type LookedFor } from '../../../../workspace/dependencies/looked-for.ts';
import { measuredOrWhy } from '../../../../workspace/health/measured-or-why.ts';
import { loadProject } from '../../../../workspace/project.ts';
import type { WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import type { ScanPorts } from './scans.ports.ts';

export interface PackageTask {
  /** Of the project, without links. */
  readonly folder: string;
  readonly rules: readonly string[];
  /** Of the same folder. */
  readonly scan: WorkspaceScanResult;
  readonly nearness: Nearness;
  readonly advisories: AdvisoryMode;
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
  ports: Pick<ScanPorts, 'dependencies' | 'clock'>,
  task: PackageTask,
): Promise<LookedAtPackages | undefined> {
  const { folder, rules, scan, nearness, advisories, signal } = task;
  if (!dependencyRules.some(({ id }) => isNamed(rules, id, nearness))) return undefined;
  const asked = await measuredOrWhy(() => ports.dependencies(folder, { scan, advisories }, signal), signal);
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
    notes: [...describeKnowledge(assessed.facts, ports.clock()), ...found.notes],
  };
}

/** A list without vulnerabilities must not pass for a project without; where nothing was to compare, nothing is said. */
function describeKnowledge(assessment: Assessment, now: number): readonly string[] {
  if (ecosystemsOf(assessment.inventory.graphs).length === 0) return [];
  return [describeAdvisories(toldOf(assessment), new Date(now))];
}
