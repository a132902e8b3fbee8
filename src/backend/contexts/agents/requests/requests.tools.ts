/** What agents were asked for, as tools. */
import * as z from 'zod';

import type { PersonCaller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { idSchema } from '../../../platform/http/wire.ts';
import { defineTool, type Tool } from '../../../platform/tools/tool.ts';
import {
  findMade,
  limitField,
  linkOut,
  linkTo,
  listOut,
  projectIdField,
  shorten,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import { requireAgent, requireProject } from './asked/asked-request.ts';
import type { RequestPorts } from './requests.ports.ts';
import { type AgentRequestSummary, requestStateSchema } from './requests.schema.ts';
import type { RequestsService } from './requests.service.ts';

const requestOut = z.object({
  id: z.string(),
  agent: z.string(),
  projectId: z.string(),
  state: requestStateSchema,
  step: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  error: z.string().nullable(),
  link: linkOut,
});

function toOutput(request: AgentRequestSummary) {
  const { id, agent, projectId, state, progress, createdAt, finishedAt, error } = request;
  return {
    id,
    agent,
    projectId,
    state,
    step: progress?.step ?? null,
    createdAt,
    finishedAt,
    error: error === null ? null : shorten(error.message),
    link: linkTo('request', id),
  };
}

export function requestTools(service: RequestsService, ports: RequestPorts): readonly Tool[] {
  return [listTool(service), startTool(service, ports), checkpointsTool(service), replayTool(service, ports)];
}

function listTool(service: RequestsService): Tool {
  return defineTool({
    name: 'list_tasks',
    title: 'List Tasks of Agents',
    toolset: 'code',
    description: 'What agents were asked to do, and how far they are, the newest first.',
    effect: 'read',
    permission: 'request:read',
    input: z.strictObject({
      projectId: projectIdField.optional(),
      state: requestStateSchema.optional().describe('Only those in this state.'),
      limit: limitField,
    }),
    output: listOut(requestOut),
    async run(query, { caller }) {
      const page = await service.list(caller, query);
      return { output: { items: page.items.map(toOutput), cut: page.nextCursor !== null }, links: [] };
    },
  });
}

const startInput = z.strictObject({
  projectId: projectIdField,
  agent: z.string().min(1).max(80).describe('Name of an agent, such as security.'),
});

function startTool(service: RequestsService, ports: RequestPorts): Tool {
  return defineTool({
    name: 'start_agent',
    title: 'Start Agent',
    toolset: 'code',
    description: 'Asks an agent to work on a project. It takes a while: list_tasks says how far it is.',
    effect: 'write',
    permission: 'request:write',
    input: startInput,
    output: requestOut,
    async preview({ projectId, agent: name }, use) {
      const say = wordsFor(use);
      const { title, description } = requireAgent(ports, name);
      const project = await requireProject(ports, ports.reads(use.caller.actor), projectId);
      return {
        title: say(`Start ${title}, ${project.name}`, `${title} starten, ${project.name}`),
        action: say('Start Agent', 'Agent starten'),
        changes: [
          { label: 'Agent', after: title },
          { label: say('Project', 'Projekt'), after: project.name },
        ],
        note: shorten(description),
        links: [linkTo('project', projectId)],
      };
    },
    async run({ projectId, agent }, { caller, actId: id }) {
      return toDone(await service.create(caller, projectId, { id, agent, input: {}, priority: 0 }));
    },
    async findDone(_input, { caller, actId }) {
      const request = await findMade(async () => await service.get(caller, actId));
      return request && toDone(request);
    },
    async undo(kept, { caller }) {
      await service.cancel(caller, z.object({ id: z.string() }).parse(kept).id);
    },
  });
}

const requestField = idSchema.describe('From list_tasks.');

function checkpointsTool(service: RequestsService): Tool {
  return defineTool({
    name: 'list_checkpoints',
    title: 'List Checkpoints',
    toolset: 'code',
    description: 'Steps of a task of an agent from which replay_task can go on, the newest first.',
    effect: 'read',
    permission: 'request:read',
    input: z.strictObject({ taskId: requestField, limit: limitField }),
    output: listOut(
      z.object({
        id: z.string(),
        before: z.string().nullable().describe('The step that comes next.'),
        copy: z
          .enum(['kept', 'gone', 'elsewhere'])
          .describe('Of the files at that step: a replay can begin where it is kept.'),
        createdAt: z.string(),
      }),
    ),
    async run({ taskId, limit }, { caller }) {
      const page = await service.checkpoints(caller, taskId, { limit });
      const items = page.items.map(({ id, before, copy, createdAt }) => ({ id, before, copy, createdAt }));
      return { output: { items, cut: page.nextCursor !== null }, links: [linkTo('request', taskId)] };
    },
  });
}

const replayInput = z.strictObject({
  taskId: requestField,
  from: z.string().min(1).max(200).optional().describe('From list_checkpoints; else from the beginning.'),
});

function replayTool(service: RequestsService, ports: RequestPorts): Tool {
  return defineTool({
    name: 'replay_task',
    title: 'Replay Task',
    toolset: 'code',
    description: 'Asks an agent for the same once more, from its beginning or from a step.',
    effect: 'write',
    permission: 'request:write',
    input: replayInput,
    output: requestOut,
    async preview({ taskId, from }, use) {
      const say = wordsFor(use);
      const { agent, projectId } = await service.get(use.caller, taskId);
      const { title } = requireAgent(ports, agent);
      const project = await requireProject(ports, ports.reads(use.caller.actor), projectId);
      const step = from === undefined ? undefined : await nameStep(service, use.caller, { taskId, from });
      return {
        title: say(`Replay ${title}, ${project.name}`, `${title} wiederholen, ${project.name}`),
        action: say('Replay', 'Wiederholen'),
        changes: [
          { label: 'Agent', after: title },
          { label: say('Project', 'Projekt'), after: project.name },
          { label: say('From', 'Ab'), after: step ?? say('the beginning', 'dem Anfang') },
        ],
        links: [linkTo('request', taskId)],
      };
    },
    async run({ taskId, from }, { caller, actId: id }) {
      return toDone(await service.replay(caller, taskId, { id, ...(from !== undefined && { from }) }));
    },
    async findDone(_input, { caller, actId }) {
      const request = await findMade(async () => await service.get(caller, actId));
      return request && toDone(request);
    },
    async undo(kept, { caller }) {
      await service.cancel(caller, z.object({ id: z.string() }).parse(kept).id);
    },
  });
}

/** As the checkpoint is listed: the step that comes next, or its id where the copy is elsewhere. */
async function nameStep(
  service: RequestsService,
  caller: PersonCaller,
  { taskId, from }: { readonly taskId: string; readonly from: string },
): Promise<string> {
  const { items } = await service.checkpoints(caller, taskId, { limit: 500 });
  const found = items.find(({ id }) => id === from);
  if (found === undefined) throw notFound('checkpoint of this request');
  return found.before ?? from;
}

function toDone(request: AgentRequestSummary) {
  const { id } = request;
  return { output: toOutput(request), links: [linkTo('request', id)], undo: { id } };
}
