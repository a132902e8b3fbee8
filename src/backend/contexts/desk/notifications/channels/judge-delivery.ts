/** Whether something may still leave, by what holds at this moment. */
import {
  type NoticePreferences,
  planSending,
  type SendingPlan,
} from '../../../../../domain/notifications/preferences.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import type { NoticeType } from '../../../../platform/notices/notice.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { findAnyNotification, findNotification, type NotificationRow } from '../notifications.repository.ts';
import { loadPreferences } from '../preferences/load-preferences.ts';
import { seenTypes } from '../seeing/seen-notices.ts';
import type { DeliveryRow } from './deliveries.repository.ts';

export type Judged =
  | { readonly kind: 'send'; readonly row: NotificationRow; readonly plan: SendingPlan }
  | { readonly kind: 'drop'; readonly reason: string };

export async function judgeDelivery(
  ports: NotificationPorts,
  reads: Reads,
  delivery: DeliveryRow,
): Promise<Judged> {
  const row = await findAnyNotification(reads, delivery.notification_id);
  if (row === undefined) return drop('Its cause was settled.');
  const type = ports.notices().get(row.type);
  if (type === undefined) return drop('This version does not know its type.');
  if (row.read_at !== null && type.isLocked !== true) return drop('It was read before.');
  const people = await ports.listPeople(reads);
  const person = people.find(({ userId }) => userId === row.user_id);
  if (person === undefined) return drop('The person is no longer there.');
  if (!(await isSeen(ports, person, row))) return drop('The person may no longer see it.');
  if (type.isForTrial === true) return { kind: 'send', row, plan: { kind: 'now' } };
  const preferences = await loadPreferences(ports, reads, row.user_id);
  const plan = planNow(preferences, { type, delivery, name: row.type, now: ports.clock() });
  return plan.kind === 'never' ? drop('The person turned it off.') : { kind: 'send', row, plan };
}

interface Planned {
  readonly type: NoticeType;
  readonly name: string;
  readonly delivery: DeliveryRow;
  readonly now: number;
}

function planNow(preferences: NoticePreferences, { type, name, delivery, now }: Planned): SendingPlan {
  const { channel } = delivery;
  // Some minutes are left to read it in the editor.
  const at = Math.max(now, Number(delivery.due_at));
  const plan = planSending(preferences, { ...type, type: name, channel, now: at });
  return plan.kind === 'now' && at > now ? { kind: 'later', at, why: 'quiet' } : plan;
}

/** By the rights of this moment. */
async function isSeen(ports: NotificationPorts, person: Person, { id }: NotificationRow): Promise<boolean> {
  const seen = seenTypes(ports.notices(), person);
  return (await findNotification(ports.reads(person), { id, seen })) !== undefined;
}

function drop(reason: string): Judged {
  return { kind: 'drop', reason };
}
