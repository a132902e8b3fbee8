/** One mail a day of what is unread, where a person wants it. */
import { createHash } from 'node:crypto';
import { channelState, planTime } from '../../../../../domain/notifications/preferences.ts';
import { localDate } from '../../../../../domain/zones.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { MailKind } from '../../../../platform/mail/mail.ts';
import type { ScheduleKind, ScheduleRun } from '../../../../platform/schedules/schedule-kind.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { listUnread } from '../notifications.repository.ts';
import { noteKeeperOf } from '../noting/note-keeper.ts';
import type { PreferencesChanged } from '../preferences/change-preferences.ts';
import { loadPreferences } from '../preferences/load-preferences.ts';
import { seenTypes } from '../seeing/seen-notices.ts';
import { writeDigest } from './write-mail.ts';

const kind = 'notification.digest';
const digestMailName = 'desk.digest';
const mostInOne = 100;
/** After so long the next one lists what is unread, so that a weekend of quiet hours ends with one mail. */
const outdatedAfterMs = 20 * 60 * 60_000;

/** Sets the person's schedule up, changes it, or takes it away. */
export function digestFollows(ports: NotificationPorts): PreferencesChanged {
  return async (work, { userId }) => {
    const { digest, quietHours } = await loadPreferences(ports, work.reads, userId);
    const which = { kind, subjectId: userId };
    if (!digest.on) return await ports.schedules.remove(work, which);
    const { zone } = quietHours;
    const rule = { unit: 'day', every: 1, date: localDate(work.now, zone), time: digest.at, zone } as const;
    await ports.schedules.set(work, { ...which, rule, userId });
  };
}

export function digestKind(ports: NotificationPorts): ScheduleKind {
  return {
    kind,
    title: 'Daily mail of unread notifications',
    catchUp: 'once',
    permission: 'notification:read',
    isOutward: true,
    run: async (run) => await sendDigest(ports, run),
  };
}

async function sendDigest(
  ports: NotificationPorts,
  { organizationId, subjectId: userId, scheduleId, period }: ScheduleRun,
): Promise<void> {
  const actor = noteKeeperOf(organizationId);
  const reads = ports.reads(actor);
  const address = await ports.findEmail(reads, userId);
  if (address === null || !(await ports.mail.isSetUp(reads))) return;
  const rows = await listOf(ports, organizationId, userId);
  if (rows.length === 0) return;
  try {
    const composed = await ports.mail.compose(actor, {
      id: idOf(scheduleId, period),
      kind: digestMailName,
      to: [{ address }],
      ...(await writeDigest(ports, reads, { rows, userId, organizationId })),
      isAutomatic: true,
      about: { kind: 'person', id: userId },
    });
    await ports.unitOfWork.write(actor, async (work) => void (await ports.mail.enqueue(work, composed)));
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    // The account was taken away, or takes no such address: the run says so, and the next day looks again.
    throw new Error(error.message, { cause: error });
  }
}

async function listOf(ports: NotificationPorts, organizationId: string, userId: string) {
  const reads = ports.reads(noteKeeperOf(organizationId));
  const person = (await ports.listPeople(reads)).find((each) => each.userId === userId);
  if (person === undefined) return [];
  const preferences = await loadPreferences(ports, reads, userId);
  const types = [...ports.notices()].filter(
    ([type, declared]) =>
      declared.isForTrial !== true && channelState('app', declared, preferences.types[type]) !== 'off',
  );
  const seen = seenTypes(new Map(types), person);
  return await listUnread(ports.reads(person), { seen, limit: mostInOne });
}

/** A second run of a period finds the mail of the first. */
function idOf(scheduleId: string, period: string): string {
  const hex = createHash('sha256').update(`${scheduleId} ${period}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function digestMailKind(ports: NotificationPorts): MailKind {
  return {
    name: digestMailName,
    afterUnknownEnd: 'once_more',
    async findObjection({ organizationId, about, createdAt }) {
      const userId = about?.id ?? '';
      const reads = ports.reads(noteKeeperOf(organizationId));
      const preferences = await loadPreferences(ports, reads, userId);
      const now = ports.clock();
      if (!preferences.digest.on) return { drop: 'The person turned the daily mail off.' };
      if (now - createdAt > outdatedAfterMs) return { drop: 'The next daily mail lists it.' };
      const rows = await listOf(ports, organizationId, userId);
      if (rows.length === 0) return { drop: 'All notifications were read.' };
      const plan = planTime(preferences, now);
      return plan.kind === 'later' ? { notBefore: plan.at, why: 'later' } : undefined;
    },
  };
}
