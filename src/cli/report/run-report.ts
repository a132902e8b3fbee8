/** What `vireo report` does, over the API. */
import { type ApiClient, getTimeReport, listSavedReports, type SavedReport } from '../../api-client/index.ts';
import { findPeriod } from '../../domain/report-periods.ts';
import { overPractice } from '../backend/over-practice.ts';
import { deliver } from '../deliver.ts';
import { CliError, type CliIo } from '../io.ts';
import { toFilterQuery } from '../time/filter-query.ts';
import { today } from '../time/read-typed.ts';
import { formatOf } from '../time/time-options.ts';
import { loadProjectNames } from './load-project-names.ts';
import { printReport } from './print-report.ts';
import { readSpan } from './read-period.ts';
import { fetchReportCsv, type ReportQuery } from './report-csv.ts';
import type { ReportOptions } from './report-options.ts';

export async function runReport(
  period: string | undefined,
  options: ReportOptions,
  io: CliIo,
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const query =
      options.saved === undefined
        ? await toQuery(client, period, options)
        : toSavedQuery(await findSaved(client, options.saved));
    await deliver(await toText(client, query, options), options, io);
  });
}

async function toText(client: ApiClient, query: ReportQuery, options: ReportOptions): Promise<string> {
  const format = formatOf(options);
  if (format === 'csv') return await fetchReportCsv(client, query);
  const { data } = await getTimeReport({ client, query, throwOnError: true });
  if (format === 'json') return `${JSON.stringify(data)}\n`;
  return printReport(data, await loadProjectNames(client, data));
}

async function toQuery(
  client: ApiClient,
  period: string | undefined,
  options: ReportOptions,
): Promise<ReportQuery> {
  return {
    ...readSpan({ period, usual: 'this-month', from: options.from, to: options.to }),
    ...(await toFilterQuery(client, options)),
    groupBy: options.by,
    ...(options.then !== undefined && { thenBy: options.then }),
  };
}

export async function findSaved(client: ApiClient, said: string): Promise<SavedReport> {
  const { data } = await listSavedReports({ client, query: { limit: 500 }, throwOnError: true });
  const found = data.items.find(({ id, name }) => id === said || name.toLowerCase() === said.toLowerCase());
  if (found !== undefined) return found;
  const names = data.items.map(({ name }) => name).join(', ');
  throw new CliError(
    'usage',
    `There is no saved report "${said}"${names ? `: ${names}.` : '; there is none yet.'}`,
  );
}

function toSavedQuery({ query }: SavedReport): ReportQuery {
  const { period, groupBy, thenBy, filter } = query;
  const { billable, ...others } = filter;
  return {
    ...('name' in period ? findPeriod(period.name, today()) : period),
    ...others,
    ...(billable !== undefined && { billable: String(billable) }),
    groupBy,
    ...(thenBy !== undefined && { thenBy }),
  };
}
