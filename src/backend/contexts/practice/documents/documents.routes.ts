/** Paths of documents; no logic. */
import * as z from 'zod';
import type { Permission } from '../../../../domain/authorization.ts';
import type { DocumentAct } from '../../../../domain/documents/document.ts';
import { callerOf } from '../../../platform/http/authorization.ts';
import { resourceRoutes, sendRecord } from '../../../platform/http/resource-routes.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { expectedVersion } from '../../../platform/http/versions.ts';
import { idParamsSchema } from '../../../platform/http/wire.ts';
import type { DocumentsService } from './document-use-cases.ts';
import {
  commentParamsSchema,
  createDocumentCommentSchema,
  createDocumentSchema,
  documentCommentSchema,
  documentCommentsSchema,
  documentPageSchema,
  documentSchema,
  documentVersionsSchema,
  documentVersionTextSchema,
  exportDocumentSchema,
  listDocumentsSchema,
  patchDocumentCommentSchema,
  patchDocumentSchema,
  sendBackDocumentSchema,
  versionParamsSchema,
} from './documents.schema.ts';

const path = '/api/v1/documents';
const tags = ['Documents'];
const params = idParamsSchema;

export function documentsRoutes(service: DocumentsService): readonly Route[] {
  return [
    ...resourceRoutes({
      path,
      name: 'Document',
      plural: 'Documents',
      access: { read: 'document:read', write: 'document:write' },
      schemas: {
        item: documentSchema,
        page: documentPageSchema,
        query: listDocumentsSchema,
        create: createDocumentSchema,
        patch: patchDocumentSchema,
      },
      service,
    }),
    actRoute(service, { act: 'submit', access: 'document:write', summary: 'Hand in for approval' }),
    actRoute(service, { act: 'withdraw', access: 'document:write', summary: 'Take back from review' }),
    actRoute(service, {
      act: 'approve',
      access: 'document:decide',
      summary: 'Approve the newest version; a later text is a draft again',
    }),
    sendBackRoute(service),
    ...versionRoutes(service),
    exportRoute(service),
    restoreRoute(service),
    ...commentRoutes(service),
  ];
}

interface ActRoute {
  readonly act: DocumentAct;
  readonly access: Permission;
  readonly summary: string;
}

function actRoute(service: DocumentsService, { act, access, summary }: ActRoute): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/:id/${act}`,
    access,
    schema: {
      operationId: `${act}Document`,
      summary,
      tags,
      params,
      response: { 200: documentSchema },
    },
    handler: async (request, reply) => {
      const on = { id: request.params.id, act, expected: expectedVersion(request) };
      return sendRecord(reply, await service.act(callerOf(request), on));
    },
  });
}

function sendBackRoute(service: DocumentsService): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/:id/send-back`,
    access: 'document:decide',
    schema: {
      operationId: 'sendBackDocument',
      summary: 'Send back to be changed, with a reason',
      tags,
      params,
      body: sendBackDocumentSchema,
      response: { 200: documentSchema },
    },
    handler: async (request, reply) => {
      const { reason } = request.body;
      const on = { id: request.params.id, act: 'send-back' as const, expected: expectedVersion(request) };
      return sendRecord(reply, await service.act(callerOf(request), { ...on, reason }));
    },
  });
}

function versionRoutes(service: DocumentsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:id/versions`,
      access: 'document:read',
      schema: {
        operationId: 'listDocumentVersions',
        summary: 'Its versions, the newest first',
        tags,
        params,
        response: { 200: documentVersionsSchema },
      },
      handler: async (request) => ({
        items: [...(await service.versions(callerOf(request), request.params.id))],
      }),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/versions/:number`,
      access: 'document:read',
      schema: {
        operationId: 'getDocumentVersion',
        summary: 'The text of one version',
        tags,
        params: versionParamsSchema,
        response: { 200: documentVersionTextSchema },
      },
      handler: async (request) => {
        const { id, number } = request.params;
        return await service.versionText(callerOf(request), id, number);
      },
    }),
  ];
}

function restoreRoute(service: DocumentsService): Route {
  return defineRoute({
    method: 'POST',
    path: `${path}/:id/restore`,
    access: 'document:write',
    schema: {
      operationId: 'restoreDocument',
      summary: 'Undo its deletion, for 30 days',
      tags,
      params,
      response: { 200: documentSchema },
    },
    handler: async (request, reply) =>
      sendRecord(reply, await service.restore(callerOf(request), request.params.id)),
  });
}

function exportRoute(service: DocumentsService): Route {
  return defineRoute({
    method: 'GET',
    path: `${path}/:id/export`,
    access: 'document:read',
    schema: {
      operationId: 'exportDocument',
      summary: 'A version as a file: Markdown or PDF',
      tags,
      params,
      querystring: exportDocumentSchema,
      produces: ['text/markdown', 'application/pdf'],
      response: { 200: z.string() },
    },
    handler: async (request, reply) => {
      const file = await service.exportFile(callerOf(request), request.params.id, request.query);
      return reply
        .type(file.type)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .send(file.content);
    },
  });
}

function commentRoutes(service: DocumentsService): readonly Route[] {
  const comments = `${path}/:id/comments`;
  return [
    defineRoute({
      method: 'GET',
      path: comments,
      access: 'document:read',
      schema: {
        operationId: 'listDocumentComments',
        summary: 'Its comments, the oldest first',
        tags,
        params,
        response: { 200: documentCommentsSchema },
      },
      handler: async (request) => ({
        items: [...(await service.comments(callerOf(request), request.params.id))],
      }),
    }),
    defineRoute({
      method: 'POST',
      path: comments,
      access: 'document:write',
      schema: {
        operationId: 'createDocumentComment',
        summary: 'Comment on a passage',
        tags,
        params,
        body: createDocumentCommentSchema,
        response: { 200: documentCommentSchema, 201: documentCommentSchema },
      },
      handler: async (request, reply) => {
        const { created, record } = await service.comment(callerOf(request), request.params.id, request.body);
        return sendRecord(reply, record, created ? 201 : 200);
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: `${comments}/:commentId`,
      access: 'document:write',
      schema: {
        operationId: 'patchDocumentComment',
        summary: 'Resolve it, or open it again',
        tags,
        params: commentParamsSchema,
        body: patchDocumentCommentSchema,
        response: { 200: documentCommentSchema },
      },
      handler: async (request, reply) => {
        const on = { ...request.params, isResolved: request.body.isResolved };
        return sendRecord(reply, await service.resolve(callerOf(request), on));
      },
    }),
  ];
}
