/** What a scan of a whole project finds wrong with its packages, as `vireo dependencies` would tell it. */
import type { AdvisoryMode } from '../../../contract/advisory-mode.ts';
import type { Measured } from '../../../contract/health.ts';
import { isNamed, type Nearness } from '../../../contract/work/rule-selection.ts';
import { selectFindings, selectionOf } from '../../../workspace/config/select-findings.ts';
import {
  describeAdvisories,
  toldOf,
} from '../../../workspace/dependencies/advisories/describe-advisories.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import { dependencyRules } from '../../../workspace/dependencies/findings/dependency-rules.ts';
import { toScanResult } from '../../../workspace/dependencies/findings/to-scan-result.ts';
import { ecosystemsOf } from '../../../workspace/dependencies/installed-in.ts';
import { createLookedFor } from '../../../workspace/dependencies/looked-for.ts';
import { measuredOrWhy } from '../../../workspace/health/measured-or-why.ts';
import type { WorkspaceScanResult } from '../../../workspace/scan-result.ts';
import type { AgentTools } from '../agents/agent.ts';
import type { LookedAt } from '../read-extent.ts';

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
  readonly looked: LookedAt | undefined;
  readonly notes: readonly string[];
}

/** Undefined where no rule about packages was asked for. */
export async function lookAtPackages(
  tools: Pick<AgentTools, 'dependencies' | 'projectOf' | 'now'>,
  task: PackageTask,
): Promise<LookedAtPackages | undefined> {
  const { folder, rules, scan, nearness, advisories, signal } = task;
  if (!dependencyRules.some(({ id }) => isNamed(rules, id, nearness))) return undefined;
  const asked = await measuredOrWhy(() => tools.dependencies(folder, { scan, advisories }, signal), signal);
  const assessed = asked.kind === 'measured' ? asked.facts : asked;
  if (assessed.kind === 'not-assessed') {
    const notes = [`Dependencies were not looked at: ${assessed.why}`];
    return { assessed, result: undefined, looked: undefined, notes };
  }
  const project = scan.projects.get(folder) ?? (await tools.projectOf(folder));
  const found = toScanResult(assessed.facts, project);
  return {
    assessed,
    result: selectFindings(found, (config) => selectionOf({}, rules, config)),
    looked: { hasLookedFor: createLookedFor(assessed.facts), comparison: assessed.facts.comparison },
    notes: [...describeKnowledge(assessed.facts, tools.now()), ...found.notes],
  };
}

/** A list without vulnerabilities must not pass for a project without; where nothing was to compare, nothing is said. */
function describeKnowledge(assessment: Assessment, now: Date): readonly string[] {
  if (ecosystemsOf(assessment.inventory.graphs).length === 0) return [];
  return [describeAdvisories(toldOf(assessment), now)];
}
