/** SQL of what was issued, by series, in slices: a practice of ten years has thousands of documents of some kB each. */
import type { NumberSeries } from '../../../../../domain/invoice-numbering.ts';
import type { NumberMark } from '../../../../../domain/invoicing/number-mark.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { openingSeries } from '../../model/opening-series.ts';
import type { SkippedNumberTable } from '../invoices.tables.ts';

const documentsAtOnce = 200;

export interface IssuedRow {
  readonly number: string;
  readonly sequence: number;
  readonly issue_date: string;
  readonly document: string;
  readonly document_hash: string;
  readonly chain_hash: string | null;
}

export async function listSeries(reads: Reads) {
  return await reads.invariant('number_counters').selectAll().orderBy('prefix').orderBy('year').execute();
}

/** The highest number of each series that documents are counted in here; those of another tool are not ours to give. */
export async function listLastNumbers(reads: Reads): Promise<NumberMark> {
  const rows = await reads
    .invariant('number_counters')
    .innerJoin('invoices', (join) =>
      reads
        .joinInvariant('invoices', ['sequence', 'number_counters.last_sequence'])(join)
        .onRef('invoices.organization_id', '=', 'number_counters.organization_id')
        .onRef('invoices.series_prefix', '=', 'number_counters.prefix')
        .onRef('invoices.series_year', '=', 'number_counters.year'),
    )
    .select(['prefix', 'year', 'last_sequence', 'number'])
    .where('prefix', '<>', openingSeries.prefix)
    .execute();
  return rows.map(({ prefix, year, last_sequence, number }) => ({
    prefix,
    year,
    lastSequence: last_sequence,
    lastNumber: number ?? '',
  }));
}

/** By the series, in the order of their numbers. */
export async function listSkipped(
  reads: Reads,
  { prefix, year }: NumberSeries,
): Promise<readonly SkippedNumberTable[]> {
  return await reads
    .invariant('skipped_numbers')
    .selectAll()
    .where('prefix', '=', prefix)
    .where('year', '=', year)
    .orderBy('first_sequence')
    .execute();
}

/** In the order of their numbers, a slice at a time. */
export async function* listIssued(reads: Reads, { prefix, year }: NumberSeries): AsyncGenerator<IssuedRow> {
  for (let after = 0; ; ) {
    const rows = await reads
      .invariant('invoices')
      .select(['number', 'sequence', 'issue_date', 'document', 'document_hash', 'chain_hash'])
      .where('series_prefix', '=', prefix)
      .where('series_year', '=', year)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(documentsAtOnce)
      .execute();
    for (const row of rows) yield row as IssuedRow;
    const last = rows.at(-1)?.sequence;
    if (rows.length < documentsAtOnce || last === null || last === undefined) return;
    after = last;
  }
}
