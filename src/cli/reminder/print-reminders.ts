/** Reminders, and their rules, as a person reads them. */
import type {
  InvoiceReminders,
  ReminderList,
  ReminderPlan,
  ReminderPreview,
  ReminderRule,
} from '../../api-client/index.ts';
import { noReminderSentences } from '../../domain/reminders/find-objection.ts';
import { printFacts } from '../client/print-client.ts';
import { moneyText } from '../payment/print-payments.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const columns: readonly Column[] = [
  { title: 'INVOICE' },
  { title: 'CLIENT' },
  { title: 'DUE' },
  { title: 'LATE', isFigure: true },
  { title: 'OPEN', isFigure: true },
  { title: 'REMINDER' },
];

const debtorQuestion =
  'fee and interest, until you say what the client is: vireo client edit CLIENT --debtor business|consumer';

export function describePlan({
  state,
  step,
  steps,
  on,
  because,
  pausedBecause,
  bySelf,
  asksDebtor,
}: ReminderPlan): string {
  const self = asksDebtor ? ', business or consumer?' : bySelf ? ', by itself' : '';
  if (state === 'ready') return `${step} of ${steps}: now${self}`;
  if (state === 'scheduled') return `${step} of ${steps}: on ${on}${self}`;
  if (state === 'paused') return `paused: ${pausedBecause ?? ''}`;
  return because === null ? '' : noReminderSentences[because];
}

export function printReminders(list: ReminderList): string {
  return `${printOverdue(list)}${printUndated(list)}`;
}

function printUndated({ withoutDueDate }: ReminderList): string {
  const lines = withoutDueDate.map(({ number, clientName, open }) =>
    withoutControls(
      `${number} of ${clientName}, ${moneyText(open)}, has no due date: nobody is late with it.`,
    ),
  );
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function printOverdue({ items, overdue, upcoming }: ReminderList): string {
  if (items.length === 0) return 'No invoice is overdue.\n';
  const rows = items.map(({ number, clientName, dueDate, daysLate, open, plan }) => [
    number,
    clientName,
    dueDate,
    plural(daysLate, 'day'),
    moneyText(open),
    describePlan(plan),
  ]);
  const next = upcoming.map(({ on, kind, step, number, clientName }) => {
    const what = kind === 'due' ? 'is due' : `reminder ${step}`;
    return `${withoutControls(`${on}  ${number} of ${clientName}: ${what}`)}\n`;
  });
  const coming = next.length === 0 ? '' : `\nWithin 14 days:\n${next.join('')}`;
  return `${printColumns(columns, rows)}\nOverdue: ${overdue.map(moneyText).join(', ')}\n${coming}`;
}

export function printLetter(preview: ReminderPreview): string {
  const { number, clientName, plan, recipient, letter, attachments, problem } = preview;
  const facts = printFacts([
    ['Invoice', `${number}, ${clientName}`],
    ['Due', preview.dueDate],
    ['Open', moneyText(preview.open)],
    ['Reminder', describePlan(plan)],
    ['To', recipient.email ?? 'nobody: add a contact for invoices with an address'],
    ['Fee', letter?.fee && moneyText(letter.fee)],
    ['Interest', letter?.interest && moneyText(letter.interest)],
    ['Subject', letter?.subject],
    ['Files', attachments.join(', ')],
    ['Left out', plan.asksDebtor ? debtorQuestion : null],
    ['Problem', problem],
  ]);
  const text = letter?.text.trimEnd().split('\n').map(withoutControls).join('\n');
  return text === undefined ? facts : `${facts}\n${text}\n`;
}

const states: Readonly<Record<InvoiceReminders['items'][number]['state'], string>> = {
  queued: 'in the outbox',
  sent: 'sent',
  unknown: 'may have been sent',
  dropped: 'not sent',
};

export function printWritten({ items }: InvoiceReminders): string {
  const lines = items.map(({ step, state, writtenOn, email, droppedBecause }) =>
    withoutControls(
      `${writtenOn}  reminder ${step}, ${states[state]}${email === null ? '' : `, to ${email}`}${droppedBecause === null ? '' : `: ${droppedBecause}`}`,
    ),
  );
  return lines.length === 0 ? '' : `\nWritten before:\n${lines.join('\n')}\n`;
}

function describeStep({ afterDays, fee, interest }: ReminderRule['steps'][number]): string {
  const parts = [
    `after ${plural(afterDays, 'day')}`,
    fee === null ? '' : fee.kind === 'lump_sum' ? 'fee by law' : `fee ${moneyText(fee.amount)}`,
    interest ? 'interest' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function printRule(rule: ReminderRule): string {
  const { clientName, steps, sending, deadlineDays, consentedAt } = rule;
  return printFacts([
    ['Rule of', clientName ?? 'the practice'],
    ...steps.map((step, at) => [`Reminder ${at + 1}`, describeStep(step)] as const),
    ['Deadline', plural(deadlineDays, 'day')],
    [
      'Sending',
      sending === 'ask'
        ? 'you send each'
        : `by itself, since ${consentedAt?.slice(0, 10) ?? 'never: its texts were not allowed'}`,
    ],
  ]);
}
