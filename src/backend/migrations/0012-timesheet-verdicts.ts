import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

const isSubmitted = `exists (select 1 from time_entries join timesheets on timesheets.id = time_entries.timesheet_id
  where time_entries.id = NEW.entry_id and timesheets.id = NEW.timesheet_id and timesheets.state = 'submitted')`;
const notSubmitted = 'A verdict is given on an entry of a submitted timesheet.';

const locks: readonly Lock[] = [
  {
    // As in 0002, but a rejected entry may leave a submitted sheet.
    name: 'time_entries_held',
    table: 'time_entries',
    on: 'update',
    when: `OLD.timesheet_id is distinct from NEW.timesheet_id
      and exists (select 1 from timesheets where id = OLD.timesheet_id and state in ('submitted', 'approved', 'invoiced'))
      and not (NEW.timesheet_id is null
        and exists (select 1 from timesheets where id = OLD.timesheet_id and state = 'submitted')
        and exists (select 1 from timesheet_verdicts where entry_id = OLD.id and timesheet_id = OLD.timesheet_id
          and verdict = 'rejected'))`,
    message: 'The entry is in a submitted timesheet.',
  },
  {
    name: 'timesheets_billed',
    table: 'timesheets',
    on: 'update',
    when: `OLD.state in ('approved', 'invoiced') and NEW.state not in ('approved', 'invoiced')
      and exists (select 1 from billed_entries join time_entries on time_entries.id = billed_entries.entry_id
        where time_entries.timesheet_id = OLD.id)`,
    message: 'Time of the timesheet is on an invoice.',
  },
  {
    name: 'timesheet_verdicts_given',
    table: 'timesheet_verdicts',
    on: 'insert',
    when: `not ${isSubmitted}`,
    message: notSubmitted,
  },
  {
    name: 'timesheet_verdicts_changed',
    table: 'timesheet_verdicts',
    on: 'update',
    when: `not ${isSubmitted}`,
    message: notSubmitted,
  },
  {
    name: 'timesheet_comments_kept',
    table: 'timesheet_comments',
    on: 'update',
    when: 'OLD.text <> NEW.text or OLD.author <> NEW.author or OLD.organization_id <> NEW.organization_id',
    message: 'A comment stays as it was written.',
  },
];

/** Verdicts on single entries, comments on weeks, and who may approve their own time. */
export const timesheetVerdicts: Migration = {
  name: '0012-timesheet-verdicts',
  async up(db, dialect) {
    await db.schema
      .alterTable('organizations')
      .addColumn('self_approval', 'text', (column) =>
        column.notNull().defaultTo('alone').check(sql`self_approval in ('alone', 'allowed', 'never')`),
      )
      .execute();
    // What differs from the submission before: counted at submission, since nothing changes until the decision.
    await db.schema.alterTable('timesheets').addColumn('difference_count', 'integer').execute();
    await db.schema
      .alterTable('timesheets')
      .addColumn('comment_count', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await createVerdicts(db);
    await createComments(db);
    for (const statement of lockStatements(dialect, locks)) {
      await sql.raw(statement).execute(db);
    }
  },
};

/** The newest verdict on an entry. It stays with a rejected one until that is submitted again. */
async function createVerdicts(db: Kysely<MigrationSchema>): Promise<void> {
  await db.schema
    .createTable('timesheet_verdicts')
    .addColumn('entry_id', id, (column) =>
      column.primaryKey().references('time_entries.id').onDelete('cascade'),
    )
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    // The sheet that it was given on; one that was rejected may be gone, joined with another.
    .addColumn('timesheet_id', id, (column) => column.notNull())
    .addColumn('verdict', 'text', (column) =>
      column.notNull().check(sql`verdict in ('approved', 'rejected')`),
    )
    .addColumn('reason', 'text', (column) => column.check(sql`verdict <> 'rejected' or reason is not null`))
    .addColumn('decided_by', id, (column) => column.notNull())
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('timesheet_verdicts_by_sheet')
    .on('timesheet_verdicts')
    .columns(['organization_id', 'timesheet_id'])
    .execute();
}

async function createComments(db: Kysely<MigrationSchema>): Promise<void> {
  await stamps(
    db.schema.createTable('timesheet_comments').addColumn('id', id, (column) => column.primaryKey()),
  )
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('timesheet_id', id, (column) =>
      column.notNull().references('timesheets.id').onDelete('cascade'),
    )
    .addColumn('author', id, (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('timesheet_comments_oldest')
    .on('timesheet_comments')
    .columns(['organization_id', 'timesheet_id', 'created_at', 'id'])
    .execute();
}
