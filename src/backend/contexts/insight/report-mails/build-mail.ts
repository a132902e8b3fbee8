/** What a report would leave with at an instant, as its person sees it then. */
import { localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { ReportMailPorts } from './report-mails.ports.ts';
import type { ReportMailRow } from './report-mails.repository.ts';
import { type WrittenReport, writeReport } from './write-report.ts';

export interface MailAt {
  readonly row: ReportMailRow;
  /** Epoch milliseconds: named periods are those of its day. */
  readonly at: number;
}

/** @throws ApiError where the saved report was deleted */
export async function buildMail(
  ports: ReportMailPorts,
  caller: Caller,
  { row, at }: MailAt,
): Promise<WrittenReport> {
  const organization = await ports.findOrganization(ports.reads(caller.actor));
  if (organization === undefined) throw notFound('organization');
  const { zone, language, name } = organization;
  const today = localDate(at, zone);
  const written = { title: row.name, organization: name, language };
  if (row.content === 'weekly_summary') {
    const report = await ports.reports.buildByProject(caller, { period: 'last-week', today });
    const unbilled = await ports.figures.sumUnbilled({ actor: caller.actor });
    return writeReport({ ...written, report, unbilled });
  }
  const { saved_report_id: id } = row;
  if (id === null) throw new ApiError('state_forbids', 'The saved report was deleted: choose another one.');
  return writeReport({ ...written, report: await ports.reports.buildSaved(caller, { id, today }) });
}
