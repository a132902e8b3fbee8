import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Documents of projects, each version whole, and comments on passages of them. */
export const documents: Migration = {
  name: '0042-practice-documents',
  async up(db) {
    await stamps(
      db.schema
        .createTable('documents')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
        .addColumn('type', 'varchar(40)', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('state', 'varchar(20)', (column) =>
          column.notNull().check(sql`state in ('draft', 'in-review', 'approved')`),
        )
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('approved_number', 'integer')
        .addColumn('reason', 'text'),
    ).execute();
    await db.schema
      .createIndex('documents_of')
      .on('documents')
      .columns(['organization_id', 'project_id', 'title', 'id'])
      .execute();
    await db.schema
      .createTable('document_versions')
      .addColumn('document_id', id, (column) => column.notNull().references('documents.id'))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('written_by', id, (column) => column.notNull().references('users.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_versions_key', ['document_id', 'number'])
      .execute();
    await stamps(
      db.schema
        .createTable('document_comments')
        .addColumn('id', id, (column) => column.primaryKey())
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        .addColumn('document_id', id, (column) => column.notNull().references('documents.id'))
        .addColumn('author', id, (column) => column.notNull().references('users.id'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('quote', 'text', (column) => column.notNull())
        .addColumn('text_before', 'text', (column) => column.notNull())
        .addColumn('text_after', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('resolved_at', 'bigint'),
    ).execute();
    await db.schema
      .createIndex('document_comments_of')
      .on('document_comments')
      .columns(['organization_id', 'document_id', 'created_at'])
      .execute();
  },
};
