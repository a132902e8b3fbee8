/** A report as it is asked for: the Markdown that the request keeps, or what its agent wrote beside it. */

import { withoutRecordLinks } from '../../../../contract/markdown.ts';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { findReport } from './request-reports.repository.ts';
import type { RequestRow } from './requests.repository.ts';
import type { ReportFormat, RequestReport } from './requests.schema.ts';

const kinds: Readonly<Record<ReportFormat, { readonly mediaType: string; readonly ending: string }>> = {
  markdown: { mediaType: 'text/markdown; charset=utf-8', ending: 'md' },
  html: { mediaType: 'text/html; charset=utf-8', ending: 'html' },
  sarif: { mediaType: 'application/sarif+json', ending: 'sarif' },
};

export async function loadReport(
  reads: Reads,
  row: RequestRow,
  format: ReportFormat,
): Promise<RequestReport> {
  if (row.state !== 'done' || row.result === null) {
    throw new ApiError('state_forbids', text`The request is ${word(row.state)}: there is no report.`);
  }
  const content =
    format === 'markdown' ? withoutRecordLinks(row.result) : await findReport(reads, row.id, format);
  if (content === undefined) {
    throw new ApiError(
      'not_found',
      text`This request has no report in the format ${format}: ask for markdown.`,
    );
  }
  const { mediaType, ending } = kinds[format];
  const day = new Date(row.finished_at ?? row.updated_at).toISOString().slice(0, 10);
  return { requestId: row.id, format, mediaType, fileName: `${row.agent}-report-${day}.${ending}`, content };
}
