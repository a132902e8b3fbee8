/**
 * Mail that waits in a backup may have left since. What the database that is replaced knows of its delivery is noted in the restored
 * row; the first start marks it, with what its cause makes of that (`outbox/settle-found.ts`).
 */
import { openTwo } from './two-databases.ts';

/** How many. Both are of the newest schema. */
export function markDelivered(restored: string, newer: string): number {
  const database = openTwo(restored, newer);
  try {
    const { changes } = database
      .prepare(
        `update mails set
           sent_at = found.sent_at,
           begun_at = coalesce(found.begun_at, found.tried_at, found.updated_at),
           response = found.response,
           rejected = found.rejected,
           attempts = found.attempts,
           unknown_ends = found.unknown_ends
         from newer.mails as found
         where found.id = mails.id
           and found.organization_id = mails.organization_id
           and (found.state in ('sent', 'may_have_been_sent') or (found.state = 'sending' and found.begun_at is not null))
           and mails.state in ('queued', 'sending', 'waiting_for_password', 'refused', 'may_have_been_sent')
           and not (mails.state = 'may_have_been_sent' and found.state <> 'sent')`,
      )
      .run();
    return Number(changes);
  } finally {
    database.close();
  }
}
