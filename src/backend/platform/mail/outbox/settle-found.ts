/** Mail of a restored backup of which the replaced database knew that it had left, or may have: it is marked, and does not leave again. */
import { acrossOrganizations } from '../../reach/reads.ts';
import { mailer } from '../mail-ports.ts';
import { findAnyMail, type MailRow } from './mails.repository.ts';
import { apply, type SettlePorts, withoutHooksOf } from './settle-mail.ts';

/** Of a row that is at no end, nothing else writes that. */
export function isFound({ state, sent_at: sentAt, begun_at: begunAt }: MailRow): boolean {
  if (state === 'sent' || state === 'dropped') return false;
  return sentAt !== null || (begunAt !== null && state !== 'sending' && state !== 'may_have_been_sent');
}

export async function settleFound(ports: SettlePorts, row: MailRow): Promise<void> {
  const write = async (settling: SettlePorts) =>
    await settling.unitOfWork.write(mailer(row.organization_id), async (work) => {
      const found = await findAnyMail(work.reads, row.id);
      if (found === undefined || !isFound(found)) return;
      const state = found.sent_at === null ? 'may_have_been_sent' : 'sent';
      const over = { fault: null, next_at: null, begun_at: null, updated_at: work.now };
      await apply(settling, work, found, { state, ...over });
    });
  try {
    await write(ports);
  } catch (error) {
    // That it left stays true whatever its cause makes of that.
    ports.logger.error(
      { err: error, mailId: row.id, kind: row.kind },
      'mail: had left, and its cause failed',
    );
    await write(withoutHooksOf(ports));
  }
}

/** At a start, before anything is sent. */
export async function settleAllFound(ports: SettlePorts): Promise<void> {
  const rows = await acrossOrganizations(ports.db, 'mails', 'restore')
    .selectAll()
    .where('state', 'in', ['queued', 'sending', 'waiting_for_password', 'refused', 'may_have_been_sent'])
    .where((either) => either.or([either('sent_at', 'is not', null), either('begun_at', 'is not', null)]))
    .execute();
  for (const row of rows.filter(isFound)) await settleFound(ports, row);
}
