/** SQL of the counters that numbers are drawn from. */
import { type Selectable, sql } from 'kysely';
import type { NumberSeries } from '../../../../domain/invoice-numbering.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { NumberCounterTable, SkippedNumberTable } from './invoices.tables.ts';

export type CounterRow = Selectable<NumberCounterTable>;

export interface SeriesKey extends NumberSeries {
  readonly organizationId: string;
}

/**
 * Counts on by one and keeps the row locked until the transaction ends, so that a second issuer waits and a
 * rollback burns no number. What is answered still has the date and hash of the invoice before.
 */
export async function drawSequence(trx: Trx, key: SeriesKey): Promise<CounterRow> {
  const first = { first_sequence: 1, last_sequence: 1, last_issue_date: null, last_hash: null };
  return await trx
    .insertInto('number_counters')
    .values({ organization_id: key.organizationId, prefix: key.prefix, year: key.year, ...first })
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
  trx: Trx,
  key: SeriesKey,
  skip: Omit<SkippedNumberTable, 'organization_id' | 'prefix' | 'year'>,
): Promise<void> {
  const series = { organization_id: key.organizationId, prefix: key.prefix, year: key.year };
  await trx
    .insertInto('skipped_numbers')
    .values({ ...series, ...skip })
    .execute();
  const { first_sequence, last_sequence } = skip;
  await trx
    .insertInto('number_counters')
    .values({ ...series, first_sequence, last_sequence, last_issue_date: null, last_hash: null })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'prefix', 'year']).doUpdateSet({ last_sequence }),
    )
    .execute();
}

/** What the next invoice of the series is measured by and chained to. */
export async function recordIssue(
  trx: Trx,
  row: CounterRow,
  issued: { date: string; hash: string },
): Promise<void> {
  await trx
    .updateTable('number_counters')
    .set({ last_issue_date: issued.date, last_hash: issued.hash })
    .where('organization_id', '=', row.organization_id)
    .where('prefix', '=', row.prefix)
    .where('year', '=', row.year)
    .execute();
}

/** False where the series has given a number already. */
export async function setFirstSequence(trx: Trx, key: SeriesKey, first: number): Promise<boolean> {
  if (first === 1) return await beginAnew(trx, key);
  const begins = { first_sequence: first, last_sequence: first - 1 };
  const row = await trx
    .insertInto('number_counters')
    .values({
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
async function beginAnew(trx: Trx, key: SeriesKey): Promise<boolean> {
  await trx
    .deleteFrom('number_counters')
    .where('organization_id', '=', key.organizationId)
    .where('prefix', '=', key.prefix)
    .where('year', '=', key.year)
    .where('last_issue_date', 'is', null)
    .whereRef('last_sequence', '<', 'first_sequence')
    .execute();
  return (await findCounter(trx, key)) === undefined;
}

/** By a document of another series, such as one that was issued under an earlier pattern. */
export async function isNumberTaken(
  db: Reader,
  { organizationId, number }: { readonly organizationId: string; readonly number: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('invoices')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findCounter(db: Reader, key: SeriesKey): Promise<CounterRow | undefined> {
  return await db
    .selectFrom('number_counters')
    .selectAll()
    .where('organization_id', '=', key.organizationId)
    .where('prefix', '=', key.prefix)
    .where('year', '=', key.year)
    .executeTakeFirst();
}
