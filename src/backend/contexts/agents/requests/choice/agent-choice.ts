/** Which agent a request in plain words is for: the route and the tool. */
import * as z from 'zod';
import { type AgentChoice, type AgentFit, chooseAgent } from '../../../../../domain/agents/choose-agent.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { defineTool, type Tool } from '../../../../platform/tools/tool.ts';
import type { RequestPorts } from '../requests.ports.ts';

const requestSchema = z.string().trim().min(1).max(2_000);

const fitSchema = z.object({
  name: z.string(),
  title: z.string(),
  words: z.array(z.string()).meta({ description: 'Words of the request on which it rests' }),
});

const agentChoiceSchema = z
  .object({
    agent: fitSchema.nullable().meta({ description: 'Null: no agent fits the words' }),
    runnerUp: fitSchema.nullable(),
    isClear: z.boolean().meta({
      description: 'False: nothing fits, a single wider word does, or both fit equally. Ask the person.',
    }),
  })
  .meta({ id: 'AgentChoice' });

export function choiceRoute({ agents }: Pick<RequestPorts, 'agents'>): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/agents/choice',
    access: 'request:read',
    schema: {
      operationId: 'chooseAgent',
      tags: ['Requests'],
      querystring: z.strictObject({ request: requestSchema }),
      response: { 200: agentChoiceSchema },
    },
    handler: async (request) => {
      const { agent, runnerUp, isClear } = chooseAgent(request.query.request, agents);
      return { agent: toOutput(agent), runnerUp: toOutput(runnerUp), isClear };
    },
  });
}

export function choiceTool({ agents }: Pick<RequestPorts, 'agents'>): Tool {
  return defineTool({
    name: 'choose_agent',
    title: 'Choose Agent',
    toolset: 'code',
    description:
      'Names the agent that a request in plain words (English or German) is for, and why. Where it asks, put its question to the person.',
    effect: 'read',
    permission: 'request:read',
    input: z.strictObject({ request: requestSchema.describe('What the person wants, in their words.') }),
    output: z.object({
      agent: fitSchema.nullable(),
      runnerUp: fitSchema.nullable(),
      question: z.string().nullable().describe('To the person: it is not clear who is meant.'),
    }),
    async run({ request }) {
      const choice = chooseAgent(request, agents);
      const [agent, runnerUp] = [toOutput(choice.agent), toOutput(choice.runnerUp)];
      return { output: { agent, runnerUp, question: askWhich(choice) }, links: [] };
    },
  });
}

function toOutput(fit: AgentFit | null) {
  return fit && { ...fit, words: [...fit.words] };
}

function askWhich({ agent, runnerUp, isClear }: AgentChoice): string | null {
  if (isClear) return null;
  if (agent === null) return 'No agent fits these words. What do you want to have in the end?';
  return runnerUp === null
    ? `These words do not make it clear. Do you mean ${agent.title}?`
    : `These words do not make it clear. Do you mean ${agent.title} or ${runnerUp.title}?`;
}
