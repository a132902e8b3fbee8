import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Who works on which project. Whoever has time on one is a member of it. */
export const projectMembers: Migration = {
  name: '0048-practice-project-members',
  async up(db) {
    await db.schema
      .createTable('project_members')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('project_id', id, (column) => column.notNull().references('projects.id').onDelete('cascade'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id').onDelete('cascade'))
      .addColumn('role', 'text', (column) =>
        column.notNull().check(sql`role in ('lead', 'member', 'viewer')`),
      )
      .addPrimaryKeyConstraint('project_members_key', ['organization_id', 'user_id', 'project_id'])
      .execute();
    await db.schema
      .createIndex('project_members_of_project')
      .on('project_members')
      .columns(['organization_id', 'project_id'])
      .execute();
    await sql`insert into project_members (organization_id, project_id, user_id, role)
      select distinct organization_id, project_id, user_id, 'member' from time_entries`.execute(db);
  },
};
