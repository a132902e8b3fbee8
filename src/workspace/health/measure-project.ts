/** Measures a scanned folder by its own settings: loads what governs it, looks at its dependencies, and measures the rest. */
import type { HealthChoices, HealthFacts, Measured } from '../../contract/health.ts';
import { isAdvisoryError } from '../dependencies/advisories/advisory-error.ts';
import type { AdvisorySource } from '../dependencies/advisories/advisory-source.ts';
import { type Assessment, assessDependencies } from '../dependencies/assess.ts';
import { type Inventory, loadInventory } from '../dependencies/inventory.ts';
import { loadProject, type Project } from '../project.ts';
import type { WorkspaceScanResult } from '../scan-result.ts';
import { toHealthChoices } from './health-settings.ts';
import { measureHealth } from './measure-health.ts';

export type OpenAdvisories = (inventory: Inventory) => Promise<AdvisorySource | undefined>;

export interface ProjectHealthRequest {
  /** Absolute, without links; all of it was scanned. */
  readonly folder: string;
  readonly scan: WorkspaceScanResult;
  /** Undefined where there are none, and nobody is asked. An AdvisoryError leaves dependencies out, with its words. */
  readonly openAdvisories: OpenAdvisories;
  /** Where the caller has made an assessment already; made here otherwise. */
  readonly dependencies?: Measured<Assessment> | undefined;
  readonly now: Date;
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
  const { folder, scan, now, restricted, signal } = request;
  const project = scan.projects.get(folder) ?? (await loadProject(folder));
  const dependencies = request.dependencies ?? (await assessProject(request, project));
  const facts = await measureHealth({ folder, project, scan, dependencies, now, restricted, signal });
  return { facts, choices: toHealthChoices(project.config.health) };
}

/** By the project's own settings. */
export async function assessProject(
  request: Pick<ProjectHealthRequest, 'folder' | 'openAdvisories' | 'restricted' | 'signal'>,
  project: Project,
): Promise<Measured<Assessment>> {
  const { folder, openAdvisories, restricted, signal } = request;
  const inventory = await loadInventory(folder, { signal, restricted });
  const { licenses } = project.config.dependencies;
  try {
    const advisories = await openAdvisories(inventory);
    try {
      const asked = { advisories, licenses, ...(signal === undefined ? {} : { signal }) };
      return { kind: 'measured', facts: await assessDependencies(inventory, asked) };
    } finally {
      await advisories?.close();
    }
  } catch (error) {
    if (!isAdvisoryError(error)) throw error;
    return { kind: 'not-assessed', why: error.message };
  }
}
