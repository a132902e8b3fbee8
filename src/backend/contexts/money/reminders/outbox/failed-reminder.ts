/** A reminder that should have left by itself and could not: logged once of each invoice, step and reason. */
import * as z from 'zod';
import { listEventsOf } from '../../../../platform/events/logged-events.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';

/** `refused`: `because` says what stood against it, such as an unknown rate of interest. */
export const reminderFailures = ['person', 'rights', 'debtor', 'account', 'recipient', 'refused'] as const;
export type ReminderFailure = (typeof reminderFailures)[number];

export const failedReminderSchema = z.strictObject({
  number: z.string(),
  clientName: z.string(),
  step: z.int().positive(),
  reason: z.enum(reminderFailures),
  /** A sentence; null where the reason says it all. */
  because: z.string().nullable(),
});
export type FailedReminder = z.infer<typeof failedReminderSchema>;

const type = 'invoice.reminder-failed';

export async function logFailure(work: Work, invoiceId: string, failed: FailedReminder): Promise<void> {
  if (await isKnown(work.reads, invoiceId, failed)) return;
  await work.log({ type, id: invoiceId, version: 1, after: failed });
}

/** The same each hour is no news. */
export async function isKnown(reads: Reads, invoiceId: string, failed: FailedReminder): Promise<boolean> {
  const logged = await listEventsOf(reads, { id: invoiceId, type });
  return logged.some(({ after }) => {
    const { data } = failedReminderSchema.safeParse(after);
    return data?.step === failed.step && data.reason === failed.reason && data.because === failed.because;
  });
}
