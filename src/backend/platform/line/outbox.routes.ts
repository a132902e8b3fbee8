/**
 * What waits on this machine for the server of an account. A backend with records of its own has nothing that waits, and
 * says so.
 */

import type { FastifyRequest } from 'fastify';
import { catalogueOf } from '../../../words/catalogues.ts';
import { say, type Text } from '../../../words/text.ts';
import { notFound } from '../http/api-error.ts';
import { languageOf } from '../http/error-handler.ts';
import { defineRoute, type Route } from '../http/route.ts';
import {
  discardOutboxItemSchema,
  type OutboxSaid,
  type OutboxView,
  outboxSchema,
  sendOutboxSchema,
} from './outbox.schema.ts';

export const outboxPath = '/api/v1/outbox';
const tags = ['Outbox'];
const common = { access: 'signed-in', answeredBy: 'device' } as const;

export interface OutboxDoor {
  list(): OutboxSaid;
  /**
   * Sends what waits, and once more what was refused: the one with this id, else all but discards, and notes that were
   * changed elsewhere.
   * @throws ApiError `not_found`
   */
  send(id?: string): Promise<OutboxSaid>;
  /** @throws ApiError `not_found` */
  discard(id: string): OutboxSaid;
}

/** Records are on this machine: nothing waits. */
export const noOutbox: OutboxDoor = {
  list: () => ({ server: null, connected: true, items: [] }),
  send: async (id) => {
    if (id !== undefined) throw notFound('change that waits');
    return noOutbox.list();
  },
  discard: () => {
    throw notFound('change that waits');
  },
};

export function outboxRoutes(outbox: OutboxDoor): readonly Route[] {
  return [
    defineRoute({
      ...common,
      method: 'GET',
      path: outboxPath,
      schema: {
        operationId: 'getOutbox',
        summary: 'Writes that wait on this machine until the server is reached',
        tags,
        response: { 200: outboxSchema },
      },
      handler: async (request) => inLanguageOf(request, outbox.list()),
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: `${outboxPath}/send`,
      schema: {
        operationId: 'sendOutbox',
        summary: 'Send what waits now, and what was refused once more',
        tags,
        body: sendOutboxSchema.nullish(),
        response: { 200: outboxSchema },
      },
      handler: async (request) => inLanguageOf(request, await outbox.send(request.body?.id)),
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: `${outboxPath}/discard`,
      schema: {
        operationId: 'discardOutboxItem',
        summary: 'Delete a write that waits, or was refused, for good',
        tags,
        body: discardOutboxItemSchema,
        response: { 200: outboxSchema },
      },
      handler: async (request) => inLanguageOf(request, outbox.discard(request.body.id)),
    }),
  ];
}

function inLanguageOf(
  request: Pick<FastifyRequest, 'headers'>,
  { items, ...outbox }: OutboxSaid,
): OutboxView {
  const catalogue = catalogueOf(languageOf(request));
  const sayRefused = ({ code, message }: { readonly code: string; readonly message: Text }) => ({
    code,
    message: say(message, catalogue),
  });
  return {
    ...outbox,
    items: items.map((item) => ({ ...item, refused: item.refused && sayRefused(item.refused) })),
  };
}
