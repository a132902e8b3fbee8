/** A mail as a row: where it stands, in words, and what can be done. */
import type { Mail, MailAccount } from '../../../src/api-client/index.ts';
import { mayRelease } from '../../../src/domain/mail/mail-states.ts';
import { describeMailFault } from '../../../src/pages/mail/mail-faults.ts';
import { mailTones } from '../../../src/pages/mail/mail-tones.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { printInstant } from '../../../src/pages/time/print-instant.ts';
import type { MailRow } from '../messages.ts';
import { printRecipients } from './open-mail.ts';

type Printing = Pick<PagePorts, 'locale' | 't'>;

const actsOf: Readonly<Record<Mail['state'], MailRow['acts']>> = {
  queued: ['drop'],
  sending: [],
  waiting_for_password: ['enterPassword', 'drop'],
  sent: [],
  refused: ['sendAgain', 'drop'],
  may_have_been_sent: ['sendAgain', 'drop'],
  dropped: [],
};

export function toMailRow(mail: Mail, { t, locale }: Printing, account?: MailAccount): MailRow {
  const { id, subject, state, about, sentAt, nextAt, createdAt } = mail;
  return {
    id,
    subject,
    to: printRecipients(mail.to),
    at: printInstant(sentAt ?? nextAt ?? createdAt, locale),
    tone: mailTones[state],
    state: printState(state, t),
    note: noteOf(mail, { t, locale }, account),
    acts: mayRelease(state, mail.fault) ? ['release', ...actsOf[state]] : actsOf[state],
    ...(about?.kind === 'invoice' && { link: { kind: 'invoice' as const, ids: [about.id] } }),
  };
}

function printState(state: Mail['state'], t: Printing['t']): string {
  const words: Readonly<Record<Mail['state'], string>> = {
    queued: t('Waits'),
    sending: t('Is being sent'),
    waiting_for_password: t('Waits for the password'),
    sent: t('Sent'),
    refused: t('Refused'),
    may_have_been_sent: t('May have been sent'),
    dropped: t('Not sent'),
  };
  return words[state];
}

/** What is wrong, what it waits for, or why it was dropped. */
function noteOf(mail: Mail, { t, locale }: Printing, account: MailAccount | undefined): string {
  const { state, fault, message, nextAt } = mail;
  if (state === 'sent') return '';
  if (state === 'dropped') return dropNoteOf(mail, t);
  if (fault === 'not_yet' && nextAt !== null) {
    return t('Waits until {0}. Vireo sends it then.', printInstant(nextAt, locale));
  }
  return fault !== null && account ? describeMailFault(fault, account, t) : (message ?? '');
}

function dropNoteOf({ dropReason, dropText }: Mail, t: Printing['t']): string {
  if (dropText !== null) return dropText;
  switch (dropReason) {
    case 'by_person':
      return t('Taken out by you or a colleague.');
    case 'not_reachable':
      return t('The address is marked as not reachable.');
    case 'unknown_end':
      return t('The connection was lost, and it was not to be sent twice.');
    default:
      return t('It no longer held when it was to be sent.');
  }
}
