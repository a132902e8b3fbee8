/**
 * Measures what the health of a project is judged by: what the caller has of a scan and of its dependencies, its files,
 * its history. Reads, and runs nothing but the hardened git. What it finds is data for domain/health, which judges;
 * callers are the command line, and a thread of the backend.
 */
import type { DependencyFacts, HealthFacts, Measured } from '../../contract/health.ts';
import type { PathSettings } from '../ignore-rules.ts';
import { readDocumentation } from './documents.ts';
import { readProjectFiles } from './file-facts.ts';
import { type FoundInScan, measureFindings } from './finding-facts.ts';
import { measureMaintenance } from './maintenance-facts.ts';
import { measureTests } from './test-facts.ts';

/** Plain data: it may be sent to another thread. */
export interface HealthTask {
  /** Absolute, without links; what was scanned. */
  readonly folder: string;
  /** Which of its files are looked at. */
  readonly settings: PathSettings;
  readonly found: FoundInScan;
  /** What was made of its dependencies, or why nothing was. */
  readonly dependencies: Measured<DependencyFacts>;
  readonly now: Date;
  /** Restricted Mode: git is not run. */
  readonly restricted?: boolean | undefined;
}

/** Rejects when the signal is aborted, or the folder cannot be read. */
export async function measureHealth(task: HealthTask, signal?: AbortSignal): Promise<HealthFacts> {
  const { folder, settings, found, dependencies, now, restricted } = task;
  const files = await readProjectFiles({ folder, settings, signal });
  return {
    ...measureFindings(found, files),
    tests: await measureTests(folder, files, signal),
    documentation: { kind: 'measured', facts: await readDocumentation(files) },
    dependencies,
    maintenance: await measureMaintenance({ folder, now, restricted, signal }, files),
  };
}
