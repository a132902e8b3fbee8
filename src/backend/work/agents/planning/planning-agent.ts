/**
 * The planning agent: charter, requirements, risk register, success criteria and roadmap, from the files of the project and
 * what is on record about it. It needs no model and runs nothing. Its plans become drafts of the project's documents, or
 * files that are reviewed as changes.
 */
import { type PlanningInput, planningDeclaration } from '../../../../contract/work/planning-agent.ts';
import type { FactTree } from '../../../../workspace/facts/model.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import { AgentError, type AgentResult, type ProjectAgent, type ProjectRun } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import type { MakingPlace } from '../delivery/maker.ts';
import { openMakingPlace } from '../delivery/making-place.ts';
import type { PlanLearning } from './known/learn-plan.ts';
import { proposePurpose } from './known/propose-purpose.ts';
import { readRecords } from './known/read-records.ts';
import { makePlanFiles, writePlans } from './make-plans.ts';

type Run = ProjectRun<PlanningInput>;

export const planningAgent = {
  ...planningDeclaration,
  run: async (asked) => {
    const { target, publish } = asked.input;
    if (target === 'documents' && publish === undefined) return await writeDocuments(asked);
    return await deliverFiles(asked, {
      name: planningDeclaration.name,
      title: 'Writing the plans',
      make: async (place) => await makePlanFiles(place, await learn(asked, place), asked.input),
    });
  },
} satisfies ProjectAgent<PlanningInput>;

async function learn(asked: Run, place: MakingPlace): Promise<PlanLearning> {
  const { input, project, signal, tools, report, ask } = asked;
  report({ step: 'Looking at what the project is made of' });
  const [stack, outline, records, purpose] = await Promise.all([
    tools.stack(place.folder, signal),
    tools.outline(),
    readRecords(ask, project),
    input.goal.trim() === '' ? proposePurpose(asked, place) : undefined,
  ]);
  const told = (fraction: number) => report({ step: 'Reading code', fraction });
  const facts = async (tree: FactTree) => await tools.facts(tree, stack);
  return { facts, outline, records, purpose, signal, name: project.name, now: tools.now(), report: told };
}

const nothingRead = { rules: { names: [], groups: {} }, roots: [], unread: [], apart: {} };

/** Read in a copy of the project, as files are: what is not saved yet in the editor does not count. */
async function writeDocuments(asked: Run): Promise<AgentResult> {
  const { tools, project, id, signal, input } = asked;
  try {
    const { tree } = await tools.workshop.open(project.folder, id, signal);
    try {
      const place = openMakingPlace(asked, tree);
      const { documents, notes, report } = await writePlans(place, await learn(asked, place), input);
      const left = notes.length === 0 ? [] : ['## Left out', notes.map((note) => `- ${note}`).join('\n')];
      return {
        report: [`# Planned ${project.name}`, report, ...left].join('\n\n'),
        documents,
        read: nothingRead,
      };
    } finally {
      await tree.close();
    }
  } catch (error) {
    if (error instanceof RunFileError) throw new AgentError('folder_unreadable', error.message, error);
    throw error;
  }
}
