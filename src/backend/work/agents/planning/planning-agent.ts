/**
 * The planning agent: charter, requirements, risk register, success criteria and roadmap, from the files of the project and
 * what is on record about it. It needs no model and runs nothing; each change is reviewed before it is applied.
 */
import { type PlanningInput, planningDeclaration } from '../../../../contract/work/planning-agent.ts';
import type { ProjectAgent } from '../agent.ts';
import { deliverFiles } from '../delivery/deliver-files.ts';
import { readRecords } from './facts/read-records.ts';
import { makePlans } from './make-plans.ts';

export const planningAgent = {
  ...planningDeclaration,
  run: async (asked) => {
    const { input, project, signal, tools, report, ask } = asked;
    return await deliverFiles(asked, {
      ...{ name: planningDeclaration.name, title: 'Writing the plans' },
      make: async (place) => {
        report({ step: 'Looking at what the project is made of' });
        const [stack, outline, records] = await Promise.all([
          tools.stack(place.folder, signal),
          tools.outline(),
          readRecords(ask, project.id),
        ]);
        const told = (fraction: number) => report({ step: 'Reading code', fraction });
        const learning = { stack, outline, records, signal, name: project.name, now: tools.now() };
        return await makePlans(place, { ...learning, report: told }, input);
      },
    });
  },
} satisfies ProjectAgent<PlanningInput>;
