import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What an hour of a person costs the practice, by date. */
export const costRates: Migration = {
  name: '0031-money-cost-rates',
  async up(db) {
    await stamps(db.schema.createTable('cost_rates').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.references('users.id'))
      .addColumn('minor', 'bigint', (column) => column.notNull().check(sql`minor >= 0`))
      .addColumn('currency', 'varchar(3)', (column) => column.notNull())
      .addColumn('valid_from', 'varchar(10)', (column) => column.notNull())
      .execute();
    const key = ['organization_id', 'currency', 'valid_from'] as const;
    // A null is like no other null: the practice's own rates need an index of their own.
    await db.schema
      .createIndex('cost_rates_of_people')
      .on('cost_rates')
      .columns([...key, 'user_id'])
      .unique()
      .execute();
    await db.schema
      .createIndex('cost_rates_of_practices')
      .on('cost_rates')
      .columns([...key])
      .unique()
      .where(sql.ref('user_id'), 'is', null)
      .execute();
  },
};
