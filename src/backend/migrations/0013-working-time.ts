import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Weekly patterns that hold from a date, of a person or of the practice; and the days that people take off. */
export const workingTime: Migration = {
  name: '0013-working-time',
  async up(db) {
    await stamps(db.schema.createTable('working_times').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.references('users.id'))
      .addColumn('valid_from', 'varchar(10)', (column) => column.notNull())
      .addColumn('weekday_seconds', 'text', (column) => column.notNull())
      .addColumn('day_start', 'varchar(5)', (column) => column.notNull())
      .addColumn('holiday_region', 'varchar(20)')
      .execute();
    // A null is like no other null: the practice's own patterns need an index of their own.
    await db.schema
      .createIndex('working_times_of_people')
      .on('working_times')
      .columns(['organization_id', 'user_id', 'valid_from'])
      .unique()
      .execute();
    await db.schema
      .createIndex('working_times_of_practices')
      .on('working_times')
      .columns(['organization_id', 'valid_from'])
      .unique()
      .where(sql.ref('user_id'), 'is', null)
      .execute();
    await stamps(db.schema.createTable('days_off').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('first_date', 'varchar(10)', (column) => column.notNull())
      .addColumn('last_date', 'varchar(10)', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('days_off_by_person')
      .on('days_off')
      .columns(['organization_id', 'user_id', 'first_date'])
      .execute();
  },
};
