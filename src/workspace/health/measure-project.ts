/** Measures a scanned folder by its own settings: loads what governs it, looks at its dependencies, and measures the rest. */
import type { HealthChoices, HealthFacts, Measured } from '../../contract/health.ts';
import { isAdvisoryError } from '../dependencies/advisories/advisory-error.ts';
import type { AdvisorySource } from '../dependencies/advisories/advisory-source.ts';
import type { Assessment } from '../dependencies/assess.ts';
import { assessByChoice, type ReachedService } from '../dependencies/assess-by-choice.ts';
import { type Inventory, loadInventory } from '../dependencies/inventory.ts';
import type { LicensePolicy } from '../dependencies/licenses/license-policy.ts';
import { type Dismissals, noDismissals, withDismissals } from '../dismissals.ts';
import { loadProject, type Project } from '../project.ts';
import type { WorkspaceScanResult } from '../scan-result.ts';
import { measureDependencies } from './dependency-facts.ts';
import { collectFindings } from './finding-facts.ts';
import { toHealthChoices } from './health-settings.ts';
import { type HealthTask, measureHealth } from './measure-health.ts';

export type OpenAdvisories = (inventory: Inventory) => Promise<AdvisorySource | undefined>;

export interface ProjectHealthRequest {
  /** Absolute, without links; all of it was scanned. */
  readonly folder: string;
  readonly scan: WorkspaceScanResult;
  /** Undefined where there are none, and nobody is asked. An AdvisoryError leaves dependencies out, with its words. */
  readonly openAdvisories: OpenAdvisories;
  /** Asked instead, where it can be. */
  readonly service?: ReachedService | undefined;
  readonly now: Date;
  /** What people have dismissed; nothing when absent. */
  readonly dismissals?: Dismissals | undefined;
  /** Restricted Mode: git is not run. */
  readonly restricted?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface MeasuredProject {
  readonly facts: HealthFacts;
  /** What the project sets in place of the default weights and thresholds. */
  readonly choices: HealthChoices;
}

export async function measureProject(request: ProjectHealthRequest): Promise<MeasuredProject> {
  const { folder, scan, now, restricted, signal, dismissals } = request;
  const project = scan.projects.get(folder) ?? (await loadProject(folder));
  const dependencies = await assessProject(request, project.config.dependencies.licenses);
  const { task, choices } = prepareHealth({ folder, project, scan, dependencies, dismissals });
  return { facts: await measureHealth({ ...task, now, restricted }, signal), choices };
}

export interface ScannedProject {
  readonly folder: string;
  /** What governs it. */
  readonly project: Project;
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
  /** What people have dismissed; nothing when absent. */
  readonly dismissals?: Dismissals | undefined;
}

/** What is left to measure once a scan and an assessment are there, and what the project has chosen to judge it by. */
export function prepareHealth(scanned: ScannedProject): {
  readonly task: Omit<HealthTask, 'now'>;
  readonly choices: HealthChoices;
} {
  const { folder, project, scan, dependencies, dismissals = noDismissals } = scanned;
  const { exclude, include, health } = project.config;
  const task = {
    folder,
    settings: { folder: project.folder, exclude, include },
    found: collectFindings(withDismissals(scan, folder, dismissals), folder),
    dependencies: measureDependencies(dependencies, { project, dismissals }),
  };
  return { task, choices: toHealthChoices(health) };
}

/** By the project's own settings. */
export async function assessProject(
  request: Pick<ProjectHealthRequest, 'folder' | 'openAdvisories' | 'service' | 'restricted' | 'signal'>,
  licenses: LicensePolicy | undefined,
): Promise<Measured<Assessment>> {
  const { folder, openAdvisories, service, restricted, signal } = request;
  const inventory = await loadInventory(folder, { signal, restricted });
  try {
    const chosen = { openOffline: () => openAdvisories(inventory), service };
    const asked = { chosen, licenses, ...(signal === undefined ? {} : { signal }) };
    return { kind: 'measured', facts: await assessByChoice(inventory, asked) };
  } catch (error) {
    if (!isAdvisoryError(error)) throw error;
    return { kind: 'not-assessed', why: error.message };
  }
}
