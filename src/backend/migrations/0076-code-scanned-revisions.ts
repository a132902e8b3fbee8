import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** Of which commit the findings on record are, and what a scan of anything else found: its person's view. */
export const scannedRevisions: Migration = {
  name: '0076-code-scanned-revisions',
  async up(db) {
    await stamps(
      db.schema.createTable('finding_revisions').addColumn('id', id, (column) => column.primaryKey()),
    )
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
      .addColumn('source', 'varchar(200)', (column) => column.notNull())
      .addColumn('branch', 'varchar(250)')
      .addColumn('commit_hash', 'varchar(64)')
      .addColumn('run_id', id, (column) => column.notNull())
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('finding_revisions_once', ['project_id', 'source'])
      .execute();
    await stamps(db.schema.createTable('finding_views').addColumn('id', id, (column) => column.primaryKey()))
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('why', 'varchar(20)', (column) =>
        column.notNull().check(sql`why in ('branch', 'edited', 'older', 'apart', 'part', 'unknown')`),
      )
      .addColumn('branch', 'varchar(250)')
      .addColumn('commit_hash', 'varchar(64)')
      .addColumn('known_commit', 'varchar(64)')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('findings', 'text', (column) => column.notNull())
      .addUniqueConstraint('finding_views_once', ['project_id', 'user_id'])
      .execute();
    await db.schema.alterTable('scans').addColumn('is_on_record', 'integer').execute();
    await db.schema.alterTable('scans').addColumn('branch', 'varchar(250)').execute();
    await db.schema.alterTable('scans').addColumn('commit_hash', 'varchar(64)').execute();
  },
};
