/** Paths of scans and of what a project is made of; no logic. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { InventoryService } from './inventory.ts';
import {
  createScanSchema,
  inventorySchema,
  listScansSchema,
  ofProjectSchema,
  scanPageSchema,
  scanSchema,
} from './scans.schema.ts';
import type { ScansService } from './scans.service.ts';
import { stackSchema } from './stack.schema.ts';
import type { StackService } from './stack.ts';

const tags = ['Scanner'];
const path = '/api/v1/scanner';

function registerReading(app: FastifyInstance, service: ScansService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const listing = {
    operationId: 'listScans',
    tags,
    querystring: listScansSchema,
    response: { 200: scanPageSchema },
  };
  routes.get(`${path}/scans`, { schema: listing }, async (request) =>
    service.list(callerOf(request), request.query),
  );
  const one = { operationId: 'getScan', tags, params: idParamsSchema, response: { 200: scanSchema } };
  routes.get(`${path}/scans/:id`, { schema: one }, async (request, reply) =>
    sendRecord(reply, await service.get(callerOf(request), request.params.id)),
  );
}

function registerWriting(app: FastifyInstance, service: ScansService): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const creating = {
    operationId: 'createScan',
    summary: 'Scans a project; the answer is the job. While the same waits or runs, it is that one',
    tags,
    body: createScanSchema,
    response: { 202: scanSchema },
  };
  routes.post(`${path}/scan`, { schema: creating }, async (request, reply) =>
    sendRecord(reply, await service.create(callerOf(request), request.body), 202),
  );
  const cancelling = {
    operationId: 'cancelScan',
    tags,
    params: idParamsSchema,
    response: { 200: scanSchema },
  };
  routes.post(`${path}/scans/:id/cancel`, { schema: cancelling }, async (request, reply) =>
    sendRecord(reply, await service.cancel(callerOf(request), request.params.id)),
  );
}

function registerFacts(
  app: FastifyInstance,
  { inventory, stack }: { readonly inventory: InventoryService; readonly stack: StackService },
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const shared = { tags, querystring: ofProjectSchema };
  const dependencies = {
    ...shared,
    operationId: 'getInventory',
    summary: 'Dependencies, one graph for each lock file or manifest',
    response: { 200: inventorySchema },
  };
  routes.get(`${path}/inventory`, { schema: dependencies }, async (request) =>
    inventory.load(callerOf(request), request.query.projectId),
  );
  const makeup = {
    ...shared,
    operationId: 'getStack',
    summary: 'Languages, frameworks, tools and services, each with its evidence',
    response: { 200: stackSchema },
  };
  routes.get(`${path}/stack`, { schema: makeup }, async (request) =>
    stack.load(callerOf(request), request.query.projectId),
  );
}

export interface ScanServices {
  readonly scans: ScansService;
  readonly inventory: InventoryService;
  readonly stack: StackService;
}

export function registerScans(app: FastifyInstance, services: ScanServices): void {
  registerReading(app, services.scans);
  registerWriting(app, services.scans);
  registerFacts(app, services);
}
