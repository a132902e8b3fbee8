/** What looks at a folder beside the scan, for one task. */
import { advisoryAskSchema } from '../../../contract/work/advisory-ask.ts';
import type { AskBackend } from '../../../contract/work/work-asks.ts';
import { createOutlineReader, createWiringReader } from '../../../scanner/outline/index.ts';
import { defaultOsvUrl } from '../../../workspace/dependencies/advisories/service-url.ts';
import { discoverFiles } from '../../../workspace/discovery.ts';
import { readFacts } from '../../../workspace/facts/read-facts.ts';
import { loadGrammars } from '../../../workspace/grammars.ts';
import { prepareHealth } from '../../../workspace/health/measure-project.ts';
import { readHealthFacts } from '../../../workspace/health/project-facts.ts';
import type { PathSettings } from '../../../workspace/ignore-rules.ts';
import { type Project, strangersProject } from '../../../workspace/project.ts';
import type { Readings } from '../../../workspace/readings/readings.ts';
import { loadSoundProject } from '../../../workspace/scan-scope.ts';
import { createSkipTally } from '../../../workspace/skip-reasons.ts';
import { createWorkshop } from '../workshop.ts';
import type { AgentTools } from './agent.ts';

export interface ProjectToolsOptions {
  /** Where the advisories lie that the user imported; none when absent. */
  readonly advisoryDirectory?: string | undefined;
  /** Of the service that is asked about advisories where that is wanted: named with what it said. */
  readonly osvUrl?: string | undefined;
  /** The way there: this process has no network. */
  readonly ask: AskBackend;
  /** Where runs have their trees. */
  readonly dataDirectory?: string | undefined;
  readonly readings: Pick<Readings, 'stack' | 'assess' | 'measure'>;
  /** Counts as now from the beginning of the task to its end. */
  readonly now: Date;
  /** Nothing in the folder governs how it is read, none of its rules runs, and git is not asked. */
  readonly restricted: boolean;
}

function pathSettingsOf({ folder, config: { exclude, include } }: Project): PathSettings {
  return { folder, exclude, include };
}

export function createProjectTools({
  advisoryDirectory,
  osvUrl = defaultOsvUrl,
  ask,
  readings,
  now,
  restricted,
  dataDirectory,
}: ProjectToolsOptions): Omit<AgentTools, 'scanner'> {
  const projectOf: AgentTools['projectOf'] = async (root) =>
    restricted ? strangersProject(root) : await loadSoundProject(root);
  return {
    now: () => now,
    workshop: createWorkshop(dataDirectory),
    projectOf,
    outline: async () => await createOutlineReader(await loadGrammars()),
    dependencies: async (folder, { scan, advisories }, signal) => {
      const { licenses } = (scan.projects.get(folder) ?? (await projectOf(folder))).config.dependencies;
      const service = advisories === 'online' ? { url: osvUrl, now } : undefined;
      const task = { folder, licenses, advisoryDirectory, service, restricted };
      return await readings.assess(task, signal, async (asked) => {
        const question = advisoryAskSchema.shape.question.parse(asked);
        return await ask({ kind: 'advisories', question });
      });
    },
    stack: async (folder, signal) => await readings.stack(folder, { restricted }, signal),
    facts: async (tree, stack) =>
      await readFacts(tree, { stack, wiring: await createWiringReader(await loadGrammars()) }),
    declaredFacts: async (folder, signal) => {
      const settings = restricted ? undefined : pathSettingsOf(await projectOf(folder));
      const found = await discoverFiles(folder, { tally: createSkipTally(), settings, signal });
      return await readHealthFacts(found, signal);
    },
    health: async (folder, known, signal) => {
      const project = known.scan.projects.get(folder) ?? (await projectOf(folder));
      const { task, choices } = prepareHealth({ folder, project, ...known });
      return { facts: await readings.measure({ ...task, now, restricted }, signal), choices };
    },
  };
}
