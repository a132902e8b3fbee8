/** A report as separated values: the API writes it, for every client alike. */
import { type ApiClient, getTimeReportCsv } from '../../api-client/index.ts';

export type ReportQuery = NonNullable<Parameters<typeof getTimeReportCsv>[0]>['query'];

export async function fetchReportCsv(client: ApiClient, query: ReportQuery): Promise<string> {
  const { data } = await getTimeReportCsv({ client, query, responseType: 'text', throwOnError: true });
  return data;
}
