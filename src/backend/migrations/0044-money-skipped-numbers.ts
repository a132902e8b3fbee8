import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

/** Numbers that were issued before the database was replaced by an older one: a series goes on behind them, and says so. */
export const skippedNumbers: Migration = {
  name: '0044-money-skipped-numbers',
  async up(db, dialect) {
    await db.schema
      .createTable('skipped_numbers')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('prefix', 'text', (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('first_sequence', 'integer', (column) => column.notNull().check(sql`first_sequence > 0`))
      .addColumn('last_sequence', 'integer', (column) => column.notNull())
      .addColumn('first_number', 'text', (column) => column.notNull())
      .addColumn('last_number', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) =>
        column.notNull().check(sql`reason in ('restored', 'started_empty', 'unknown')`),
      )
      .addColumn('skipped_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('skipped_numbers_key', ['organization_id', 'prefix', 'year', 'first_sequence'])
      .addCheckConstraint('skipped_numbers_range', sql`last_sequence >= first_sequence`)
      .execute();
    for (const statement of lockStatements(dialect, locks)) await sql.raw(statement).execute(db);
  },
};

/** A series that has given no number yet. */
const unused = (row: string) =>
  `${row}.last_issue_date is null and ${row}.last_sequence = ${row}.first_sequence - 1`;

const isRecorded = (first: string) => `exists (select 1 from skipped_numbers s
  where s.organization_id = NEW.organization_id and s.prefix = NEW.prefix and s.year = NEW.year
    and s.first_sequence = ${first} and s.last_sequence = NEW.last_sequence)`;

const kept = 'Skipped numbers are recorded for good.';

const locks: readonly Lock[] = [
  { name: 'skipped_numbers_fixed', table: 'skipped_numbers', on: 'update', when: 'true', message: kept },
  { name: 'skipped_numbers_kept', table: 'skipped_numbers', on: 'delete', when: 'true', message: kept },
  // Those of migration 0029, which know no numbers that were skipped.
  {
    name: 'number_counters_dense',
    table: 'number_counters',
    on: 'update',
    when: `NEW.organization_id <> OLD.organization_id or NEW.prefix <> OLD.prefix or NEW.year <> OLD.year
      or NEW.last_issue_date < OLD.last_issue_date
      or (not (${unused('OLD')} and ${unused('NEW')}) and (NEW.first_sequence <> OLD.first_sequence
        or (NEW.last_sequence not in (OLD.last_sequence, OLD.last_sequence + 1)
          and not ${isRecorded('OLD.last_sequence + 1')})))`,
    message: 'Numbers run on without gap, in the order of dates.',
  },
  {
    name: 'number_counters_start',
    table: 'number_counters',
    on: 'insert',
    when: `NEW.first_sequence < 1
      or (not ${isRecorded('NEW.first_sequence')}
        and (NEW.last_sequence not in (NEW.first_sequence, NEW.first_sequence - 1)
          or (NEW.last_sequence = NEW.first_sequence and NEW.first_sequence <> 1)))`,
    message: 'A series begins with its first number.',
  },
];
