/** Paths of scans and of what a project is made of; no logic. */
import { callerOf } from '../../../platform/http/authorization.ts';
import { sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
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

function readingRoutes(service: ScansService): readonly Route[] {
  const listing = {
    operationId: 'listScans',
    tags,
    querystring: listScansSchema,
    response: { 200: scanPageSchema },
  };
  const one = { operationId: 'getScan', tags, params: idParamsSchema, response: { 200: scanSchema } };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/scans`,
      access: 'request:read',
      schema: listing,
      handler: async (request) => service.list(callerOf(request), request.query),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/scans/:id`,
      access: 'request:read',
      schema: one,
      handler: async (request, reply) =>
        sendRecord(reply, await service.get(callerOf(request), request.params.id)),
    }),
  ];
}

function writingRoutes(service: ScansService): readonly Route[] {
  const creating = {
    operationId: 'createScan',
    summary: 'Scans a project; the answer is the job. While the same waits or runs, it is that one',
    tags,
    body: createScanSchema,
    response: { 202: scanSchema },
  };
  const cancelling = {
    operationId: 'cancelScan',
    tags,
    params: idParamsSchema,
    response: { 200: scanSchema },
  };
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/scan`,
      access: 'request:write',
      schema: creating,
      handler: async (request, reply) =>
        sendRecord(reply, await service.create(callerOf(request), request.body), 202),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/scans/:id/cancel`,
      access: 'request:write',
      schema: cancelling,
      handler: async (request, reply) =>
        sendRecord(reply, await service.cancel(callerOf(request), request.params.id)),
    }),
  ];
}

function factsRoutes({
  inventory,
  stack,
}: {
  readonly inventory: InventoryService;
  readonly stack: StackService;
}): readonly Route[] {
  const shared = { tags, querystring: ofProjectSchema };
  const dependencies = {
    ...shared,
    operationId: 'getInventory',
    summary: 'Dependencies, one graph for each lock file or manifest',
    response: { 200: inventorySchema },
  };
  const makeup = {
    ...shared,
    operationId: 'getStack',
    summary: 'Languages, frameworks, tools and services, each with its evidence',
    response: { 200: stackSchema },
  };
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/inventory`,
      access: 'finding:read',
      schema: dependencies,
      handler: async (request) => inventory.load(callerOf(request), request.query.projectId),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/stack`,
      access: 'finding:read',
      schema: makeup,
      handler: async (request) => stack.load(callerOf(request), request.query.projectId),
    }),
  ];
}

export interface ScanServices {
  readonly scans: ScansService;
  readonly inventory: InventoryService;
  readonly stack: StackService;
}

export function scansRoutes(services: ScanServices): readonly Route[] {
  return [...readingRoutes(services.scans), ...writingRoutes(services.scans), ...factsRoutes(services)];
}
