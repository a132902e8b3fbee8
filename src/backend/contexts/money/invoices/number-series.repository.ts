/** SQL of the counters that numbers are drawn from. */
import { type Selectable, sql } from 'kysely';
import type { NumberSeries } from '../../../../domain/invoice-numbering.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { NumberCounterTable, SkippedNumberTable } from './invoices.tables.ts';

export type CounterRow = Selectable<NumberCounterTable>;

export interface SeriesKey extends NumberSeries {
  readonly organizationId: string;
}

/**
 * Counts on by one and keeps the row locked until the transaction ends, so that a second issuer waits and a
 * rollback burns no number. What is answered still has the date and hash of the invoice before.
 */
export async function drawSequence(writes: Writes, key: SeriesKey): Promise<CounterRow> {
  const first = { first_sequence: 1, last_sequence: 1, last_issue_date: null, last_hash: null };
  return await writes
    .insert('number_counters', {
      organization_id: key.organizationId,
      prefix: key.prefix,
      year: key.year,
      ...first,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'prefix', 'year'])
        .doUpdateSet({ last_sequence: sql`number_counters.last_sequence + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Records why the numbers are skipped, and has the counter stand behind them: the next draw gives the one after. */
export async function skipNumbers(
  writes: Writes,
  key: SeriesKey,
  skip: Omit<SkippedNumberTable, 'organization_id' | 'prefix' | 'year'>,
): Promise<void> {
  const series = { organization_id: key.organizationId, prefix: key.prefix, year: key.year };
  await writes.insert('skipped_numbers', { ...series, ...skip }).execute();
  const { first_sequence, last_sequence } = skip;
  await writes
    .insert('number_counters', {
      ...series,
      first_sequence,
      last_sequence,
      last_issue_date: null,
      last_hash: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'prefix', 'year']).doUpdateSet({ last_sequence }),
    )
    .execute();
}

/** What the next invoice of the series is measured by and chained to. */
export async function recordIssue(
  writes: Writes,
  row: CounterRow,
  issued: { date: string; hash: string },
): Promise<void> {
  await writes
    .invariant('number_counters')
    .update()
    .set({ last_issue_date: issued.date, last_hash: issued.hash })
    .where('prefix', '=', row.prefix)
    .where('year', '=', row.year)
    .execute();
}

/** False where the series has given a number already. */
export async function setFirstSequence(
  { reads, writes }: Pick<Work, 'reads' | 'writes'>,
  key: SeriesKey,
  first: number,
): Promise<boolean> {
  if (first === 1) {
    await beginAnew(writes, key);
    return (await findCounter(reads, key)) === undefined;
  }
  const begins = { first_sequence: first, last_sequence: first - 1 };
  const row = await writes
    .insert('number_counters', {
      organization_id: key.organizationId,
      prefix: key.prefix,
      year: key.year,
      last_issue_date: null,
      last_hash: null,
      ...begins,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'prefix', 'year'])
        .doUpdateSet(begins)
        .where('number_counters.last_issue_date', 'is', null),
    )
    .returning('first_sequence')
    .executeTakeFirst();
  return row !== undefined;
}

/** A series that begins with 1 has no counter before its first number. */
async function beginAnew(writes: Writes, key: NumberSeries): Promise<void> {
  await writes
    .invariant('number_counters')
    .remove()
    .where('prefix', '=', key.prefix)
    .where('year', '=', key.year)
    .where('last_issue_date', 'is', null)
    .whereRef('last_sequence', '<', 'first_sequence')
    .execute();
}

/** By a document of another series, such as one that was issued under an earlier pattern. */
export async function isNumberTaken(reads: Reads, number: string): Promise<boolean> {
  const row = await reads.invariant('invoices').select('id').where('number', '=', number).executeTakeFirst();
  return row !== undefined;
}

export async function findCounter(reads: Reads, key: NumberSeries): Promise<CounterRow | undefined> {
  return await reads
    .invariant('number_counters')
    .selectAll()
    .where('prefix', '=', key.prefix)
    .where('year', '=', key.year)
    .executeTakeFirst();
}
