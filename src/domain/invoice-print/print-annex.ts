/** The annex of an invoice: the entries behind its lines, on pages of their own. */
import { formatDuration } from '../duration.ts';
import type { AnnexEntry, InvoiceDocument } from '../invoice-document.ts';
import type { PrintFormats } from './print-formats.ts';
import type { PrintLabels } from './print-labels.ts';

export interface PrintedAnnexRow {
  /** Position of the line, date, person, project and note, hours as h:mm. */
  readonly cells: readonly [line: string, date: string, person: string, work: string, hours: string];
  /** Commits, one a text: short hash and subject. */
  readonly details: readonly string[];
}

export interface PrintedAnnex {
  readonly title: string;
  readonly columns: PrintLabels['annex']['columns'];
  readonly rows: readonly PrintedAnnexRow[];
  readonly total: { readonly label: string; readonly value: string };
}

interface Words {
  readonly formats: Pick<PrintFormats, 'date'>;
  readonly labels: Pick<PrintLabels, 'annex'>;
}

export function printAnnex({ annex = [] }: InvoiceDocument, words: Words): PrintedAnnex | undefined {
  const { title, columns, total } = words.labels.annex;
  if (annex.length === 0) return undefined;
  return {
    title,
    columns,
    rows: annex.map((entry) => printEntry(entry, words)),
    total: { label: total, value: formatDuration(annex.reduce((sum, { seconds }) => sum + seconds, 0)) },
  };
}

function printEntry(entry: AnnexEntry, { formats }: Words): PrintedAnnexRow {
  const { line, date, person, project, note, seconds, commits = [] } = entry;
  const work = [project, note].filter((text) => text !== '').join(': ');
  return {
    cells: [String(line), formats.date(date), person, work, formatDuration(seconds)],
    details: commits.map(({ hash, subject }) => `${hash.slice(0, 7)} ${subject}`.trim()),
  };
}
