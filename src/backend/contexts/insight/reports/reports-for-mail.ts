/** Reports that leave by mail: the port of their slice. */
import { findPeriod, type ReportPeriod } from '../../../../domain/report-periods.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { ReportPorts } from './reports.ports.ts';
import type { TimeReport, TimeReportQuery } from './reports.schema.ts';
import { createReportsService } from './reports.service.ts';
import { type SavedReportQuery, savedReportQuerySchema, savedReports } from './saved-reports.record.ts';

export function reportsForMail(ports: ReportPorts) {
  const reports = createReportsService(ports);
  const build = async (caller: Caller, query: TimeReportQuery) => {
    const report: TimeReport = await reports.time(caller, query);
    const { writeReportCsv } = await import('./write-report-csv.ts');
    return { ...report, csv: writeReportCsv(report) };
  };
  const find = async ({ actor }: Caller, id: string) => await savedReports.rows.find(ports.reads(actor), id);
  return {
    findName: async (caller: Caller, id: string) => (await find(caller, id))?.name,

    async buildSaved(caller: Caller, { id, today }: { readonly id: string; readonly today: string }) {
      const row = await find(caller, id);
      if (row === undefined) throw new ApiError('state_forbids', 'The saved report was deleted.');
      return await build(
        caller,
        toQuery(savedReportQuerySchema.parse(savedReports.rows.toItem(row).query), today),
      );
    },

    buildByProject: async (
      caller: Caller,
      { period, today }: { readonly period: ReportPeriod; readonly today: string },
    ) => await build(caller, { ...findPeriod(period, today), groupBy: 'project' }),
  };
}

function toQuery({ period, groupBy, thenBy, filter }: SavedReportQuery, today: string): TimeReportQuery {
  return {
    ...('name' in period ? findPeriod(period.name, today) : period),
    ...filter,
    groupBy,
    ...(thenBy !== undefined && { thenBy }),
  };
}
