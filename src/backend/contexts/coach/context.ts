/** Who helps a person: the coach, what they aim at, and what is remembered of them. */
import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import { type PersonCaller, personCaller } from '../../platform/http/actor.ts';
import type { ModelGateway } from '../../platform/models/gateway.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { ToolRunner } from '../../platform/tools/tool-runner.ts';
import { account } from '../account/context.ts';
import { agents } from '../agents/context.ts';
import { openCode } from '../code/context.ts';
import { openMoneyReports, openQueryFor } from '../insight/context.ts';
import { models } from '../models/context.ts';
import { practice } from '../practice/context.ts';
import { ratedTime } from '../time/context.ts';
import { type CoachOptions, coachSlice } from './coach/coach.slice.ts';
import { eraseSentMemory } from './coach/model/erase-sent-memory.ts';
import { openPractice, type PracticePorts } from './coach/open-practice.ts';
import { openReadings, type ReadingPorts } from './coach/readings/open-readings.ts';
import { goalsSlice } from './goals/goals.slice.ts';
import { createMemoryService, loadMemoryTexts } from './memory/memory.service.ts';
import { memorySlice } from './memory/memory.slice.ts';

const loadPolicy = account.loadTimePolicy;

/** Ports for other contexts. */
export const coach = {
  openPractice: (ports: Omit<PracticePorts, 'loadPolicy'>, caller: PersonCaller) =>
    openPractice({ ...ports, loadPolicy }, caller),
};

interface CoachNeeds {
  readonly options: CoachOptions;
  readonly figures: FiguresPort;
  readonly models: ModelGateway;
  readonly tools: ToolRunner;
  readonly targets: Pick<ReadingPorts, 'loadTargets' | 'listFreeDays'>;
}

export function mountCoach(host: Host, needs: CoachNeeds): readonly Mounted[] {
  const { figures, targets } = needs;
  const ownCode = openCode(host, figures);
  const readings: Omit<ReadingPorts, 'reads' | 'figures'> = {
    ...targets,
    listWithoutRate: ratedTime.listWithoutRate,
    money: openMoneyReports(host, figures),
    code: ownCode,
  };
  return [
    goalsSlice.mount({
      ...host,
      loadPolicy,
      findClient: practice.findClient,
      findProject: practice.findProject,
      openReadings: (caller) => ({
        ...openReadings({ ...readings, ...host, figures }, personCaller(caller)),
        ...openPractice({ ...host, figures, loadPolicy }, personCaller(caller)),
        listFindingDays: async (period) => await ownCode.listFindingDays(caller, period),
      }),
    }),
    memorySlice.mount(createMemoryService({ ...host, eraseProposal: agents.eraseProposal, eraseSentMemory })),
    coachSlice.mount({
      ...needs,
      host,
      loadPolicy,
      readings,
      openQuery: (caller) => openQueryFor(host, figures, caller),
      loadCosts: async (actor, query) => await models.loadAnswerCosts(host.reads(actor), query),
      loadProposals: async (actor, ids) => await agents.loadProposals(host, actor, ids),
      loadMemory: async (actor) => await loadMemoryTexts(host.reads(actor)),
    }),
  ];
}
