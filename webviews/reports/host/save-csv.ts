/** A report of time as a file. */

import { saveCsvFile } from '../../../src/pages/files/save-csv-file.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ReportQuestion } from '../messages.ts';
import { toReportQuery } from './report-query.ts';

export async function saveCsv(ports: PagePorts, question: ReportQuestion, today: string): Promise<void> {
  const query = toReportQuery(question, today);
  await saveCsvFile(ports, {
    name: `time-${query.from}-${query.to}-${question.groupBy}.csv`,
    text: () =>
      ports.backend.ask((api, options) => api.getTimeReportCsv({ ...options, query, responseType: 'text' })),
  });
}
