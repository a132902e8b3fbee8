/** Mail that did not leave, for those who may see the outbox. */

import type { MailFault, MailState } from '../../../domain/mail/mail-states.ts';
import type { NoticeWords } from '../../../domain/notifications/notice.ts';
import { eachInLanguages } from '../../../words/in-languages.ts';
import { text } from '../../../words/text.ts';
import type { NoticeType, NoticeTypes } from '../notices/notice.ts';
import { recipientsSchema } from './outbox/outbox.schema.ts';

const sample = { subject: 'Invoice 2026-0031', to: 'office@nordwind.example' };

export const mailNotices: NoticeTypes = {
  'mail.waiting_for_password': standing({ state: 'waiting_for_password' }, 'warning', {
    ...eachInLanguages({
      name: text`Mail waits for the password`,
      title: text`Mail waits for the password`,
      detail: text`{subject}, to {to}`,
    }),
    sample,
  }),
  'mail.rights_missing': standing({ state: 'queued', fault: 'rights_missing' }, 'warning', {
    ...eachInLanguages({
      name: text`Mail waits for an administrator`,
      title: text`Mail waits for an administrator`,
      detail: text`{subject}, to {to}: its sender may no longer send it`,
    }),
    sample,
  }),
  'mail.refused': standing({ state: 'refused' }, 'error', {
    ...eachInLanguages({
      name: text`Mail was refused`,
      title: text`Mail was refused`,
      detail: text`{subject}, to {to}`,
    }),
    sample,
  }),
  'mail.may_have_been_sent': standing({ state: 'may_have_been_sent' }, 'warning', {
    ...eachInLanguages({
      name: text`Mail may have been sent`,
      title: text`Mail may have been sent`,
      detail: text`{subject}, to {to}`,
    }),
    sample,
  }),
};

interface Which {
  readonly state: MailState;
  readonly fault?: MailFault;
}

function standing({ state, fault }: Which, severity: NoticeType['severity'], words: NoticeWords): NoticeType {
  return {
    seenWith: { permission: 'mail:read' },
    section: 'money',
    severity,
    reason: 'owner',
    isWaiting: true,
    words,
    source: {
      kind: 'standing',
      on: ['mail.queued', 'mail.changed', 'mail.sent'],
      async list(reads, { subjectId }) {
        let rows = reads
          .invariant('mails')
          .select(['id', 'subject', 'recipients', 'updated_at'])
          .where('state', '=', state)
          // A notification by mail that fails is no cause of another one.
          .where('kind', 'not like', 'desk.%');
        if (fault !== undefined) rows = rows.where('fault', '=', fault);
        if (subjectId !== undefined) rows = rows.where('id', '=', subjectId);
        return (await rows.execute()).map(({ id, subject, recipients, updated_at }) => ({
          subject: { kind: 'mail', id },
          to: { permission: 'mail:read' },
          values: { subject, to: firstAddress(recipients) },
          at: Number(updated_at),
          // A mail that waits on is no news with each attempt.
          mark: 0,
        }));
      },
    },
  };
}

function firstAddress(recipients: string): string {
  const { to } = recipientsSchema.parse(JSON.parse(recipients));
  return to[0]?.address ?? '';
}
