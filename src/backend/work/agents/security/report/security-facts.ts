/** All that a run of the Security agent has learnt: what the report is made of, in whatever format. */
import type { Health, Measured } from '../../../../../contract/health.ts';
import type { FixesOffer } from '../../../../../contract/work/offers.ts';
import type { RuleInfo } from '../../../../../scanner/model.ts';
import type { AdvisoryAge } from '../../../../../workspace/dependencies/advisories/advisory-source.ts';
import type { Comparison } from '../../../../../workspace/dependencies/comparison.ts';
import type { Ecosystem, FileProblem } from '../../../../../workspace/dependencies/model.ts';
import type { Upgrade } from '../../../../../workspace/dependencies/upgrade/suggest-upgrade.ts';
import type { ProjectFact } from '../../../../../workspace/facts/model.ts';
import type { ScannedFinding, SuppressedBy } from '../../../../../workspace/scan-messages.ts';
import type { Stack } from '../../../../../workspace/stack/index.ts';
import type { WorkspaceScanResult } from '../../../../../workspace/workspace-scan.ts';
import type { RunSummary } from '../compliance/summary.ts';

export interface SecurityFacts {
  readonly projectName: string;
  readonly at: Date;
  /** Of code, secrets, infrastructure and dependencies, the project's settings applied. */
  readonly findings: readonly ReportedFinding[];
  /** In tests: they say nothing of the application, and are in no count. Secrets are none of these: they are committed there, too. */
  readonly inTests: readonly ReportedFinding[];
  /** What of it stands among none of them, and why; most of one reason first. */
  readonly setAside: readonly SuppressedCount[];
  readonly scan: WorkspaceScanResult;
  /** Ids of rules that the project has turned off everywhere. */
  readonly rulesOff: ReadonlySet<string>;
  /** The project's part below its folder; empty for all of it. */
  readonly paths: readonly string[];
  readonly dependencies: Measured<DependencyOutcome>;
  readonly stack: Measured<Stack>;
  /** What manifests, pipelines and images say of the project. */
  readonly declared: Measured<readonly ProjectFact[]>;
  readonly health: Measured<Health>;
  /** What the development agent can fix of it. */
  readonly fixes: FixesOffer | undefined;
  /** What the last run of this agent on the project kept; undefined where there was none. */
  readonly before: RunSummary | undefined;
}

export interface SuppressedCount {
  readonly by: SuppressedBy;
  readonly reason: string;
  readonly count: number;
}

export interface ReportedFinding {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly finding: ScannedFinding;
}

export interface DependencyOutcome {
  readonly packages: number;
  readonly files: readonly string[];
  readonly ecosystems: readonly Ecosystem[];
  readonly advisories: AdvisoryAge;
  /** Why a service was not asked that should have been. */
  readonly unasked?: string | undefined;
  readonly comparison: Comparison;
  readonly problems: readonly FileProblem[];
  /** By the finding that it fixes, as `upgradeKey` names it. */
  readonly upgrades: ReadonlyMap<string, Upgrade>;
  readonly rules: readonly RuleInfo[];
}

/** A flaw has one fingerprint in all manifests of a project; what fixes it may differ with the lock file. */
export function upgradeKey(path: string, { fingerprint }: Pick<ScannedFinding, 'fingerprint'>): string {
  return `${path}\0${fingerprint}`;
}
