/**
 * Measures what the health of a project is judged by: a scan and an assessment of its dependencies that the caller has,
 * its files, its history. Reads, and runs nothing but the hardened git. What it finds is data for domain/health, which
 * judges; callers are the command line and the backend.
 */
import type { HealthFacts, Measured } from '../../contract/health.ts';
import type { Assessment } from '../dependencies/assess.ts';
import type { Project } from '../project.ts';
import type { WorkspaceScanResult } from '../scan-result.ts';
import { measureDependencies } from './dependency-facts.ts';
import { readDocumentation } from './documents.ts';
import { readProjectFiles } from './file-facts.ts';
import { measureFindings } from './finding-facts.ts';
import { measureMaintenance } from './maintenance-facts.ts';
import { measureTests } from './test-facts.ts';

export interface HealthRequest {
  /** Absolute, without links; what was scanned. */
  readonly folder: string;
  /** What governs it. */
  readonly project: Project;
  readonly scan: WorkspaceScanResult;
  /** What was made of its dependencies, or why nothing was. */
  readonly dependencies: Measured<Assessment>;
  readonly now: Date;
  /** Restricted Mode: git is not run. */
  readonly restricted?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Rejects when the signal is aborted, or the folder cannot be read. */
export async function measureHealth(request: HealthRequest): Promise<HealthFacts> {
  const { folder, project, scan, dependencies, now, restricted, signal } = request;
  const { exclude, include } = project.config;
  const settings = { folder: project.folder, exclude, include };
  const files = await readProjectFiles({ folder, settings, signal });
  return {
    ...measureFindings(scan, files, folder),
    tests: await measureTests(folder, files, signal),
    documentation: { kind: 'measured', facts: await readDocumentation(files) },
    dependencies: measureDependencies(dependencies, project),
    maintenance: await measureMaintenance({ folder, now, restricted, signal }, files),
  };
}
