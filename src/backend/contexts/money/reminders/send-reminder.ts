/** Writes the next reminder of an invoice: into the outbox, or as one that another program has sent. */
import { v7 as newId } from 'uuid';
import { noReminderSentences } from '../../../../domain/reminders/find-objection.ts';
import { findClaimChange, shownClaimOf } from '../../../../domain/reminders/shown-claim.ts';
import { asText, text } from '../../../../words/text.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { leavesAtOf, loadReminded, type Reminded } from './letters/load-reminded.ts';
import { asksDebtor } from './letters/reminder-facts.ts';
import { claimUntil, describeFault, type WrittenLetter, writeLetter } from './letters/write-letter.ts';
import { reminderMail } from './outbox/reminder-mail.ts';
import { toReminder } from './reminder-view.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import { findReminder, insertReminder, type ReminderRow } from './reminders.repository.ts';
import type { Reminder, SendReminder } from './reminders.schema.ts';

export interface SendOn {
  readonly caller: Caller;
  readonly invoiceId: string;
  readonly input: SendReminder;
  /** By the client's consent, which must hold. */
  readonly bySelf?: boolean;
}

/** With the PDF of the invoice, which is made first. */
export async function makeAndSend(ports: ReminderPorts, on: SendOn): Promise<Created<Reminder>> {
  const { caller, invoiceId, input } = on;
  if (input.via === 'mail') await ports.keepAttachable(caller, invoiceId);
  await foreseeDays(ports, on);
  return await ports.unitOfWork.write(caller.actor, async (work) => await sendReminder(ports, work, on));
}

/**
 * Asks for the holidays that its interest is reckoned by, and which are kept then: their first answer comes from a thread,
 * for which no transaction waits. What speaks against the reminder is said there.
 */
export async function foreseeDays(ports: ReminderPorts, { caller, invoiceId, input }: SendOn): Promise<void> {
  const reads = ports.reads(caller.actor);
  const foresee = async () => {
    const reminded = await loadReminded(ports, reads, { id: invoiceId, nowMs: ports.clock() });
    await claimUntil(ports, reads, { reminded, step: input.step, until: reminded.leavesOn });
  };
  await Promise.allSettled([foresee()]);
}

export async function sendReminder(
  ports: ReminderPorts,
  work: Work,
  { caller, invoiceId, input, bySelf = false }: SendOn,
): Promise<Created<Reminder>> {
  const existing = input.id === undefined ? undefined : await findReminder(work.reads, input.id);
  if (existing) return { created: false, record: showExisting(existing, { invoiceId, input }) };
  const reminded = await loadReminded(ports, work.reads, { id: invoiceId, nowMs: work.now });
  requireNext(reminded, input);
  if (bySelf) requireAllowed(reminded);
  const written = await writeLetter(ports, work.reads, { reminded, step: input.step });
  if (!written.ok) throw new ApiError('state_forbids', describeFault(written.error));
  requireShown(written.value, input);
  const row = toRow(reminded, {
    written: written.value,
    input,
    work,
    writtenBy: personOf(caller).userId,
    consentHash: bySelf ? reminded.rule.consentHash : null,
  });
  await insertReminder(work.writes, row);
  if (input.via === 'mail') await enqueue(ports, work, { row, reminded });
  const record = toReminder(row);
  const type = row.state === 'sent' ? 'reminder.sent' : 'reminder.queued';
  await work.log({ type, id: row.id, version: row.version, after: record });
  return { created: true, record };
}

async function enqueue({ mail, listAttachable }: ReminderPorts, work: Work, on: Queued): Promise<void> {
  const { row, reminded } = on;
  if (row.email === null) {
    throw new ApiError(
      'state_forbids',
      'The client has no contact for invoices with an address: add one first.',
    );
  }
  if (!(await mail.isSetUp(work.reads))) {
    throw new ApiError(
      'state_forbids',
      'No mail account is set up: add one, or send the text by another program and record it with via "other".',
    );
  }
  await mail.enqueue(work, {
    kind: reminderMail,
    to: [{ name: row.recipient, address: row.email }],
    subject: row.subject,
    text: row.body,
    attachments: await listAttachable(work.reads, reminded.invoice),
    about: { kind: 'reminder', id: row.id },
  });
}

interface Queued {
  readonly row: ReminderRow;
  readonly reminded: Reminded;
}

function showExisting(
  row: ReminderRow,
  { invoiceId, input }: { readonly invoiceId: string; readonly input: SendReminder },
): Reminder {
  if (row.invoice_id === invoiceId && row.step === input.step) return toReminder(row);
  throw new ApiError('id_taken', 'This id is taken by another reminder.', [
    { field: 'id', issue: 'is taken' },
  ]);
}

/** As one that no person sends. */
function requireAllowed({ plan, rule, debtor, bySelf }: Reminded): void {
  if (!bySelf) {
    throw new ApiError('conflict', 'The reminders of this client no longer leave by themselves.');
  }
  if (asksDebtor(plan, { ...rule.rule, debtor })) {
    throw new ApiError('conflict', 'It is not known whether the client is a business or a consumer.');
  }
}

/** What another program has sent is recorded on any day, as long as it is the next step. */
function requireNext({ plan }: Reminded, { step, via }: SendReminder): void {
  if (plan.kind === 'nothing') throw new ApiError('state_forbids', asText(noReminderSentences[plan.reason]));
  if (plan.kind === 'paused') {
    throw new ApiError('state_forbids', text`Reminders of this invoice are paused: ${plan.reason}`);
  }
  if (plan.step !== step) {
    throw new ApiError('conflict', text`Reminder ${plan.step} is next by now, not ${step}.`, [
      { field: 'step', issue: text`must be ${plan.step}` },
    ]);
  }
  if (plan.kind === 'scheduled' && !plan.isDue && via === 'mail') {
    throw new ApiError('state_forbids', text`This reminder is due on ${plan.on}, and not before.`);
  }
}

/** A text that was edited names the sums and the deadline that were shown. */
function requireShown({ claim, deadline }: WrittenLetter, { shown, text: edited }: SendReminder): void {
  if (shown === undefined) {
    if (edited === undefined) return;
    throw invalidField('shown', 'is needed with a text: what the preview of it showed');
  }
  const change = findClaimChange(shown, shownClaimOf(claim, deadline));
  if (change === undefined) return;
  throw new ApiError('conflict', text`${change.sentence} Look at the new text before you send it.`, [
    { field: `shown.${change.field}`, issue: 'has changed since' },
  ]);
}

interface RowParts {
  readonly written: WrittenLetter;
  readonly input: Pick<SendReminder, 'id' | 'via' | 'subject' | 'text'>;
  readonly work: Pick<Work, 'now'>;
  readonly writtenBy: string;
  /** Null: a person sends it. */
  readonly consentHash: string | null;
}

export function toRow(
  reminded: Reminded,
  { written, input, work, writtenBy, consentHash }: RowParts,
): ReminderRow {
  const { invoice, recipient, client, seller } = reminded;
  const { claim } = written;
  return {
    id: input.id ?? newId(),
    organization_id: seller.id,
    invoice_id: invoice.id,
    client_id: invoice.client_id,
    step: written.step,
    via: input.via,
    ...leavingOf(reminded, input),
    recipient: recipient.name === '' ? client.name : recipient.name,
    email: recipient.email,
    subject: input.subject ?? written.subject,
    body: input.text ?? written.text,
    deadline: written.deadline,
    currency: invoice.currency,
    open_minor: claim.open.minor,
    fee_minor: claim.fee?.minor ?? 0,
    interest_minor: claim.interest?.sum.minor ?? 0,
    dropped_because: null,
    written_by: writtenBy,
    consent_hash: consentHash,
    created_at: work.now,
    updated_at: work.now,
    version: 1,
  };
}

/** What another program has sent has left already. */
function leavingOf(
  reminded: Reminded,
  { via }: Pick<SendReminder, 'via'>,
): Pick<ReminderRow, 'state' | 'written_on' | 'not_before' | 'left_on'> {
  const { leavesOn, moment } = reminded;
  return via === 'mail'
    ? { state: 'queued', written_on: leavesOn, not_before: leavesAtOf(reminded), left_on: null }
    : { state: 'sent', written_on: moment.today, not_before: null, left_on: moment.today };
}
