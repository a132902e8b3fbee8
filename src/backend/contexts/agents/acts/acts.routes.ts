/** Paths of tools, proposals, rules and decisions; no logic. */
import * as z from 'zod';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema, pageQuerySchema } from '../../../platform/http/wire.ts';
import type { Tool } from '../../../platform/tools/tool.ts';
import type { ToolOutcome, ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { ActRulesService } from './act-rules.service.ts';
import {
  actRulesSchema,
  allowAskerSchema,
  callToolSchema,
  decisionPageSchema,
  listProposalsSchema,
  proposalItemSchema,
  proposalPageSchema,
  putActRulesSchema,
  toolListSchema,
  toolOutcomeSchema,
  toolParamsSchema,
} from './acts.schema.ts';
import type { DecisionsService } from './decisions.service.ts';
import type { ProposalsService } from './proposals.service.ts';

const tags = ['Tools'];

function toListed(tool: Tool) {
  const { name, title, toolset, isUsual = false, description, effect, permission, undo } = tool;
  const inputSchema = z.toJSONSchema(tool.input, { io: 'input' }) as Record<string, unknown>;
  const canUndo = undo !== undefined;
  return { name, title, toolset, isUsual, description, effect, permission, canUndo, inputSchema };
}

export function toolRoutes(runner: ToolRunner): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/ai/tools',
      access: 'act:read',
      schema: { operationId: 'listTools', tags, response: { 200: toolListSchema } },
      handler: async (request) => ({ items: runner.list(personCallerOf(request).actor).map(toListed) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/ai/tools/:name/calls',
      access: 'act:read',
      schema: {
        operationId: 'callTool',
        tags,
        params: toolParamsSchema,
        body: callToolSchema,
        response: { 200: toolOutcomeSchema },
      },
      async handler(request, reply) {
        const { asker, allow, ...call } = request.body;
        const { kind, name, messageId } = asker;
        const ended = new AbortController();
        reply.raw.once('close', () => ended.abort());
        const outcome = await runner.call(
          personCallerOf(request).actor,
          {
            ...call,
            tool: request.params.name,
            asker: {
              kind,
              ...(name !== undefined && { name }),
              ...(messageId !== undefined && { messageId }),
            },
            ...(allow !== undefined && { allow }),
          },
          ended.signal,
        );
        return toReply(outcome);
      },
    }),
  ];
}

/** Without the text of a refusal, which is for those who say it in a language. */
function toReply(outcome: ToolOutcome): z.input<typeof toolOutcomeSchema> {
  if (outcome.kind === 'done') return { ...outcome, links: [...outcome.links] };
  if (outcome.kind === 'proposed') return outcome;
  const { said: _said, ...refused } = outcome;
  return refused;
}

const acts = ['apply', 'discard', 'undo'] as const;

export function proposalRoutes(service: ProposalsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/ai/proposals',
      access: 'act:read',
      schema: {
        operationId: 'listActProposals',
        tags,
        querystring: listProposalsSchema,
        response: { 200: proposalPageSchema },
      },
      handler: async (request) => await service.list(personCallerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/ai/proposals/:id',
      access: 'act:read',
      schema: {
        operationId: 'getActProposal',
        tags,
        params: idParamsSchema,
        response: { 200: proposalItemSchema },
      },
      handler: async (request) => await service.get(personCallerOf(request), request.params.id),
    }),
    ...acts.map((act) =>
      defineRoute({
        method: 'POST',
        path: `/api/v1/ai/proposals/:id/${act}`,
        access: 'act:write',
        schema: {
          operationId: `${act}ActProposal`,
          tags,
          params: idParamsSchema,
          response: { 200: proposalItemSchema },
        },
        handler: async (request) =>
          await service[act](personCallerOf(request), request.params.id, expectedVersion(request)),
      }),
    ),
  ];
}

export function actRuleRoutes(service: ActRulesService): readonly Route[] {
  const path = '/api/v1/ai/act-rules';
  const response = { 200: actRulesSchema };
  return [
    defineRoute({
      method: 'GET',
      path,
      access: 'act:read',
      schema: { operationId: 'getActRules', tags, response },
      handler: async (request) => await service.load(personCallerOf(request)),
    }),
    defineRoute({
      method: 'PUT',
      path,
      access: 'act:write',
      schema: { operationId: 'putActRules', tags, body: putActRulesSchema, response },
      handler: async (request) => await service.put(personCallerOf(request), request.body),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/allow`,
      access: 'act:write',
      schema: { operationId: 'allowAsker', tags, body: allowAskerSchema, response },
      handler: async (request) => await service.allow(personCallerOf(request), request.body),
    }),
  ];
}

export function decisionRoutes(service: DecisionsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/ai/decisions',
      access: 'act:read',
      schema: {
        operationId: 'listActDecisions',
        tags,
        querystring: pageQuerySchema,
        response: { 200: decisionPageSchema },
      },
      handler: async (request) => await service.list(personCallerOf(request), request.query),
    }),
  ];
}
