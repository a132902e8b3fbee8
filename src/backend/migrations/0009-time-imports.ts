import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Tasks of projects; imports of time, which entry came by which, and what each import made beside entries. */
export const timeImports: Migration = {
  name: '0009-time-imports',
  async up(db) {
    await stamps(db.schema.createTable('tasks').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('archived_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('tasks_by_project')
      .on('tasks')
      .columns(['organization_id', 'project_id', 'id'])
      .execute();
    await stamps(db.schema.createTable('time_imports').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('imported_by', id, (column) => column.notNull().references('users.id'))
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('content_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('result', 'text', (column) => column.notNull())
      .addColumn('undone_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('time_imports_newest')
      .on('time_imports')
      .columns(['organization_id', 'created_at desc', 'id desc'])
      .execute();
    // No reference to the entry: what is deleted by hand is not brought back by the next import.
    await db.schema
      .createTable('imported_entries')
      .addColumn('entry_id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('import_id', id, (column) => column.notNull().references('time_imports.id'))
      .addColumn('row_number', 'integer', (column) => column.notNull())
      .addColumn('hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('state', 'text', (column) =>
        column.notNull().check(sql`state in ('open', 'approved', 'invoiced')`),
      )
      .addColumn('invoice', 'text', (column) => column.notNull())
      .addUniqueConstraint('imported_entries_once', ['organization_id', 'hash'])
      .execute();
    await db.schema
      .createIndex('imported_entries_by_import')
      .on('imported_entries')
      .columns(['import_id', 'row_number'])
      .execute();
    await db.schema
      .createTable('imported_records')
      .addColumn('record_id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull())
      .addColumn('import_id', id, (column) => column.notNull().references('time_imports.id'))
      .addColumn('kind', 'text', (column) =>
        column.notNull().check(sql`kind in ('client', 'project', 'task', 'timesheet')`),
      )
      .execute();
    await db.schema
      .createIndex('imported_records_by_import')
      .on('imported_records')
      .columns(['import_id', 'kind'])
      .execute();
  },
};
