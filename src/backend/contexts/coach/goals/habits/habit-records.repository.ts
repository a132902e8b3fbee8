/** What records tell of habits: facts of single records, never sums. */
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';

export interface EntryMark {
  readonly date: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly zone: string;
  readonly isNoted: boolean;
  readonly isBillable: boolean;
}

interface DaysOfPerson extends DateSpan {
  readonly userId: string;
}

/** Entries that began in these days, those that run among them. */
export async function listEntryMarks(reads: Reads, { userId, from, to }: DaysOfPerson): Promise<EntryMark[]> {
  const rows = await reads
    .from('time_entries')
    .where('user_id', '=', userId)
    .where('local_date', '>=', from)
    .where('local_date', '<=', to)
    .select(['local_date', 'started_at', 'zone', 'note', 'billable'])
    .execute();
  return rows.map(({ local_date, started_at, zone, note, billable }) => ({
    date: local_date,
    startedAt: Number(started_at),
    zone,
    isNoted: note.trim() !== '',
    isBillable: billable === 1,
  }));
}

/** When the sheet of each week was submitted last, by its Monday; weeks that were added to later go by their first sheet. */
export async function listSubmitted(
  reads: Reads,
  { userId, from, to }: DaysOfPerson,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reads
    .from('timesheets')
    .where('user_id', '=', userId)
    .where('week_start', '>=', from)
    .where('week_start', '<=', to)
    .where('supplement', '=', 0)
    .where('submitted_at', 'is not', null)
    .select(['week_start', 'submitted_at'])
    .execute();
  return new Map(rows.map(({ week_start, submitted_at }) => [week_start, Number(submitted_at)]));
}

/** When scans ended that found what there is, of any project. */
export async function listScanTimes(
  reads: Reads,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<number[]> {
  const rows = await reads
    .from('scans')
    .where('state', '=', 'done')
    .where('finished_at', '>=', fromMs)
    .where('finished_at', '<', toMs)
    .select('finished_at')
    .execute();
  return rows.map(({ finished_at }) => Number(finished_at));
}

export interface InvoiceMark {
  readonly issuedOn: string;
  readonly periodStart: string;
  readonly periodEnd: string;
}

/** Issued invoices of work in these days. */
export async function listInvoiceMarks(reads: Reads, { from, to }: DateSpan): Promise<InvoiceMark[]> {
  const rows = await reads
    .from('invoices')
    .where('document_type', '=', '380')
    .where('state', '<>', 'draft')
    .where('period_end', '>=', from)
    .where('period_start', '<=', to)
    .select(['issue_date', 'period_start', 'period_end'])
    .execute();
  return rows.flatMap(({ issue_date, period_start, period_end }) =>
    issue_date === null ? [] : { issuedOn: issue_date, periodStart: period_start, periodEnd: period_end },
  );
}
