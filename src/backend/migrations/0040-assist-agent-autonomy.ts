import { sql } from 'kysely';
import type { Migration } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

/** How far agents go in a project without a person, and the commands that each person always allows there. */
export const agentAutonomy: Migration = {
  name: '0040-assist-agent-autonomy',
  async up(db) {
    await stamps(
      db.schema
        .createTable('agent_autonomy')
        .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
        // No reference, here and below: neither holds back a project that is deleted.
        .addColumn('project_id', id, (column) => column.notNull())
        .addColumn('level', 'text', (column) =>
          column.notNull().check(sql`level in ('suggest', 'ask', 'unattended')`),
        )
        .addColumn('protected_branches', 'text', (column) => column.notNull())
        .addColumn('changed_by', id, (column) => column.notNull().references('users.id'))
        .addPrimaryKeyConstraint('agent_autonomy_key', ['organization_id', 'project_id']),
    ).execute();
    await db.schema
      .createTable('allowed_commands')
      .addColumn('id', id, (column) => column.primaryKey())
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
      .addColumn('project_id', id, (column) => column.notNull())
      .addColumn('folder', 'text', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('allowed_commands_of')
      .on('allowed_commands')
      .columns(['organization_id', 'user_id', 'project_id'])
      .execute();
  },
};
