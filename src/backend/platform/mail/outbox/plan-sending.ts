/** The job that sends a mail, once it is due. */
import type { Work } from '../../unit-of-work.ts';
import type { MailPorts } from '../mail-ports.ts';
import type { MailRow } from './mails.repository.ts';

export const sendJob = 'mail.send';

/** A process that ends under it ends no mail: what then became of it is decided by its row. */
const maxAttempts = 1_000;

/** In the transaction that queues the mail. */
export async function planSending(
  { jobs }: Pick<MailPorts, 'jobs'>,
  { trx, afterCommit }: Pick<Work, 'trx' | 'afterCommit'>,
  { id, organization_id: organizationId, account_id: share, next_at, version }: MailRow,
): Promise<void> {
  await jobs.enqueue(trx, {
    kind: sendJob,
    organizationId,
    payload: { mailId: id },
    maxAttempts,
    share,
    // Of this state of the row: the job that plans the next attempt still runs.
    dedupeKey: `${sendJob} ${id} ${version}`,
    ...(next_at !== null && { runAt: next_at }),
  });
  afterCommit(() => jobs.wake());
}
