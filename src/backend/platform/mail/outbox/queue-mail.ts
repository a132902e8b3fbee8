/** A mail into the outbox, in the transaction of its cause. */

import { addStoredFile } from '../../files/stored-files.repository.ts';
import { ApiError } from '../../http/api-error.ts';
import type { Work } from '../../unit-of-work.ts';
import { findSendingAccount } from '../accounts/accounts.repository.ts';
import type { ComposedMail, NewMail } from '../mail.ts';
import type { MailPorts } from '../mail-ports.ts';
import { composeMail } from './compose-mail.ts';
import { logMail } from './log-mail.ts';
import { findAnyMail, insertMail, type MailRow } from './mails.repository.ts';
import { planSending } from './plan-sending.ts';
import { type SealPorts, sealBody, sealMessage } from './sealed-message.ts';
import { senderOf } from './sender-rights.ts';

export async function queueMail(
  ports: MailPorts & SealPorts,
  work: Work,
  given: NewMail | ComposedMail,
): Promise<MailRow> {
  const known = given.id === undefined ? undefined : await findAnyMail(work.reads, given.id);
  if (known !== undefined) return requireSame(known, given);
  const mail = 'composed' in given ? given : await composeMail(ports, work.reads, given);
  await requireAccount(work, mail);
  const place = { id: mail.id, organization_id: work.writes.actor.organizationId, kind: mail.mail.kind };
  const body = sealBody(ports, place, mail.mail.text);
  return await ports.files.keep(sealMessage(ports, place, mail.message), async (stored) => {
    await addStoredFile(work, { stored, field: 'attachments' });
    const row = { ...newRow(work, mail, stored), body };
    await insertMail(work.writes, row);
    await logMail(work, row);
    await planSending(ports, work, row);
    return row;
  });
}

/** The same id again is the mail that is there, and no mail about anything else. */
function requireSame(known: MailRow, given: NewMail | ComposedMail): MailRow {
  const { kind, about } = 'composed' in given ? given.mail : given;
  const isSame =
    known.kind === kind &&
    known.about_kind === (about?.kind ?? null) &&
    known.about_id === (about?.id ?? null);
  if (isSame) return known;
  throw new ApiError('id_taken', 'This id is taken by another mail.', [{ field: 'id', issue: 'is taken' }]);
}

/** It may have been changed since the mail was made. */
async function requireAccount({ reads }: Work, { accountId, from }: ComposedMail): Promise<void> {
  const account = await findSendingAccount(reads, accountId);
  if (account?.address === from) return;
  throw new ApiError('state_forbids', 'The account for mail was changed at the same time. Try again.');
}

function newRow(
  { writes, now }: Work,
  { id, mail, accountId, from, to, cc, messageId, attachments }: ComposedMail,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): MailRow {
  const recipients = { to: to.map(named), cc: cc.map(named) };
  return {
    id,
    organization_id: writes.actor.organizationId,
    account_id: accountId,
    kind: mail.kind,
    state: 'queued',
    about_kind: mail.about?.kind ?? null,
    about_id: mail.about?.id ?? null,
    ...senderOf(writes.actor),
    from_address: from,
    recipients: JSON.stringify(recipients),
    recipient_count: to.length + cc.length,
    subject: mail.subject,
    body: mail.text,
    message_id: messageId,
    message_sha256: sha256,
    message_bytes: size,
    attachments: JSON.stringify(attachments),
    attempts: 0,
    unknown_ends: 0,
    first_tried_at: null,
    tried_at: null,
    begun_at: null,
    released_at: null,
    next_at: Math.max(now, mail.notBefore ?? now),
    sent_at: null,
    fault: null,
    response: null,
    rejected: '[]',
    drop_reason: null,
    drop_text: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function named({ name = '', address }: { readonly name?: string | undefined; readonly address: string }) {
  return { name, address };
}
