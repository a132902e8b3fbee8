import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** What assistants proposed and did by tools, what was decided about each call, and the rules of who decides. */
export const assistActs: Migration = {
  name: '0034-assist-acts',
  async up(db) {
    await stamps(db.schema.createTable('act_proposals').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('tool', 'varchar(64)', (column) => column.notNull())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('zone', 'varchar(64)', (column) => column.notNull())
      .addColumn('locale', 'varchar(35)', (column) => column.notNull())
      .addColumn('asker', 'text', (column) => column.notNull())
      .addColumn('state', 'varchar(10)', (column) => column.notNull())
      .addColumn('preview', 'text', (column) => column.notNull())
      .addColumn('begun_at', 'bigint')
      .addColumn('undo', 'text')
      .addColumn('failure', 'text')
      .execute();
    await db.schema
      .createIndex('act_proposals_of_people')
      .on('act_proposals')
      .columns(['organization_id', 'user_id', 'created_at', 'id'])
      .execute();
    await db.schema
      .createTable('act_decisions')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('asker', 'varchar(200)', (column) => column.notNull())
      .addColumn('tool', 'varchar(64)', (column) => column.notNull())
      .addColumn('effect', 'varchar(10)')
      .addColumn('verdict', 'varchar(10)', (column) => column.notNull())
      .addColumn('about', 'varchar(200)', (column) => column.notNull())
      .addColumn('why', 'varchar(20)', (column) => column.notNull())
      .addColumn('rule', 'text')
      .addColumn('act_id', id)
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('act_decisions_by_time')
      .on('act_decisions')
      .columns(['organization_id', 'at', 'id'])
      .execute();
    await stamps(db.schema.createTable('act_rules').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.references('users.id'))
      .addColumn('rules', 'text', (column) => column.notNull())
      .execute();
  },
};
