/** Sends reminders: the one that is shown, or all that are ready after one question with the list. */

import type { Reminder, ReminderPreview } from '../../../src/api-client/index.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { describeOutgoing } from '../../../src/pages/mail/describe-outgoing.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { shownOf } from '../edited-mail.ts';
import type { RemindersHostMessage, RemindersViewMessage } from '../messages.ts';
import { readyOf } from '../plan-groups.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'inform' | 'locale' | 'mention' | 't' | 'warn'>;
type ToSend = Pick<
  Extract<RemindersViewMessage, { readonly type: 'send' }>,
  'invoiceId' | 'step' | 'shown' | 'subject' | 'text'
>;
type Via = 'mail' | 'other';

async function post({ backend }: Pick<Ports, 'backend'>, reminder: ToSend, via: Via) {
  const { invoiceId, step, shown, subject, text } = reminder;
  const path = { id: invoiceId };
  const edited = { ...(subject !== undefined && { subject }), ...(text !== undefined && { text }) };
  return await backend.ask((api, options) =>
    api.sendReminder({ ...options, path, body: { id: api.newId(), step, via, shown, ...edited } }),
  );
}

const moment = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const;

function momentOf(instant: string, { locale }: Pick<Ports, 'locale'>): string {
  return new Intl.DateTimeFormat(locale, moment).format(new Date(instant));
}

/** What became of it, in a sentence beside the reminder. */
export async function sendReminder(ports: Ports, reminder: ToSend, via: Via): Promise<RemindersHostMessage> {
  const { t } = ports;
  const { invoiceId, step } = reminder;
  try {
    const posted = await post(ports, reminder, via);
    const text =
      via === 'other'
        ? t('Reminder {0} is recorded as sent.', step)
        : await describeSent(ports, step, posted);
    return { type: 'outcome', invoiceId, isRefusal: false, text };
  } catch (error) {
    if (!isApiFailure(error)) throw error;
    const isOther = error.details.some(({ field }) => field.startsWith('shown.'));
    // The new text follows: the page is filled after each act.
    const refusal = isOther
      ? t('What this reminder asks for has changed. Look at the new text before you send it.')
      : error.message;
    return { type: 'outcome', invoiceId, isRefusal: true, text: refusal };
  }
}

/** A mail that rests stays in the outbox, whatever day it could leave on. */
async function describeSent(
  ports: Ports,
  step: number,
  { state, email, leavesAt }: Pick<Reminder, 'state' | 'email' | 'leavesAt'>,
): Promise<string> {
  const { backend, t } = ports;
  const to = email ?? '';
  if (state === 'sent') return t('Reminder {0} was sent to {1}.', step, to);
  const rest = describeOutgoing(await backend.ask((api, options) => api.getOutgoing({ ...options })), t);
  if (rest === undefined && leavesAt !== null)
    return t('Reminder {0} to {1} leaves on {2}.', step, to, momentOf(leavesAt, ports));
  const queued = t('Reminder {0} to {1} is in the outbox.', step, to);
  return rest === undefined ? queued : `${queued} ${rest.sentence}`;
}

/** Those that can leave as they are; the others are named with the reason. */
export async function sendReady(ports: Ports): Promise<void> {
  const { ask, backend, t } = ports;
  const { items } = await backend.ask((api, options) => api.listReminders(options));
  const previews: ReminderPreview[] = [];
  for (const { invoiceId } of readyOf(items)) {
    const path = { id: invoiceId };
    previews.push(await backend.ask((api, options) => api.getInvoiceReminder({ ...options, path })));
  }
  const able = previews.filter(
    ({ letter, recipient, plan }) => letter !== null && recipient.email !== null && !plan.asksDebtor,
  );
  const unable = previews.filter((preview) => !able.includes(preview));
  if (able.length === 0) {
    await ports.warn(
      [t('No reminder can be sent as it is.'), ...unable.map((one) => whyNot(one, t))].join(' '),
    );
    return;
  }
  const question = able.length === 1 ? t('Send 1 reminder?') : t('Send {0} reminders?', able.length);
  const detail = [...able.map((one) => lineOf(one, ports)), ...unable.map((one) => whyNot(one, t))].join(
    '\n',
  );
  const act = able.length === 1 ? t('Send 1 Reminder') : t('Send {0} Reminders', able.length);
  if (!(await ask({ kind: 'confirm', question, detail, act }))) return;
  await sendAll(ports, able);
}

async function sendAll(ports: Ports, previews: readonly ReminderPreview[]): Promise<void> {
  const { t } = ports;
  const refused: string[] = [];
  for (const { invoiceId, number, letter } of previews) {
    if (letter === null) continue;
    const { step } = letter;
    const outcome = await sendReminder(ports, { invoiceId, step, shown: shownOf(letter) }, 'mail');
    if (outcome.type === 'outcome' && outcome.isRefusal) refused.push(`${number}: ${outcome.text}`);
  }
  if (refused.length > 0) await ports.warn([t('Not sent:'), ...refused].join(' '));
  else ports.mention(t('{0} reminders are in the outbox.', previews.length));
}

/** `2026-0021, Nordwind GmbH: reminder 3 to ap@nordwind.example, €5,876.91` */
function lineOf(
  { number, clientName, letter, recipient, open }: ReminderPreview,
  { t, locale }: Pick<Ports, 't' | 'locale'>,
): string {
  const amount = formatMoney(letter?.toPay ?? open, locale);
  const step = String(letter?.step ?? '');
  return t('{0}, {1}: reminder {2} to {3}, {4}', number, clientName, step, recipient.email ?? '', amount);
}

function whyNot({ number, problem, plan }: ReminderPreview, t: Ports['t']): string {
  const why = plan.asksDebtor
    ? t('choose first whether its client is a business or a consumer.')
    : t('its client has no email address.');
  return t('{0} is left out: {1}', number, problem ?? why);
}
