import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { type Lock, lockStatements } from './locks.ts';

/** That of migration 0002, which also kept a series that only has its first number set. */
const kept: Lock = {
  name: 'number_counters_kept',
  table: 'number_counters',
  on: 'delete',
  when: 'OLD.last_issue_date is not null or OLD.last_sequence <> OLD.first_sequence - 1',
  message: 'A series of numbers is kept for ever.',
};

/** A series that has given no number may begin with 1 again, which needs no counter. */
export const unusedSeries: Migration = {
  name: '0047-money-unused-series',
  async up(db, dialect) {
    for (const statement of lockStatements(dialect, [kept])) await sql.raw(statement).execute(db);
  },
};
