/** What a report would leave with at an instant, as its person sees it then. */
import { localDate } from '../../../../domain/zones.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
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
  const reads = ports.reads(caller.actor);
  const organization = await ports.findOrganization(reads);
  if (organization === undefined) throw notFound('organization');
  const { zone, name } = organization;
  const language = await languageOf(ports, reads, { row, ofPractice: organization.language });
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

/** Of whose report it is; with the region of the practice where that speaks the same. */
async function languageOf(
  ports: ReportMailPorts,
  reads: Reads,
  { row, ofPractice }: { readonly row: ReportMailRow; readonly ofPractice: string },
): Promise<string> {
  const own = await ports.findLanguage(reads, row.user_id);
  return own === undefined || ofPractice.toLowerCase().startsWith(own) ? ofPractice : own;
}
