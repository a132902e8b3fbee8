/** Who helps: agents that are asked, and the coach. */

import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import type { PersonCaller } from '../../platform/http/actor.ts';
import { personCaller } from '../../platform/http/actor.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { code, openCode } from '../code/context.ts';
import { openMoneyReports } from '../insight/context.ts';
import { practice } from '../practice/context.ts';
import { ratedTime, time } from '../time/context.ts';
import { actsSlice } from './acts/acts.slice.ts';
import { createToolRunner } from './acts/create-tool-runner.ts';
import { eraseProposal } from './acts/erase-proposal.ts';
import { loadProposals } from './acts/proposals.service.ts';
import { isAllowedAlways, loadAutonomy } from './autonomy/autonomy.service.ts';
import { autonomySlice } from './autonomy/autonomy.slice.ts';
import { type CoachOptions, coachSlice } from './coach/coach.slice.ts';
import { eraseSentMemory } from './coach/model/erase-sent-memory.ts';
import { openPractice, type PracticePorts } from './coach/open-practice.ts';
import { openReadings, type ReadingPorts } from './coach/readings/open-readings.ts';
import { isCrewAllowed, keepCrew } from './crews/crews.service.ts';
import { crewsSlice } from './crews/crews.slice.ts';
import { goalsSlice } from './goals/goals.slice.ts';
import { graphsSlice } from './graphs/graphs.slice.ts';
import { openAgentAnswers } from './graphs/open-agent-answers.ts';
import { hasRunCheckpoint, listRunCheckpoints } from './graphs/run-checkpoints.ts';
import { createMemoryService, loadMemoryTexts } from './memory/memory.service.ts';
import { memorySlice } from './memory/memory.slice.ts';
import { modelsSlice } from './models/models.slice.ts';
import { type ModelOptions, openModels } from './models/open-models.ts';
import { openPublishEffects } from './publish/open-publish-effects.ts';
import { publishSlice } from './publish/publish.slice.ts';
import { createTokenRing } from './publish/token-ring.ts';
import type { RequestPorts } from './requests/requests.ports.ts';
import { requestsSlice } from './requests/requests.slice.ts';
import { loadAnswerCosts } from './spend/answer-costs.ts';
import { loadRunCost } from './spend/run-cost.ts';
import { spendSlice } from './spend/spend.slice.ts';
import { createSpendingLedger } from './spend/spending-ledger.ts';

/** Ports for other contexts. */
export const assist = {
  openPractice: (ports: Omit<PracticePorts, 'loadPolicy'>, caller: PersonCaller) =>
    openPractice({ ...ports, loadPolicy: account.loadTimePolicy }, caller),
};

interface AssistNeeds extends Pick<RequestPorts, 'agents' | 'work'> {
  readonly coach: CoachOptions;
  readonly figures: FiguresPort;
  readonly models: ModelOptions;
  readonly policyFile: string | undefined;
  readonly targets: Pick<ReadingPorts, 'loadTargets' | 'listFreeDays'>;
}

/** Of clients and people: what a model of the privacy class `restricted` gets placeholders for. */
async function loadNames(reads: Reads): Promise<readonly string[]> {
  const [people, others] = await Promise.all([account.listNamesOfPeople(reads), practice.listNames(reads)]);
  return [...people, ...others];
}

export function mountAssist(host: Host, needs: AssistNeeds): readonly Mounted[] {
  const { agents, work, coach, figures, models, targets } = needs;
  const { findActor } = account;
  const { findProject } = practice;
  const loadPolicy = account.loadTimePolicy;
  const acts = { ...host, policyFile: needs.policyFile };
  const runner = createToolRunner(acts);
  const spending = createSpendingLedger({ ...host, loadPolicy });
  const opened = openModels(host, {
    spending,
    options: models,
    loadNames: async (organizationId) =>
      await loadNames(host.reads({ kind: 'system', organizationId, task: 'restricted-names' })),
  });
  const ownCode = openCode(host, figures);
  const readings: Omit<ReadingPorts, 'reads' | 'figures'> = {
    ...targets,
    listWithoutRate: ratedTime.listWithoutRate,
    money: openMoneyReports(host, figures),
    code: ownCode,
  };
  const tokens = createTokenRing(models.env);
  const effects = openPublishEffects({
    ...host,
    tokens,
    findFolder: async (actor, id) => (await findProject(host.reads(actor), id))?.folder ?? undefined,
    async findCost(actor, runId) {
      const query = { messageIds: [runId], locale: 'en' };
      return (await loadAnswerCosts(host.reads(actor), query)).get(runId)?.costText;
    },
  });
  const answersFor = openAgentAnswers({
    ...host,
    runner,
    effects,
    models: opened.gateway,
    autonomy: {
      load: async (actor, projectId) => await loadAutonomy(host, actor, projectId),
      isAllowedAlways: async (actor, asked) => await isAllowedAlways(host, actor, asked),
    },
    crews: {
      isAllowed: async (actor, asked) => await isCrewAllowed(host, actor, asked),
      keep: async (actor, asked) => await keepCrew(host, actor, asked),
    },
    loadZone: async (actor) => (await loadPolicy(host.reads(actor))).zone,
  });
  return [
    actsSlice.mount({
      ...acts,
      runner,
      openBudgets: (caller) => assist.openPractice({ ...host, figures }, caller),
    }),
    graphsSlice.mount({}),
    publishSlice.mount({ tokens }),
    autonomySlice.mount({ ...host, findProject }),
    crewsSlice.mount(host),
    requestsSlice.mount({
      ...host,
      ...code,
      agents,
      work,
      findActor,
      findProject,
      answersFor,
      keepDocuments: practice.keepDocuments,
      listUsedEntryIds: time.listUsedEntryIds,
      checkpoints: { list: listRunCheckpoints, has: hasRunCheckpoint },
      findCost: loadRunCost,
    }),
    spendSlice.mount({ ...host, loadPolicy }),
    modelsSlice.mount(opened),
    goalsSlice.mount({
      ...host,
      loadPolicy,
      findClient: practice.findClient,
      findProject,
      openReadings: (caller) => ({
        ...openReadings({ ...readings, ...host, figures }, personCaller(caller)),
        ...openPractice({ ...host, figures, loadPolicy }, personCaller(caller)),
        listFindingDays: async (period) => await ownCode.listFindingDays(caller, period),
      }),
    }),
    memorySlice.mount(createMemoryService({ ...host, eraseProposal, eraseSentMemory })),
    coachSlice.mount({
      host,
      figures,
      options: coach,
      loadPolicy,
      models: opened.gateway,
      tools: runner,
      loadCosts: async (actor, query) => await loadAnswerCosts(host.reads(actor), query),
      loadProposals: async (actor, ids) => await loadProposals(host, actor, ids),
      readings,
      loadMemory: async (actor) => await loadMemoryTexts(host.reads(actor)),
    }),
  ];
}
