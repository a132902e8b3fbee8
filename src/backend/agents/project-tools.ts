/** What agents look at a folder with, beside the scan. Each is loaded when first needed: a start has no use for it. */
import { defaultOsvUrl } from '../../workspace/dependencies/advisories/service-url.ts';
import type { Project } from '../../workspace/project.ts';
import type { Readings } from '../../workspace/readings/readings.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';
import type { Clock } from '../platform/clock.ts';
import type { AgentTools } from './agent.ts';

export interface ProjectToolsOptions {
  /** Where the advisories lie that the user imported; none when absent. */
  readonly advisoryDirectory?: string | undefined;
  /** Address of the service that answers about advisories where that is asked for. */
  readonly osvUrl?: string | undefined;
  readonly clock: Clock;
  readonly readings: Pick<Readings, 'stack' | 'assess' | 'measure'>;
}

async function projectOf(folder: string, { projects }: WorkspaceScanResult): Promise<Project> {
  const known = projects.get(folder);
  if (known !== undefined) return known;
  const { loadProject } = await import('../../workspace/project.ts');
  return await loadProject(folder);
}

export function createProjectTools({
  advisoryDirectory,
  osvUrl = defaultOsvUrl,
  clock,
  readings,
}: ProjectToolsOptions): Omit<AgentTools, 'scanner'> {
  const now = (): Date => new Date(clock());
  return {
    now,
    dependencies: async (folder, { scan, advisories }, signal) => {
      const { licenses } = (await projectOf(folder, scan)).config.dependencies;
      const service = advisories === 'online' ? { url: osvUrl, now: now() } : undefined;
      return await readings.assess({ folder, licenses, advisoryDirectory, service }, signal);
    },
    stack: async (folder, signal) => await readings.stack(folder, signal),
    health: async (folder, known, signal) => {
      const { prepareHealth } = await import('../../workspace/health/measure-project.ts');
      const project = await projectOf(folder, known.scan);
      const { task, choices } = prepareHealth({ folder, project, ...known });
      return { facts: await readings.measure({ ...task, now: now() }, signal), choices };
    },
  };
}
