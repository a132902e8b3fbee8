import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** What models cost: each call reserved before it is sent and settled after, caps, prices, and the rate of the dollar. */
export const spending: Migration = {
  name: '0035-assist-spending',
  async up(db) {
    await db.schema
      .createTable('spend_ledgers')
      .addColumn('organization_id', id, (column) => column.primaryKey().references('organizations.id'))
      .addColumn('rate_currency', 'varchar(3)')
      .addColumn('rate_per_dollar', 'text')
      .addColumn('rate_on', 'varchar(10)')
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('spend_calls')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('project_id', id)
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('model_class', 'text', (column) => column.notNull())
      .addColumn('local_date', 'varchar(10)', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('reserved_micro_usd', 'bigint', (column) =>
        column.notNull().check(sql`reserved_micro_usd >= 0`),
      )
      .addColumn('cost_micro_usd', 'bigint', (column) => column.check(sql`cost_micro_usd >= 0`))
      .addColumn('input_tokens', 'integer')
      .addColumn('output_tokens', 'integer')
      .addColumn('is_estimated', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('spend_calls_by_day')
      .on('spend_calls')
      .columns(['organization_id', 'local_date'])
      .execute();
    await db.schema
      .createIndex('spend_calls_by_message')
      .on('spend_calls')
      .columns(['organization_id', 'message_id'])
      .execute();
    await db.schema
      .createIndex('spend_calls_newest')
      .on('spend_calls')
      .columns(['organization_id', 'at', 'id'])
      .execute();
    // Looked for before each call: what dead processes left, not the years of calls that are settled.
    await db.schema
      .createIndex('spend_calls_open')
      .on('spend_calls')
      .columns(['organization_id', 'at'])
      .where(sql.ref('cost_micro_usd'), 'is', null)
      .execute();
    await db.schema
      .createTable('spend_caps')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('scope', 'text', (column) =>
        column.notNull().check(sql`scope in ('message', 'day', 'month', 'user', 'project')`),
      )
      .addColumn('target_id', 'varchar(36)', (column) => column.notNull())
      .addColumn('micro_usd', 'bigint', (column) => column.notNull().check(sql`micro_usd >= 0`))
      .addPrimaryKeyConstraint('spend_caps_key', ['organization_id', 'scope', 'target_id'])
      .execute();
    await db.schema
      .createTable('spend_prices')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('input_micro_usd', 'bigint', (column) => column.notNull().check(sql`input_micro_usd >= 0`))
      .addColumn('output_micro_usd', 'bigint', (column) => column.notNull().check(sql`output_micro_usd >= 0`))
      .addColumn('entered_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('spend_prices_key', ['organization_id', 'model'])
      .execute();
  },
};
