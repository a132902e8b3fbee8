/** Paths of agent requests; no logic. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import { personCallerOf } from '../../../platform/http/authorization.ts';
import { waitIfPreferred } from '../../../platform/http/prefer-wait.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { Rights } from '../../../platform/rights/rights.ts';
import { replayRequestSchema } from './replays/replays.schema.ts';
import { isOver } from './request-view.ts';
import {
  type AgentRequest,
  agentListSchema,
  answerSchema,
  artifactListSchema,
  artifactParamsSchema,
  artifactWithContentSchema,
  askAgentsSchema,
  callbackListSchema,
  createdRequestSchema,
  listRequestsSchema,
  reportQuerySchema,
  requestGroupSchema,
  requestPageSchema,
  requestReportSchema,
  requestSchema,
  restoredRequestSchema,
  retryRequestSchema,
  timelineQuerySchema,
  timelineSchema,
} from './requests.schema.ts';
import type { RequestsService } from './requests.service.ts';

const tags = ['Requests'];

/** In progress or not: `Prefer: wait` decides how long the answer may take. */
const answers = { 200: requestSchema, 202: requestSchema };

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface RequestRoutePorts {
  readonly service: RequestsService;
  readonly hub: EventHub;
  /** A wait lasts longer than what was read of its caller. */
  readonly rights: Pick<Rights, 'renew'>;
}

interface Answer {
  readonly record: AgentRequest;
  readonly status: number;
  /** Beside the record. */
  readonly told?: object;
}

/** As it is, with `status`; where waiting is preferred, 200 once it is over or waits for a person, else 202. */
async function sendWhenOver(
  { service, hub, rights }: RequestRoutePorts,
  { request, reply }: Asked,
  { record, status, told = {} }: Answer,
): Promise<FastifyReply> {
  const caller = personCallerOf(request);
  const { organizationId } = caller.actor;
  const { id } = record;
  const isSettled = (one: AgentRequest) => isOver(one) || one.state === 'waiting';
  const load = async () => {
    await rights.renew(caller.actor);
    return await service.get(caller, id);
  };
  const settled = await waitIfPreferred(
    { request, reply },
    { hub, organizationId, id, load, isOver: isSettled },
  );
  if (settled === undefined) return sendRecord(reply, { ...record, ...told }, status);
  return sendRecord(reply, { ...settled, ...told }, isSettled(settled) ? 200 : 202);
}

function readingRoutes(ports: RequestRoutePorts): readonly Route[] {
  const { service } = ports;
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/agents',
      access: 'request:read',
      schema: { operationId: 'listAgents', tags, response: { 200: agentListSchema } },
      handler: async () => service.listAgents(),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests',
      access: 'request:read',
      schema: {
        operationId: 'listRequests',
        tags,
        querystring: listRequestsSchema,
        response: { 200: requestPageSchema },
      },
      handler: async (request) => await service.list(personCallerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id',
      access: 'request:read',
      schema: { operationId: 'getRequest', tags, params: idParamsSchema, response: answers },
      handler: async (request, reply) =>
        await sendWhenOver(
          ports,
          { request, reply },
          {
            record: await service.get(personCallerOf(request), request.params.id),
            status: 200,
          },
        ),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/report',
      access: 'request:read',
      schema: {
        operationId: 'getRequestReport',
        summary: 'The report of a request that is done, in one of its formats',
        tags,
        params: idParamsSchema,
        querystring: reportQuerySchema,
        response: { 200: requestReportSchema },
      },
      handler: async (request) =>
        await service.report(personCallerOf(request), request.params.id, request.query.format),
    }),
  ];
}

function detailRoutes({ service }: RequestRoutePorts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/events',
      access: 'request:read',
      schema: {
        operationId: 'listRequestEvents',
        summary: 'The timeline of a request; what comes while it is read goes over the WebSocket, too',
        tags,
        params: idParamsSchema,
        querystring: timelineQuerySchema,
        response: { 200: timelineSchema },
      },
      handler: async (request) =>
        await service.timeline(personCallerOf(request), request.params.id, request.query),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/artifacts',
      access: 'request:read',
      schema: {
        operationId: 'listRequestArtifacts',
        tags,
        params: idParamsSchema,
        response: { 200: artifactListSchema },
      },
      handler: async (request) => await service.artifacts(personCallerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/artifacts/:artifactId',
      access: 'request:read',
      schema: {
        operationId: 'getRequestArtifact',
        tags,
        params: artifactParamsSchema,
        response: { 200: artifactWithContentSchema },
      },
      handler: async (request) =>
        await service.artifact(personCallerOf(request), request.params.id, request.params.artifactId),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/requests/:id/callbacks',
      access: 'request:read',
      schema: {
        operationId: 'listRequestCallbacks',
        summary: 'What was sent to the address that the request names, and what came of it',
        tags,
        params: idParamsSchema,
        response: { 200: callbackListSchema },
      },
      handler: async (request) => await service.callbacks(personCallerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/request-groups/:id',
      access: 'request:read',
      schema: {
        operationId: 'getRequestGroup',
        summary: 'Requests that were asked together, with one report over all of them',
        tags,
        params: idParamsSchema,
        response: { 200: requestGroupSchema },
      },
      handler: async (request) => await service.group(personCallerOf(request), request.params.id),
    }),
  ];
}

function movingRoutes(ports: RequestRoutePorts): readonly Route[] {
  const { service } = ports;
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/cancel',
      access: 'request:write',
      schema: {
        operationId: 'cancelRequest',
        tags,
        params: idParamsSchema,
        response: { 200: requestSchema },
      },
      handler: async (request, reply) =>
        sendRecord(reply, await service.cancel(personCallerOf(request), request.params.id)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/answer',
      access: 'request:approve',
      schema: {
        operationId: 'answerRequest',
        summary: 'Decides on what a request waits for; it goes on with the answer',
        tags,
        params: idParamsSchema,
        body: answerSchema,
        response: answers,
      },
      handler: async (request, reply) => {
        const record = await service.answer(personCallerOf(request), request.params.id, request.body);
        return await sendWhenOver(ports, { request, reply }, { record, status: 202 });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/restore',
      access: 'request:approve',
      schema: {
        operationId: 'restoreRequest',
        summary:
          'Puts files back as they were before what it changed was applied; a second time, as they were after',
        tags,
        params: idParamsSchema,
        response: { 200: restoredRequestSchema },
      },
      handler: async (request) => await service.restore(personCallerOf(request), request.params.id),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/retry',
      access: 'request:write',
      schema: {
        operationId: 'retryRequest',
        summary: 'Runs a request again that failed or was cancelled',
        tags,
        params: idParamsSchema,
        body: retryRequestSchema,
        response: answers,
      },
      handler: async (request, reply) => {
        const record = await service.retry(personCallerOf(request), request.params.id, request.body ?? {});
        return await sendWhenOver(ports, { request, reply }, { record, status: 202 });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/requests/:id/replay',
      access: 'request:write',
      schema: {
        operationId: 'replayRequest',
        summary: 'A new request with the same input, from the beginning or from a checkpoint',
        tags,
        params: idParamsSchema,
        body: replayRequestSchema,
        response: answers,
      },
      handler: async (request, reply) => {
        const record = await service.replay(personCallerOf(request), request.params.id, request.body ?? {});
        return await sendWhenOver(ports, { request, reply }, { record, status: 202 });
      },
    }),
  ];
}

export function requestsRoutes(ports: RequestRoutePorts): readonly Route[] {
  const { service } = ports;
  return [
    ...readingRoutes(ports),
    ...detailRoutes(ports),
    defineRoute({
      method: 'POST',
      path: '/api/v1/projects/:id/requests',
      access: 'request:write',
      config: { holdsSecret: true },
      schema: {
        operationId: 'createRequest',
        summary: 'Asks an agent, or several at once as one group; the answer comes later',
        tags,
        params: idParamsSchema,
        body: askAgentsSchema,
        response: { 200: createdRequestSchema, 202: createdRequestSchema },
      },
      handler: async (request, reply) => {
        const { agent, agents = [], ...input } = request.body;
        const [caller, projectId] = [personCallerOf(request), request.params.id];
        // Of several it is the group that is over at some time: `Prefer: wait` is for one.
        if (agent === undefined)
          return await sendRecord(
            reply,
            await service.createGroup(caller, projectId, { agents, ...input }),
            202,
          );
        const { callbackSecret, ...record } = await service.create(caller, projectId, { agent, ...input });
        const told = callbackSecret === undefined ? {} : { callbackSecret };
        return await sendWhenOver(ports, { request, reply }, { record, status: 202, told });
      },
    }),
    ...movingRoutes(ports),
  ];
}
