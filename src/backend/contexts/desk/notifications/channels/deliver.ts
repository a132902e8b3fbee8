/** The job that lets one notification leave by one channel. */
import * as z from 'zod';
import type { SendingPlan } from '../../../../../domain/notifications/preferences.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { JobFailure, JobHandler, RunningJob } from '../../../../platform/jobs/job-queue.ts';
import type { MailKind, OutboxMail } from '../../../../platform/mail/mail.ts';
import { endSentence } from '../../../../platform/mail/outbox/end-sentence.ts';
import { postSigned, requireTaken } from '../../../../platform/outbound/signed-post.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import type { NotificationRow } from '../notifications.repository.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import { type DeliveryRow, findDelivery, listWebhooksOf, updateDelivery } from './deliveries.repository.ts';
import { judgeDelivery } from './judge-delivery.ts';
import { queueJob } from './plan-deliveries.ts';
import { openWebhookSecret } from './stored-secrets.ts';
import { writeMail, writeMessage } from './write-mail.ts';

export const notificationMail = 'desk.notification';

const payloadSchema = z.object({ deliveryId: z.string() });

export function createDeliveryHandler(ports: NotificationPorts): JobHandler {
  return {
    concurrency: 2,
    run: async (job) => await deliver(ports, job),
    failed: async (failure) => await giveUp(ports, failure),
  };
}

async function deliver(ports: NotificationPorts, job: RunningJob): Promise<void> {
  const actor = noteKeeperOf(job.organizationId);
  const reads = ports.reads(actor);
  const delivery = await findDelivery(reads, payloadSchema.parse(job.payload).deliveryId);
  if (delivery?.state !== 'waiting') return;
  const judged = await judgeDelivery(ports, reads, delivery);
  if (judged.kind === 'drop')
    return await settle(ports, delivery, { state: 'dropped', reason: judged.reason });
  const { row, plan } = judged;
  if (plan.kind === 'later') return await postpone(ports, delivery, plan);
  if (delivery.channel === 'email') return await mail(ports, delivery, row);
  if (await ports.outgoing.rests(reads))
    return await settle(ports, delivery, {
      state: 'dropped',
      reason: 'Nothing leaves the practice for now.',
    });
  await post(ports, { delivery, row, job });
}

async function settle(
  { unitOfWork }: NotificationPorts,
  delivery: DeliveryRow,
  change: Pick<DeliveryRow, 'state' | 'reason'>,
): Promise<void> {
  await unitOfWork.write(noteKeeperOf(delivery.organization_id), async (work) => {
    await settleIn(work, delivery.id, change);
  });
}

async function settleIn(
  { reads, writes, now }: Work,
  id: string,
  change: Pick<DeliveryRow, 'state' | 'reason'>,
): Promise<void> {
  const row = await findDelivery(reads, id);
  if (row?.state === 'waiting') await updateDelivery(writes, row, { ...change, updated_at: now });
}

/** Quiet hours or a pause began, or were changed, since. */
async function postpone(
  ports: NotificationPorts,
  delivery: DeliveryRow,
  { at, why }: Extract<SendingPlan, { readonly kind: 'later' }>,
): Promise<void> {
  await ports.unitOfWork.write(noteKeeperOf(delivery.organization_id), async (work) => {
    const reason = why === 'paused' ? 'Notifications are paused.' : 'Quiet hours.';
    const change = { due_at: at, reason, updated_at: work.now };
    await queueJob(ports, work, await updateDelivery(work.writes, delivery, change));
  });
}

async function mail(ports: NotificationPorts, delivery: DeliveryRow, row: NotificationRow): Promise<void> {
  const actor = noteKeeperOf(delivery.organization_id);
  const reads = ports.reads(actor);
  const address = await ports.findEmail(reads, row.user_id);
  if (address === null)
    return await settle(ports, delivery, { state: 'dropped', reason: 'The person has no email address.' });
  const written = await writeMail(ports, reads, row);
  try {
    const composed = await ports.mail.compose(actor, {
      // The same again is the mail that is there.
      id: delivery.id,
      kind: notificationMail,
      to: [{ address }],
      ...written,
      isAutomatic: true,
      about: { kind: 'notification', id: delivery.id },
    });
    await ports.unitOfWork.write(actor, async (work) => void (await ports.mail.enqueue(work, composed)));
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    await settle(ports, delivery, { state: 'failed', reason: error.message });
  }
}

interface Posting {
  readonly delivery: DeliveryRow;
  readonly row: NotificationRow;
  readonly job: RunningJob;
}

async function post(ports: NotificationPorts, { delivery, row, job }: Posting): Promise<void> {
  const reads = ports.reads(noteKeeperOf(delivery.organization_id));
  const webhooks = await listWebhooksOf(reads, delivery.user_id);
  const webhook = webhooks.find(({ id }) => id === delivery.webhook_id);
  if (webhook === undefined)
    return await settle(ports, delivery, { state: 'dropped', reason: 'The webhook was deleted.' });
  const secret = openWebhookSecret(ports.seal, webhook);
  if (secret === undefined)
    return await settle(ports, delivery, {
      state: 'failed',
      reason: 'Its secret is not here: enter or make a new one.',
    });
  const body = await writeMessage(ports, reads, { row, at: Number(delivery.created_at) });
  const { id } = delivery;
  const { status } = await postSigned(ports.outbound, {
    id,
    url: webhook.url,
    secret,
    body,
    now: ports.clock(),
    signal: job.signal,
  });
  requireTaken(status);
  await settle(ports, delivery, { state: 'sent', reason: null });
}

async function giveUp(
  ports: NotificationPorts,
  { organizationId, payload, error }: JobFailure,
): Promise<void> {
  const { deliveryId } = payloadSchema.parse(payload);
  const delivery = await findDelivery(ports.reads(noteKeeperOf(organizationId)), deliveryId);
  if (delivery !== undefined) await settle(ports, delivery, { state: 'failed', reason: error });
}

/** Trying it once more is better than nothing: twice the same line harms nobody. */
export function notificationMailKind(ports: NotificationPorts): MailKind {
  return {
    name: notificationMail,
    afterUnknownEnd: 'once_more',
    async findObjection({ about, organizationId }) {
      const reads = ports.reads(noteKeeperOf(organizationId));
      const delivery = await findDelivery(reads, about?.id ?? '');
      if (delivery === undefined) return { drop: 'It is no longer known.' };
      // Dropped since, as what was too old when mail was released.
      if (delivery.state === 'dropped') return { drop: delivery.reason ?? 'It was dropped.' };
      const judged = await judgeDelivery(ports, reads, delivery);
      if (judged.kind === 'drop') return { drop: judged.reason };
      return judged.plan.kind === 'later' ? { notBefore: judged.plan.at, why: 'later' } : undefined;
    },
    sent: async (work, { about }) => await settleIn(work, about?.id ?? '', { state: 'sent', reason: null }),
    ended: async (work, mail) => await settleIn(work, mail.about?.id ?? '', endOf(mail)),
  };
}

function endOf(mail: OutboxMail): Pick<DeliveryRow, 'state' | 'reason'> {
  return { state: mail.state === 'dropped' ? 'dropped' : 'failed', reason: endSentence(mail) };
}
