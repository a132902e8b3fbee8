import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Health of projects over time: one row a run; what led to it is kept of the newest alone. */
export const projectHealth: Migration = {
  name: '0005-project-health',
  async up(db) {
    await db.schema
      .createTable('project_health')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('source_id', id, (column) => column.notNull())
      .addColumn('score', 'double precision')
      .addColumn('part_scores', 'text', (column) => column.notNull())
      .addColumn('report', 'text')
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('project_health_once_a_run', ['organization_id', 'source_id'])
      .execute();
    await db.schema
      .createIndex('project_health_newest')
      .on('project_health')
      .columns(['organization_id', 'project_id', 'recorded_at desc', 'id desc'])
      .execute();
  },
};
