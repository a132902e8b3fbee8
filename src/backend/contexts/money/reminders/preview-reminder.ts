/** The next reminder of an invoice: when, to whom, and what it would say now. */
import { daysLate } from '../../../../domain/payments/ageing.ts';
import { catalogueFor } from '../../../../words/catalogues.ts';
import { say } from '../../../../words/text.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { toInstantOrNull } from '../../../platform/http/instant.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import { leavesAtOf, loadReminded, openOf, type Reminded } from './letters/load-reminded.ts';
import { toWirePlan } from './letters/reminder-facts.ts';
import { describeFault, type WrittenLetter, writeLetter } from './letters/write-letter.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import type { ReminderPreview } from './reminders.schema.ts';

export async function previewReminder(
  ports: ReminderPorts,
  { actor }: Caller,
  id: string,
  locale = 'en',
): Promise<ReminderPreview> {
  const reads = ports.reads(actor);
  const reminded = await loadReminded(ports, reads, { id, nowMs: ports.clock() });
  const { plan } = reminded;
  const step = plan.kind === 'ready' || plan.kind === 'scheduled' ? plan.step : undefined;
  const written = step === undefined ? undefined : await writeLetter(ports, reads, { reminded, step });
  return {
    ...showInvoice(reminded),
    letter: written?.ok === true ? showLetter(written.value) : null,
    leavesAt: toInstantOrNull(leavesAtOf(reminded)),
    attachments: step === undefined ? [] : [...ports.nameAttachable(reminded.invoice)],
    problem: written?.ok === false ? say(describeFault(written.error), catalogueFor(locale)) : null,
  };
}

function showInvoice(
  reminded: Reminded,
): Omit<ReminderPreview, 'letter' | 'problem' | 'attachments' | 'leavesAt'> {
  const { invoice, client, debtor, recipient, plan, rule, bySelf, moment } = reminded;
  const { currency } = invoice;
  const { name, email } = recipient;
  return {
    invoiceId: invoice.id,
    number: invoice.number ?? '',
    clientId: invoice.client_id,
    clientName: client.name,
    dueDate: invoice.due_date,
    daysLate: invoice.due_date === null ? 0 : daysLate(invoice.due_date, moment.today),
    total: { minor: amountsOf(invoice).gross, currency },
    open: { minor: openOf(invoice), currency },
    plan: toWirePlan(plan, { ...rule.rule, bySelf, debtor }),
    recipient: { name, email },
  };
}

function showLetter({ step, subject, text, deadline, claim }: WrittenLetter): ReminderPreview['letter'] {
  const { open, fee, interest, toPay } = claim;
  const { currency } = open;
  const parts = interest?.parts ?? [];
  return {
    step,
    subject,
    text,
    deadline,
    open,
    fee,
    interest: interest?.sum ?? null,
    interestParts: parts.map(({ from, to, days, open: minor, percent }) => ({
      from,
      to,
      days,
      open: { minor, currency },
      percent,
    })),
    toPay,
  };
}
