/** A reminder that a client's rule lets leave by itself, and that could not: once of each invoice and reason. */

import { eachInLanguages, inLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';
import { failedReminderSchema, type ReminderFailure } from './outbox/failed-reminder.ts';

const reasons: Readonly<Record<ReminderFailure, { readonly en: string; readonly de: string }>> = {
  person: inLanguages(text`The person who allowed it is no longer there.`),
  rights: inLanguages(text`The person who allowed it may no longer send reminders.`),
  debtor: inLanguages(
    text`Choose whether the client is a business or a consumer: its fee and interest depend on it.`,
  ),
  account: inLanguages(text`No mail account is set up.`),
  recipient: inLanguages(text`The client has no contact for invoices with an address.`),
  refused: inLanguages(text`It could not be written.`),
};

export const reminderFailedNotices: NoticeTypes = {
  'reminder.failed': {
    seenWith: { permission: 'reminder:write' },
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      ...eachInLanguages({
        name: text`Reminder not sent`,
        title: text`{number}: reminder {step} could not be sent`,
        detail: text`{client} · {why}`,
      }),
      sample: { number: '2026-0019', step: 1, client: 'Nordwind', why: reasons.account },
    },
    source: {
      kind: 'passing',
      on: ['invoice.reminder-failed'],
      settledBy: [
        'reminder.queued',
        'reminder.sent',
        'invoice.settled',
        'invoice.cancelled',
        'invoice.reminders-paused',
      ],
      subjectOf({ type, id, after }) {
        if (!type.startsWith('reminder.')) return id;
        const { invoiceId } = after;
        return typeof invoiceId === 'string' ? invoiceId : undefined;
      },
      tell({ id, at, after }) {
        const { data } = failedReminderSchema.safeParse(after);
        if (data === undefined) return [];
        const { number, step, clientName: client, reason, because } = data;
        return [
          {
            subject: { kind: 'invoice', id },
            key: `${id}:${reason}`,
            to: { permission: 'reminder:write' },
            values: { number, step, client, why: because ?? reasons[reason] },
            at,
          },
        ];
      },
    },
  },
};
