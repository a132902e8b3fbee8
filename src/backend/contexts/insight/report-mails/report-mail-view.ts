/** Reports by mail as the API shows them. */
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { scheduleRuleSchema } from '../../../platform/schedules/schedules.schema.ts';
import { readRecipients } from './recipients.ts';
import { findLastRun, type ReportMailRow } from './report-mails.repository.ts';
import type { ReportMail } from './report-mails.schema.ts';

export async function showReportMail(reads: Reads, row: ReportMailRow): Promise<ReportMail> {
  const last = await findLastRun(reads, row.id);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    name: row.name,
    content: { kind: row.content, savedReportId: row.saved_report_id },
    recipients: readRecipients(row).map(({ address, confirmedAt }) => ({
      address,
      confirmedAt: toInstantOrNull(confirmedAt),
    })),
    rule: scheduleRuleSchema.parse(JSON.parse(row.rule)),
    state: row.state,
    lastRun: last
      ? { period: last.period, mails: last.mails, because: last.because, madeAt: toInstant(last.made_at) }
      : null,
  };
}
