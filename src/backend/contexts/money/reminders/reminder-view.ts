/** Rows of reminders as the API shows them. */
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { ReminderRow } from './reminders.repository.ts';
import type { Reminder } from './reminders.schema.ts';

export function toReminder(row: ReminderRow): Reminder {
  const money = (minor: number) => ({ minor, currency: row.currency });
  const some = (minor: number) => (minor === 0 ? null : money(minor));
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    invoiceId: row.invoice_id,
    clientId: row.client_id,
    step: row.step,
    state: row.state,
    via: row.via,
    writtenOn: row.written_on,
    recipient: row.recipient,
    email: row.email,
    subject: row.subject,
    text: row.body,
    deadline: row.deadline,
    open: money(row.open_minor),
    fee: some(row.fee_minor),
    interest: some(row.interest_minor),
    bySelf: row.consent_hash !== null,
    leavesAt: toInstantOrNull(row.state === 'queued' ? row.not_before : null),
    droppedBecause: row.dropped_because,
  };
}
