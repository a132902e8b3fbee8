/** Paths of accounts of mail; no logic. */
import * as z from 'zod';
import { mailPresets, presetNames } from '../../../../domain/mail/mail-presets.ts';
import { callerOf } from '../../http/authorization.ts';
import { resourceRoutes } from '../../http/resource-routes.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { expectedVersion } from '../../http/versions.ts';
import { idParamsSchema } from '../../http/wire.ts';
import {
  accountPageSchema,
  accountSchema,
  accountSetUpSchema,
  accountTestSchema,
  createAccountSchema,
  editAccountSchema,
  listAccountsSchema,
  patchAccountSchema,
  presetsSchema,
  putPasswordSchema,
  releasedSchema,
  setUpAccountSchema,
  testAccountSchema,
} from './accounts.schema.ts';
import type { AccountsService } from './accounts.service.ts';

const tags = ['MailAccounts'];
const path = '/api/v1/mail/accounts';
const params = idParamsSchema;

function setUpRoutes(service: AccountsService): readonly Route[] {
  const one = { access: 'mail:write', method: 'POST' } as const;
  const response = { 200: accountSetUpSchema };
  return [
    defineRoute({
      ...one,
      path: `${path}/set-up`,
      schema: {
        operationId: 'setUpMailAccount',
        summary:
          'Sends a test mail, and stores account and password once a server took it: else nothing is kept',
        tags,
        body: setUpAccountSchema,
        response,
      },
      handler: async (request) => await service.setUp(callerOf(request), request.body),
    }),
    defineRoute({
      ...one,
      path: `${path}/:id/set-up`,
      schema: {
        operationId: 'editMailAccount',
        summary:
          'Sends a test mail by the account as it becomes, and changes it once a server took it; another server, encryption or user name needs the password again',
        tags,
        params,
        body: editAccountSchema,
        response,
      },
      handler: async (request) =>
        await service.edit(callerOf(request), request.params.id, request.body, expectedVersion(request)),
    }),
  ];
}

function passwordRoutes(service: AccountsService): readonly Route[] {
  const one = { path: `${path}/:id/password`, access: 'mail:write' } as const;
  return [
    defineRoute({
      ...one,
      method: 'PUT',
      schema: {
        operationId: 'putMailPassword',
        summary:
          'Hands over the password of an account, and sends what waits for it; it is kept in memory while the backend runs',
        tags,
        params,
        body: putPasswordSchema,
        response: { 200: releasedSchema },
      },
      handler: async (request) => {
        const { params: of, body } = request;
        return await service.putPassword(callerOf(request), of.id, body.password, expectedVersion(request));
      },
    }),
    defineRoute({
      ...one,
      method: 'DELETE',
      schema: { operationId: 'deleteMailPassword', tags, params, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await service.removePassword(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    }),
  ];
}

export function accountsRoutes(service: AccountsService): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/mail/presets',
      access: 'mail:read',
      schema: {
        operationId: 'listMailPresets',
        summary: 'Providers of mail that are known, how one signs in there, and why so',
        tags,
        response: { 200: presetsSchema },
      },
      handler: () => ({
        items: presetNames.map((name) => ({
          name,
          ...mailPresets[name],
          signIn: [...mailPresets[name].signIn],
        })),
      }),
    }),
    ...setUpRoutes(service),
    ...passwordRoutes(service),
    ...resourceRoutes({
      path,
      name: 'MailAccount',
      plural: 'MailAccounts',
      access: { read: 'mail:read', write: 'mail:write' },
      // The password changes without its version.
      tellsMore: true,
      schemas: {
        item: accountSchema,
        page: accountPageSchema,
        query: listAccountsSchema,
        create: createAccountSchema,
        patch: patchAccountSchema,
      },
      service,
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/:id/test`,
      access: 'mail:write',
      schema: {
        operationId: 'testMailAccount',
        summary: 'Sends a test mail at once: whether it goes out, or what is wrong',
        tags,
        params,
        body: testAccountSchema,
        response: { 200: accountTestSchema },
      },
      handler: async (request) => await service.test(callerOf(request), request.params.id, request.body),
    }),
  ];
}
