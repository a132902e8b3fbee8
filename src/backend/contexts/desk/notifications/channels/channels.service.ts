/** The use cases of what leaves: webhooks, the log of deliveries, and a test by each channel. */
import { v7 as newId } from 'uuid';
import type { NoticeChannel } from '../../../../../domain/notifications/preferences.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { asText, text } from '../../../../../words/text.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import { createWebhookSecret } from '../../../../platform/outbound/signed-post.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import { writeNotes } from '../noting/write-notes.ts';
import { trialSubject } from '../seeing/seen-notices.ts';
import type {
  CreatedWebhook,
  CreateWebhook,
  Delivery,
  ListDeliveries,
  NotificationWebhook,
  PutWebhookSecret,
  SendNotification,
} from './channels.schema.ts';
import {
  type DeliveryRow,
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  listWebhooksOf,
  updateWebhook,
  type WebhookRow,
} from './deliveries.repository.ts';
import { queueDelivery } from './plan-deliveries.ts';
import { openWebhookSecret, sealWebhookSecret } from './stored-secrets.ts';

const mostWebhooks = 10;

export interface ChannelsService {
  listWebhooks(caller: Caller): Promise<{ items: NotificationWebhook[] }>;
  addWebhook(caller: Caller, input: CreateWebhook): Promise<CreatedWebhook>;
  putSecret(caller: Caller, id: string, input: PutWebhookSecret): Promise<CreatedWebhook>;
  removeWebhook(caller: Caller, id: string): Promise<void>;
  listDeliveries(caller: Caller, query: ListDeliveries): Promise<{ items: Delivery[] }>;
  send(caller: Caller, input: SendNotification): Promise<{ items: Delivery[] }>;
}

export function createChannelsService(ports: NotificationPorts): ChannelsService {
  return {
    async listWebhooks({ actor }) {
      return { items: (await listWebhooks(ports.reads(actor))).map((row) => toWebhook(ports, row)) };
    },
    async addWebhook(caller, { url }) {
      const objection = await ports.outbound.findObjection(url);
      if (objection !== undefined) throw invalidField('url', asText(objection));
      const { organizationId, userId } = personOf(caller);
      return await ports.unitOfWork.write(caller.actor, async ({ reads, writes, now }) => {
        if ((await listWebhooks(reads)).length >= mostWebhooks)
          throw new ApiError('conflict', text`There are ${mostWebhooks} webhooks already: delete one first.`);
        const stamps = { created_at: now, updated_at: now, version: 1 };
        const secret = createWebhookSecret();
        const plain = {
          id: newId(),
          organization_id: organizationId,
          user_id: userId,
          url,
          secret,
          ...stamps,
        };
        const row = { ...plain, secret: sealWebhookSecret(ports.seal, plain) };
        await insertWebhook(writes, row);
        return { ...toWebhook(ports, row), secret };
      });
    },
    putSecret: async ({ actor }, id, { secret = createWebhookSecret() }) =>
      await ports.unitOfWork.write(actor, async ({ reads, writes, now }) => {
        const row = await findWebhook(reads, id);
        if (row === undefined) throw notFound('webhook');
        const sealed = sealWebhookSecret(ports.seal, { ...row, secret });
        return {
          ...toWebhook(ports, await updateWebhook(writes, row, { secret: sealed, updated_at: now })),
          secret,
        };
      }),
    removeWebhook: async ({ actor }, id) =>
      await ports.unitOfWork.write(actor, async ({ writes }) => {
        if (!(await deleteWebhook(writes, id))) throw notFound('webhook');
      }),
    async listDeliveries({ actor }, query) {
      return { items: (await listDeliveries(ports.reads(actor), query)).map(toDelivery) };
    },
    send: async (caller, input) => await sendTest(ports, caller, input),
  };
}

async function sendTest(
  ports: NotificationPorts,
  caller: Caller,
  { type, channels, userId }: SendNotification,
): Promise<{ items: Delivery[] }> {
  const person = personOf(caller);
  const to = userId ?? person.userId;
  const isOwnTest = type === 'test' && to === person.userId;
  if (!isOwnTest && grantOf(caller.actor, 'notification:write') === undefined)
    throw new ApiError(
      'forbidden',
      'Only an administrator sends other notifications than a test to oneself.',
    );
  const declared = ports.notices().get(type);
  if (declared === undefined) throw invalidField('type', 'is no type of notification');
  // The desk writes it: a person changes no notification of another one.
  return await ports.unitOfWork.write(noteKeeperOf(person.organizationId), async (work) => {
    const people = await ports.listPeople(work.reads);
    if (!people.some((each) => each.userId === to))
      throw invalidField('userId', 'is no person of the practice');
    const id = newId();
    const values = declared.words.sample;
    const wanted = {
      userId: to,
      key: id,
      subject: { kind: trialSubject, id },
      values,
      at: work.now,
      mark: work.now,
    };
    const rows = await writeNotes(work, type, { added: [wanted], changed: [], removed: [] });
    const items: Delivery[] = [];
    for (const row of rows) items.push(...(await sendBy(ports, work, { row, channels })));
    return { items };
  });
}

interface Sent {
  readonly row: Awaited<ReturnType<typeof writeNotes>>[number];
  readonly channels: readonly NoticeChannel[] | undefined;
}

async function sendBy(ports: NotificationPorts, work: Work, { row, channels }: Sent): Promise<Delivery[]> {
  const wants = (channel: NoticeChannel) => channels === undefined || channels.includes(channel);
  const queued: DeliveryRow[] = [];
  const dueAt = work.now;
  const canMail = await ports.mail.isSetUp(work.reads);
  if (channels?.includes('email') === true && !canMail)
    throw new ApiError('state_forbids', 'No account for email is set up.');
  if (wants('email') && canMail)
    queued.push(await queueDelivery(ports, work, { row, channel: 'email', dueAt }));
  if (wants('webhook'))
    for (const { id: webhookId } of await listWebhooksOf(work.reads, row.user_id))
      queued.push(await queueDelivery(ports, work, { row, channel: 'webhook', webhookId, dueAt }));
  const shown: Delivery = {
    id: row.id,
    notificationId: row.id,
    type: row.type,
    channel: 'app',
    state: 'sent',
    reason: null,
    at: toInstant(work.now),
    dueAt: null,
  };
  return [...(wants('app') ? [shown] : []), ...queued.map(toDelivery)];
}

function toWebhook({ seal }: Pick<NotificationPorts, 'seal'>, row: WebhookRow): NotificationWebhook {
  const { id, version, created_at, updated_at, url } = row;
  return {
    id,
    version,
    createdAt: toInstant(Number(created_at)),
    updatedAt: toInstant(Number(updated_at)),
    url,
    signing: openWebhookSecret(seal, row) === undefined ? 'missing' : 'ready',
  };
}

function toDelivery(row: DeliveryRow): Delivery {
  const { id, notification_id: notificationId, type, channel, state, reason } = row;
  const at = toInstant(Number(row.updated_at));
  const dueAt = state === 'waiting' ? toInstant(Number(row.due_at)) : null;
  return { id, notificationId, type, channel, state, reason, at, dueAt };
}
