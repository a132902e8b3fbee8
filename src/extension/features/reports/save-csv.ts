/** A report of time as a file. */
import type { ReportQuestion } from '../../../../webviews/reports/messages.ts';
import type { Services } from '../../platform/services.ts';
import { toReportQuery } from './report-query.ts';
import { saveCsvFile } from './save-csv-file.ts';

export async function saveCsv(
  services: Pick<Services, 'backend' | 't'>,
  question: ReportQuestion,
  today: string,
): Promise<void> {
  const query = toReportQuery(question, today);
  await saveCsvFile(services, {
    name: `time-${query.from}-${query.to}-${question.groupBy}.csv`,
    text: () =>
      services.backend.ask((api, options) =>
        api.getTimeReportCsv({ ...options, query, responseType: 'text' }),
      ),
  });
}
