/** Mail of the outbox, and accounts, as a person reads them. */
import type {
  InvoiceMailPreview,
  Mail,
  MailAccount,
  MailStatus,
  MailText,
  Outgoing,
} from '../../api-client/index.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { oneLine, plural, withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

type State = keyof MailStatus['counts'];

const states: Readonly<Record<State, string>> = {
  queued: 'waits',
  sending: 'is being sent',
  waiting_for_password: 'waits for the password',
  sent: 'sent',
  refused: 'refused',
  may_have_been_sent: 'may have been sent',
  dropped: 'dropped',
};

const accountStates: Readonly<Record<MailAccount['state'], string>> = {
  ready: 'ready',
  untested: 'not tested: vireo mail test',
  needs_sign_in: 'password missing: vireo mail password',
  sign_in_refused: 'password refused: vireo mail password',
};

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'WRITTEN' },
  { title: 'STATE' },
  { title: 'TO' },
  { title: 'SUBJECT' },
];

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

const addressesOf = ({ to }: Pick<Mail, 'to'>) => to.map(({ address }) => address).join(', ');

export function printMails(mails: readonly Mail[]): string {
  if (mails.length === 0) return 'The outbox has no such mail.\n';
  const rows = mails.map((mail) => [
    shortId(mail),
    minuteOf(mail.createdAt),
    states[mail.state],
    addressesOf(mail),
    mail.subject,
  ]);
  return printColumns(columns, rows);
}

export function printMail(mail: Mail, { text }: Pick<MailText, 'text'>): string {
  const facts = printFacts([
    ['ID', shortId(mail)],
    ['State', states[mail.state]],
    ['From', mail.from],
    ['To', addressesOf(mail)],
    ['Cc', addressesOf({ to: mail.cc })],
    ['Subject', mail.subject],
    ['Files', mail.attachments.map(({ filename }) => filename).join(', ')],
    ['Written', minuteOf(mail.createdAt)],
    ['Next attempt', mail.nextAt === null ? null : minuteOf(mail.nextAt)],
    ['Sent', mail.sentAt === null ? null : minuteOf(mail.sentAt)],
    ['Server', mail.response],
    ['Why', mail.message ?? mail.dropText],
    ['Message-ID', mail.messageId],
  ]);
  return `${facts}\n${bodyText(text)}`;
}

/** Lines stay; what else controls a terminal goes. */
function bodyText(text: string): string {
  return `${text.trimEnd().split('\n').map(withoutControls).join('\n')}\n`;
}

export function printStatus(status: MailStatus, accounts: readonly MailAccount[]): string {
  if (accounts.length === 0) return 'No account for mail is set up: vireo mail setup ADDRESS\n';
  const lines = accounts.map(({ address, host, port, state, isDefault }) =>
    oneLine(`${address} over ${host}:${port}${isDefault ? ', by default' : ''}: ${accountStates[state]}`),
  );
  const counts = Object.entries(status.counts) as [State, number][];
  const found = counts.filter(([, count]) => count > 0).map(([state, count]) => `${count} ${states[state]}`);
  const rests = status.rests ? ['Nothing leaves until you release it: vireo mail release'] : [];
  return [
    ...lines,
    found.length === 0 ? 'The outbox is empty.' : `Mail: ${found.join(', ')}.`,
    ...rests,
    '',
  ].join('\n');
}

export function printOutgoing({ reason, since, items }: Outgoing): string {
  const why = reason === 'restored' ? 'a backup was restored' : 'this data folder was copied or moved';
  const rows = items.map(({ kind, title, to }) =>
    oneLine(`  ${kind}: ${title}${to === null ? '' : ` to ${to}`}`),
  );
  return [
    `${plural(items.length, 'thing')} would leave. It rests since ${why}${since === null ? '' : ` on ${minuteOf(since)}`}: it may have been sent before.`,
    ...rows,
    '',
  ].join('\n');
}

interface InvoiceLetter extends Pick<InvoiceMailPreview, 'attachments'> {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export function printInvoiceLetter({ to, subject, text, attachments }: InvoiceLetter): string {
  const files = attachments.map(({ filename }) => filename).join(', ');
  return `${printFacts([
    ['To', to],
    ['Subject', subject],
    ['Files', files],
  ])}\n${bodyText(text)}`;
}
