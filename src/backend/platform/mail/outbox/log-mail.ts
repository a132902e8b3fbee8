/** What the event log says of a mail. */
import type { Work } from '../../unit-of-work.ts';
import type { MailRow } from './mails.repository.ts';

type MailEvent = 'mail.queued' | 'mail.changed' | 'mail.sent';

function contentOf({ id, kind, state, about_kind, about_id }: MailRow) {
  const about = about_kind === null || about_id === null ? null : { kind: about_kind, id: about_id };
  return { id, kind, state, about };
}

export async function logMail(work: Work, row: MailRow, before?: MailRow): Promise<void> {
  const type: MailEvent =
    before === undefined ? 'mail.queued' : row.state === 'sent' ? 'mail.sent' : 'mail.changed';
  await work.log({
    type,
    id: row.id,
    version: row.version,
    ...(before && { before: contentOf(before) }),
    after: contentOf(row),
  });
}
