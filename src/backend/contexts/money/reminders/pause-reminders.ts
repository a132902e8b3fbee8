/** Rests the reminders of one invoice, with a reason, and ends that. */
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { deletePause, findInvoice, findPause, insertPause, type PauseRow } from './reminders.repository.ts';

export async function pauseReminders(
  { reads, writes, now, log }: Work,
  { caller, id, reason }: { readonly caller: Caller; readonly id: string; readonly reason: string },
): Promise<void> {
  const invoice = await findInvoice(reads.from('invoices'), id);
  if (!invoice) throw notFound('invoice');
  if (invoice.state === 'draft' || invoice.document_type === '381') {
    throw new ApiError('state_forbids', 'Only an issued invoice has reminders.');
  }
  const { organizationId, userId } = personOf(caller);
  const before = await findPause(reads, id);
  if (before?.reason === reason) return;
  if (before) await deletePause(writes, id);
  const row = {
    organization_id: organizationId,
    invoice_id: id,
    reason,
    paused_at: before?.paused_at ?? now,
    paused_by: userId,
  };
  await insertPause(writes, row);
  await log({ type: 'invoice.reminders-paused', id, version: 1, after: toPaused(row) });
}

/** What is not paused stays so. */
export async function resumeReminders({ reads, writes, log }: Work, id: string): Promise<void> {
  if (!(await findInvoice(reads.from('invoices'), id))) throw notFound('invoice');
  const before = await findPause(reads, id);
  if (!before) return;
  await deletePause(writes, id);
  await log({ type: 'invoice.reminders-resumed', id, version: 1, before: toPaused(before) });
}

function toPaused({ invoice_id: invoiceId, reason, paused_at }: PauseRow) {
  return { invoiceId, reason, pausedAt: toInstant(paused_at) };
}
