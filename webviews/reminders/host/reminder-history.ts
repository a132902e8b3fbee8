/** What happened to an invoice, with its reminders by their own records; pure. */
import type { InvoiceHistory, Reminder } from '../../../src/api-client/index.ts';
import type { PastRow } from '../messages.ts';

/** The newest first. */
export function toHistory(reminders: readonly Reminder[], steps: InvoiceHistory['items']): PastRow[] {
  const written = reminders.map((reminder) => ({ at: reminder.createdAt, row: toReminder(reminder) }));
  const others = steps.flatMap(({ step, date, at, amount }) =>
    step === 'reminded' ? [] : [{ at, row: { kind: 'step' as const, on: date, step, amount } }],
  );
  return [...written, ...others]
    .toSorted((one, other) => other.row.on.localeCompare(one.row.on) || other.at.localeCompare(one.at))
    .map(({ row }) => row);
}

function toReminder(reminder: Reminder): PastRow {
  const { id, writtenOn, step, state, via, email, subject, text, droppedBecause } = reminder;
  return { kind: 'reminder', id, on: writtenOn, step, state, via, email, subject, text, droppedBecause };
}
