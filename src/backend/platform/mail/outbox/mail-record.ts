/** A mail as it is kept, on the wire, and for other slices. */
import { describeMailFault } from '../../../../domain/mail/fault-sentences.ts';
import { toInstant } from '../../http/instant.ts';
import type { AccountRow } from '../accounts/accounts.repository.ts';
import type { OutboxMail } from '../mail.ts';
import type { MailRow } from './mails.repository.ts';
import { attachmentsSchema, type MailRecord, mailSchema, recipientsSchema } from './outbox.schema.ts';

const nullable = (at: number | null): string | null => (at === null ? null : toInstant(at));

function aboutOf({ about_kind: kind, about_id: id }: MailRow): { kind: string; id: string } | null {
  return kind === null || id === null ? null : { kind, id };
}

/** `account`: of which a fault speaks; a fault of an account that was deleted has no sentence. */
export function toMailRecord(row: MailRow, account?: AccountRow): MailRecord {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    accountId: row.account_id,
    kind: row.kind,
    state: row.state,
    about: aboutOf(row),
    from: row.from_address,
    ...recipientsSchema.parse(JSON.parse(row.recipients)),
    subject: row.subject,
    messageId: row.message_id,
    attachments: attachmentsSchema.parse(JSON.parse(row.attachments)),
    attempts: row.attempts,
    nextAt: nullable(row.next_at),
    sentAt: nullable(row.sent_at),
    fault: row.fault,
    message: row.fault === null || account === undefined ? null : describeMailFault(row.fault, account),
    response: row.response,
    rejected: mailSchema.shape.rejected.parse(JSON.parse(row.rejected)),
    dropReason: row.drop_reason,
    dropText: row.drop_text,
  };
}

export function toOutboxMail(row: MailRow): OutboxMail {
  return {
    id: row.id,
    organizationId: row.organization_id,
    accountId: row.account_id,
    kind: row.kind,
    state: row.state,
    about: aboutOf(row) ?? undefined,
    to: recipientsSchema.parse(JSON.parse(row.recipients)).to,
    subject: row.subject,
    messageId: row.message_id,
    attempts: row.attempts,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    dropped: row.drop_reason === null ? undefined : { why: row.drop_reason, text: row.drop_text },
    response: row.response ?? undefined,
  };
}
