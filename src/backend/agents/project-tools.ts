/** What agents look at a folder with, beside the scan. Each is loaded when first needed: a start has no use for it. */
import type { OpenAdvisories } from '../../workspace/health/measure-project.ts';
import type { Readings } from '../../workspace/readings/readings.ts';
import type { Clock } from '../clock.ts';
import type { AgentTools } from './agent.ts';

export interface ProjectToolsOptions {
  /** Where the advisories lie that the user imported; none when absent. */
  readonly advisoryDirectory?: string | undefined;
  readonly clock: Clock;
  readonly readings: Pick<Readings, 'stack'>;
}

/** Advisories are those that the user imported: nobody is asked. */
function createOpenAdvisories(advisoryDirectory: string | undefined): OpenAdvisories {
  return async () => {
    if (advisoryDirectory === undefined) return undefined;
    const { openStore } = await import('../../workspace/dependencies/advisories/advisory-store.ts');
    return await openStore(advisoryDirectory);
  };
}

export function createProjectTools({
  advisoryDirectory,
  clock,
  readings,
}: ProjectToolsOptions): Omit<AgentTools, 'scanner'> {
  const openAdvisories = createOpenAdvisories(advisoryDirectory);
  const now = (): Date => new Date(clock());
  return {
    now,
    dependencies: async (folder, scan, signal) => {
      const { assessProject } = await import('../../workspace/health/measure-project.ts');
      const { loadProject } = await import('../../workspace/project.ts');
      const project = scan.projects.get(folder) ?? (await loadProject(folder));
      return await assessProject({ folder, openAdvisories, signal }, project);
    },
    stack: async (folder, signal) => await readings.stack(folder, signal),
    health: async (folder, { scan, dependencies }, signal) => {
      const { measureProject } = await import('../../workspace/health/measure-project.ts');
      return await measureProject({ folder, scan, dependencies, openAdvisories, now: now(), signal });
    },
  };
}
