/**
 * The DevOps agent: images, Compose and pipelines from what the files say of a project's services. It needs no model and runs
 * nothing; each change is reviewed before it is applied.
 */
import { type DevopsInput, devopsDeclaration } from '../../../../contract/work/devops-agent.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { ProjectAgent, ProjectRun } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import type { MakingPlace } from '../delivery/maker.ts';
import { correctFacts } from './facts/correct-facts.ts';
import { learnServices } from './facts/learn-services.ts';
import type { Known } from './facts/service-facts.ts';
import { makeDevops } from './make-devops.ts';

export const devopsAgent = {
  ...devopsDeclaration,
  run: async (asked) => {
    const {
      input,
      project: { name },
      tools,
      report,
      signal,
    } = asked;
    return await deliverFiles(asked, {
      name: devopsDeclaration.name,
      title: 'Writing images and pipelines',
      make: async (place) => {
        report({ step: 'Looking at what is run' });
        const [stack, files] = await Promise.all([tools.stack(place.folder, signal), place.list()]);
        const facts = await tools.facts({ files, read: (file) => readText(place, file) }, stack);
        const learnt = await learnServices(place, { facts, name });
        const project = { ...learnt, branch: learnt.branch ?? (await branchOf(asked)) };
        return {
          ...makeDevops(correctFacts(project, input.facts), input),
          asksToBuild: input.build,
        };
      },
    });
  },
} satisfies ProjectAgent<DevopsInput>;

/** Names that a default branch often has: another one that is checked out may be for a change alone. */
const usualBranches = /^(?:main|master|trunk|develop|development)$/;

async function branchOf({ tools, project }: ProjectRun<DevopsInput>): Promise<Known<string> | undefined> {
  const head = await tools.workshop.headBranch(project.folder);
  return head.kind === 'branch' && usualBranches.test(head.name)
    ? { value: head.name, place: { file: '.git/HEAD' } }
    : undefined;
}

/** What is no text says nothing. */
async function readText(place: MakingPlace, file: string): Promise<string | undefined> {
  try {
    return await place.read(file);
  } catch (error) {
    if (error instanceof RunFileError) return undefined;
    throw error;
  }
}
