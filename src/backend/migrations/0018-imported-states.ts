import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

const lock: Lock = {
  // As in 0012, but what is approved here may go on to a sheet that another tool billed: it stays locked all the while.
  name: 'time_entries_held',
  table: 'time_entries',
  on: 'update',
  when: `OLD.timesheet_id is distinct from NEW.timesheet_id
    and exists (select 1 from timesheets where id = OLD.timesheet_id and state in ('submitted', 'approved', 'invoiced'))
    and not (NEW.timesheet_id is null
      and exists (select 1 from timesheets where id = OLD.timesheet_id and state = 'submitted')
      and exists (select 1 from timesheet_verdicts where entry_id = OLD.id and timesheet_id = OLD.timesheet_id
        and verdict = 'rejected'))
    and not (exists (select 1 from timesheets where id = OLD.timesheet_id and state = 'approved')
      and exists (select 1 from timesheets where id = NEW.timesheet_id and state = 'invoiced'))`,
  message: 'The entry is in a submitted timesheet.',
};

/** What files told of rate and billing, to be compared when they come again, and whose state came by a later one. */
export const importedStates: Migration = {
  name: '0018-imported-states',
  async up(db, dialect) {
    // Null in rows of before: nobody knows.
    await db.schema.alterTable('imported_entries').addColumn('billable', 'integer').execute();
    await db.schema.alterTable('imported_entries').addColumn('rate_minor', 'bigint').execute();
    await db.schema.alterTable('imported_entries').addColumn('rate_currency', 'varchar(3)').execute();
    await createTakenStates(db);
    for (const statement of lockStatements(dialect, [lock])) {
      await sql.raw(statement).execute(db);
    }
  },
};

async function createTakenStates(db: Kysely<MigrationSchema>): Promise<void> {
  await db.schema
    .createTable('taken_states')
    .addColumn('import_id', id, (column) => column.notNull().references('time_imports.id'))
    .addColumn('entry_id', id, (column) => column.notNull())
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('row_number', 'integer', (column) => column.notNull())
    // What it was before.
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('invoice', 'text', (column) => column.notNull())
    .addColumn('timesheet_id', id)
    .addPrimaryKeyConstraint('taken_states_key', ['import_id', 'entry_id'])
    .execute();
  await db.schema
    .createIndex('taken_states_by_entry')
    .on('taken_states')
    .columns(['organization_id', 'entry_id'])
    .execute();
}
