/** Who acts: agents that are asked, and the tools by which they, the coach and other assistants act. */

import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import type { Host } from '../../platform/host.ts';
import type { ModelGateway } from '../../platform/models/gateway.ts';
import type { Mounted } from '../../platform/slice.ts';
import type { ToolRunner } from '../../platform/tools/tool-runner.ts';
import { account } from '../account/context.ts';
import { code } from '../code/context.ts';
import { models } from '../models/context.ts';
import { practice } from '../practice/context.ts';
import type { ProjectPorts } from '../practice/projects/projects.service.ts';
import { time } from '../time/context.ts';
import type { ActPorts } from './acts/acts.ports.ts';
import { actsSlice } from './acts/acts.slice.ts';
import type { budgetTool } from './acts/budget.tool.ts';
import { createToolRunner } from './acts/create-tool-runner.ts';
import { eraseProposal } from './acts/erase-proposal.ts';
import { loadProposals } from './acts/proposals.service.ts';
import { isAllowedAlways, loadAutonomy } from './autonomy/autonomy.service.ts';
import { autonomySlice } from './autonomy/autonomy.slice.ts';
import { openBuildEffects } from './build/open-build-effects.ts';
import { isCrewAllowed, keepCrew } from './crews/crews.service.ts';
import { crewsSlice } from './crews/crews.slice.ts';
import { inheritEffects } from './graphs/effects.repository.ts';
import { graphsSlice } from './graphs/graphs.slice.ts';
import { openAgentAnswers } from './graphs/open-agent-answers.ts';
import { findRunCheckpoint, listRunCheckpoints } from './graphs/run-checkpoints.ts';
import { listRunEffects } from './graphs/run-effects.ts';
import { openPublishEffects } from './publish/open-publish-effects.ts';
import { publishSlice } from './publish/publish.slice.ts';
import { createTokenRing, type TokenRing } from './publish/token-ring.ts';
import type { RequestPorts } from './requests/requests.ports.ts';
import { requestsSlice } from './requests/requests.slice.ts';

/** Ports for other contexts. */
export const agents = { openTools: createToolRunner, loadProposals, eraseProposal };

interface AgentNeeds
  extends Pick<RequestPorts, 'agents' | 'work' | 'keptCopies'>,
    Pick<ActPorts, 'policyFile'>,
    Pick<ProjectPorts, 'projectFolders'> {
  readonly tools: ToolRunner;
  readonly models: ModelGateway;
  readonly figures: FiguresPort;
  /** What the tool of budgets reads, of the coach. */
  openPractice(
    ports: Host & { readonly figures: FiguresPort },
    ...caller: Parameters<Parameters<typeof budgetTool>[0]>
  ): ReturnType<Parameters<typeof budgetTool>[0]>;
}

export function mountAgents(host: Host, needs: AgentNeeds): readonly Mounted[] {
  const { tools, figures, policyFile, work } = needs;
  const findProject = practice.findPlacedBy(needs.projectFolders);
  const tokens = createTokenRing(host.secrets);
  return [
    actsSlice.mount({
      ...host,
      policyFile,
      runner: tools,
      openBudgets: (caller) => needs.openPractice({ ...host, figures }, caller),
    }),
    graphsSlice.mount({}),
    publishSlice.mount({ tokens }),
    autonomySlice.mount({ ...host, findProject }),
    crewsSlice.mount(host),
    requestsSlice.mount({
      ...host,
      ...code,
      scanChanged: async (unit, changed) => await code.scanChanged(host, unit, changed),
      agents: needs.agents,
      work,
      projectFolders: needs.projectFolders,
      findActor: account.findActorBy(host.clock),
      findProject,
      answersFor: openAnswers(host, needs, tokens),
      keepDocuments: practice.keepDocuments,
      listUsedEntryIds: time.listUsedEntryIds,
      checkpoints: { list: listRunCheckpoints, find: findRunCheckpoint },
      effects: { list: listRunEffects, inherit: inheritEffects },
      keptCopies: needs.keptCopies,
      findCost: models.loadRunCost,
    }),
  ];
}

/** What a run of an agent may ask for while it works: tools, models, effects and permissions of its person. */
function openAnswers(
  host: Host,
  needs: Pick<AgentNeeds, 'tools' | 'models' | 'projectFolders'>,
  tokens: TokenRing,
) {
  // What a person allows on their machine is kept there: a server's row allows nothing on it.
  const isKeptHere = needs.projectFolders === 'records';
  return openAgentAnswers({
    ...host,
    runner: needs.tools,
    effects: isKeptHere ? openEffects(host, tokens) : 'elsewhere',
    models: needs.models,
    autonomy: {
      load: async (actor, projectId) => await loadAutonomy(host, actor, projectId),
      isAllowedAlways: async (actor, asked) => isKeptHere && (await isAllowedAlways(host, actor, asked)),
    },
    crews: {
      isAllowed: async (actor, asked) => isKeptHere && (await isCrewAllowed(host, actor, asked)),
      async keep(actor, asked) {
        if (isKeptHere) await keepCrew(host, actor, asked);
      },
    },
    loadZone: async (actor) => (await account.loadTimePolicy(host.reads(actor))).zone,
  });
}

function openEffects(host: Host, tokens: TokenRing) {
  const findFolder = async (actor: Person, id: string) =>
    (await practice.findProject(host.reads(actor), id))?.folder ?? undefined;
  const publish = openPublishEffects({
    ...host,
    tokens,
    findFolder,
    async findCost(actor, runId) {
      const query = { messageIds: [runId], locale: 'en' };
      return (await models.loadAnswerCosts(host.reads(actor), query)).get(runId)?.costText;
    },
  });
  return [...publish, ...openBuildEffects({ findFolder })];
}
