import { type Kysely, sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { beginning } from '../../domain/rates/rate.ts';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';
import { type Lock, lockStatements } from './locks.ts';

const lockedColumns = [
  'organization_id',
  'user_id',
  'project_id',
  'task_id',
  'started_at',
  'ended_at',
  'zone',
  'local_date',
  'seconds',
  'note',
  'billable',
];
const rateColumns = ['rate_minor', 'rate_currency', 'rate_id', 'rate_own'];

const changed = (columns: readonly string[]): string =>
  columns.map((column) => `OLD.${column} is distinct from NEW.${column}`).join(' or ');

const lock: Lock = {
  // As in 0002, but time that never had a rate gets one although it was submitted, until an invoice holds it.
  name: 'time_entries_locked',
  table: 'time_entries',
  on: 'update',
  when: `OLD.timesheet_id is not null and (${changed(lockedColumns)}
    or ((${changed(rateColumns)}) and not (OLD.rate_minor = 0 and OLD.rate_id is null and OLD.rate_own = 0
      and not exists (select 1 from billed_entries where entry_id = OLD.id)
      and not exists (select 1 from timesheets where id = OLD.timesheet_id and state = 'invoiced'))))`,
  message: 'The entry is in a submitted timesheet.',
};

/** Hourly rates by date. What a project charged until now is its rate from the beginning; entries keep their amounts. */
export const practiceRates: Migration = {
  name: '0024-practice-rates',
  async up(db, dialect) {
    await createRates(db);
    await db.schema.alterTable('time_entries').addColumn('rate_id', id).execute();
    await db.schema
      .alterTable('time_entries')
      .addColumn('rate_own', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await copyProjectRates(db);
    // An amount of before, or of a file, was not this rate: it stays without one.
    await sql`update time_entries set rate_id = (
        select rates.id from rates where rates.organization_id = time_entries.organization_id
          and rates.scope_id = time_entries.project_id
          and rates.minor = time_entries.rate_minor and rates.currency = time_entries.rate_currency
      ) where rate_minor > 0`.execute(db);
    await db.schema.alterTable('projects').dropColumn('hourly_rate_minor').execute();
    for (const statement of lockStatements(dialect, [lock])) {
      await sql.raw(statement).execute(db);
    }
  },
};

async function createRates(db: Kysely<MigrationSchema>): Promise<void> {
  await stamps(db.schema.createTable('rates').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('scope', 'text', (column) =>
      column.notNull().check(sql`scope in ('task', 'project', 'client', 'organization')`),
    )
    .addColumn('scope_id', id, (column) => column.notNull())
    .addColumn('actor', id)
    .addColumn('minor', 'bigint', (column) => column.notNull().check(sql`minor >= 0`))
    .addColumn('currency', 'varchar(3)', (column) => column.notNull())
    .addColumn('valid_from', 'varchar(10)', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .execute();
  const key = ['organization_id', 'scope', 'scope_id', 'currency', 'valid_from'] as const;
  // A null is like no other null: rates for everyone need an index of their own.
  await db.schema
    .createIndex('rates_of_actors')
    .on('rates')
    .columns([...key, 'actor'])
    .unique()
    .execute();
  await db.schema
    .createIndex('rates_of_everyone')
    .on('rates')
    .columns([...key])
    .unique()
    .where(sql.ref('actor'), 'is', null)
    .execute();
  await db.schema
    .createIndex('rates_by_scope')
    .on('rates')
    .columns(['organization_id', 'scope_id'])
    .execute();
}

/** A rate of nothing was none: such a project takes the rate of its client or of the practice. */
async function copyProjectRates(db: Kysely<MigrationSchema>): Promise<void> {
  const projects = await db
    .selectFrom('projects')
    .select(['id', 'organization_id', 'hourly_rate_minor', 'currency', 'created_at', 'updated_at'])
    .where('hourly_rate_minor', '>', 0)
    .execute();
  for (const project of projects) {
    const rate = {
      id: newId(),
      organization_id: project['organization_id'],
      scope: 'project',
      scope_id: project['id'],
      actor: null,
      minor: project['hourly_rate_minor'],
      currency: project['currency'],
      valid_from: beginning,
      source: '',
      created_at: project['created_at'],
      updated_at: project['updated_at'],
      version: 1,
    };
    await db.insertInto('rates').values(rate).execute();
  }
}
