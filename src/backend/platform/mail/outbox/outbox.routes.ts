/** Paths of the outbox; no logic. */
import { callerOf } from '../../http/authorization.ts';
import { readingRoutes, sendRecord } from '../../http/resource-routes.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { expectedVersion } from '../../http/versions.ts';
import { idParamsSchema } from '../../http/wire.ts';
import { releasedSchema } from '../accounts/accounts.schema.ts';
import type { Mail } from '../mail.ts';
import {
  listMailsSchema,
  mailPageSchema,
  mailSchema,
  mailStatusSchema,
  mailTextSchema,
} from './outbox.schema.ts';
import type { OutboxService } from './outbox.service.ts';

const tags = ['Mails'];
const path = '/api/v1/mail/outbox';
const params = idParamsSchema;

function decidingRoutes(service: OutboxService): readonly Route[] {
  const schema = { tags, params, response: { 200: mailSchema } };
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/:id/send-again`,
      access: 'mail:write',
      schema: {
        ...schema,
        operationId: 'sendMailAgain',
        summary: 'Sends a mail again that was refused, or that may have been sent: it may arrive twice then',
      },
      handler: async (request, reply) =>
        sendRecord(
          reply,
          await service.sendAgain(callerOf(request), request.params.id, expectedVersion(request)),
        ),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/release`,
      access: 'mail:write',
      schema: {
        ...schema,
        operationId: 'releaseOneMail',
        summary: 'Lets one mail leave that rests after a restore, or whose sender may no longer send it',
      },
      handler: async (request, reply) =>
        sendRecord(
          reply,
          await service.release(callerOf(request), request.params.id, expectedVersion(request)),
        ),
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/drop`,
      access: 'mail:write',
      schema: { ...schema, operationId: 'dropMail', summary: 'Takes a mail out that was not sent' },
      handler: async (request, reply) =>
        sendRecord(reply, await service.drop(callerOf(request), request.params.id, expectedVersion(request))),
    }),
  ];
}

export function outboxRoutes(service: OutboxService, mail: Pick<Mail, 'release'>): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/mail/status',
      access: 'mail:read',
      schema: {
        operationId: 'getMailStatus',
        summary: 'How many mails are where, and whether a password is missing',
        tags,
        response: { 200: mailStatusSchema },
      },
      handler: async (request) => await service.status(callerOf(request)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/mail/release',
      access: 'mail:write',
      schema: {
        operationId: 'releaseMail',
        summary: 'Sends what waited though it can go out now',
        tags,
        response: { 200: releasedSchema },
      },
      handler: async (request) => ({
        released: await mail.release(callerOf(request).actor.organizationId),
      }),
    }),
    ...readingRoutes({
      path,
      name: 'Mail',
      plural: 'Mails',
      access: { read: 'mail:read' },
      // Its account, of which a fault speaks, changes without its version.
      tellsMore: true,
      schemas: { item: mailSchema, page: mailPageSchema, query: listMailsSchema },
      service,
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:id/message`,
      access: 'mail:read',
      schema: {
        operationId: 'getMailText',
        summary: 'What a mail says, and the exact message',
        tags,
        params,
        response: { 200: mailTextSchema },
      },
      handler: async (request) => await service.text(callerOf(request), request.params.id),
    }),
    ...decidingRoutes(service),
  ];
}
