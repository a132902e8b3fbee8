/** A report that waited over its period is dropped, and its person hears of it: the next one tells what holds now. */
import { nextAfter } from '../../../../domain/schedules/catch-up.ts';
import type { OutboxMail } from '../../../platform/mail/mail.ts';
import { cronFor } from '../../../platform/schedules/next-of-cron.ts';
import { readRule } from '../../../platform/schedules/stored-rule.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { findAnyReportMail, noteOutdated, type ReportMailRow } from './report-mails.repository.ts';

export const outdatedText = 'It waited until the next report was due.';

/** The next one was due before this one could leave. */
export async function isOutdated(
  row: Pick<ReportMailRow, 'rule'>,
  { createdAt }: Pick<OutboxMail, 'createdAt'>,
  now: number,
): Promise<boolean> {
  const rule = readRule(row);
  if (rule === undefined) return false;
  const next = nextAfter(rule, createdAt, await cronFor([rule]));
  return next !== undefined && next.at <= now;
}

/** In the transaction that drops it. */
export async function tellOutdated(work: Work, mail: OutboxMail): Promise<void> {
  if (mail.state !== 'dropped' || mail.dropped?.text !== outdatedText) return;
  const row = await findAnyReportMail(work.reads, mail.about?.id ?? '');
  if (row?.state !== 'active' || !(await isOutdated(row, mail, work.now))) return;
  await noteOutdated(work.writes, { row, madeAt: mail.createdAt, because: outdatedText });
  const { id, version, name, user_id: userId } = row;
  await work.log({
    type: 'report-mail.dropped',
    id,
    version,
    after: { name, userId, madeAt: mail.createdAt },
  });
}
