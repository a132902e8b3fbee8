/** A reminder that a client's rule lets leave by itself, and that could not: once of each invoice and reason. */
import type { NoticeTypes } from '../../../platform/notices/notice.ts';
import { failedReminderSchema, type ReminderFailure } from './outbox/failed-reminder.ts';

const reasons: Readonly<Record<ReminderFailure, { readonly en: string; readonly de: string }>> = {
  person: {
    en: 'The person who allowed it is no longer there.',
    de: 'Wer es erlaubt hat, ist nicht mehr da.',
  },
  rights: {
    en: 'The person who allowed it may no longer send reminders.',
    de: 'Wer es erlaubt hat, darf keine Zahlungserinnerungen mehr senden.',
  },
  debtor: {
    en: 'Choose whether the client is a business or a consumer: its fee and interest depend on it.',
    de: 'Wähle, ob der Kunde Unternehmen oder Verbraucher ist: Gebühr und Zinsen hängen davon ab.',
  },
  account: { en: 'No mail account is set up.', de: 'Es ist kein E-Mail-Konto eingerichtet.' },
  recipient: {
    en: 'The client has no contact for invoices with an address.',
    de: 'Der Kunde hat keinen Rechnungskontakt mit Adresse.',
  },
  refused: { en: 'It could not be written.', de: 'Sie konnte nicht erstellt werden.' },
};

export const reminderFailedNotices: NoticeTypes = {
  'reminder.failed': {
    seenWith: { permission: 'reminder:write' },
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    isWaiting: true,
    words: {
      en: {
        name: 'Reminder not sent',
        title: '{number}: reminder {step} could not be sent',
        detail: '{client} · {why}',
      },
      de: {
        name: 'Zahlungserinnerung nicht gesendet',
        title: '{number}: Zahlungserinnerung {step} konnte nicht gesendet werden',
        detail: '{client} · {why}',
      },
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
