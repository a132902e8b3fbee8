import type { Migration } from '../platform/db/migrate.ts';
import { id } from './columns.ts';

/** Checkpoints of agents' graphs, what their nodes have written since, and what runs have done outside. */
export const assistGraphs: Migration = {
  name: '0038-assist-graphs',
  async up(db) {
    await db.schema
      .createTable('agent_checkpoints')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('run_id', id, (column) => column.notNull())
      .addColumn('thread', 'varchar(500)', (column) => column.notNull())
      .addColumn('namespace', 'varchar(500)', (column) => column.notNull())
      .addColumn('id', 'varchar(500)', (column) => column.notNull())
      .addColumn('parent', 'varchar(500)')
      .addColumn('checkpoint', 'text', (column) => column.notNull())
      .addColumn('metadata', 'text', (column) => column.notNull())
      .addColumn('versions', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('agent_checkpoints_key', [
        ...(['organization_id', 'run_id', 'thread', 'namespace', 'id'] as const),
      ])
      .execute();
    await db.schema
      .createTable('agent_channel_values')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('run_id', id, (column) => column.notNull())
      .addColumn('thread', 'varchar(500)', (column) => column.notNull())
      .addColumn('namespace', 'varchar(500)', (column) => column.notNull())
      .addColumn('channel', 'varchar(500)', (column) => column.notNull())
      .addColumn('version', 'varchar(500)', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('agent_channel_values_key', [
        ...(['organization_id', 'run_id', 'thread', 'namespace', 'channel', 'version'] as const),
      ])
      .execute();
    await db.schema
      .createTable('agent_writes')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('run_id', id, (column) => column.notNull())
      .addColumn('thread', 'varchar(500)', (column) => column.notNull())
      .addColumn('namespace', 'varchar(500)', (column) => column.notNull())
      .addColumn('checkpoint_id', 'varchar(500)', (column) => column.notNull())
      .addColumn('task', 'varchar(500)', (column) => column.notNull())
      .addColumn('task_path', 'varchar(500)', (column) => column.notNull())
      .addColumn('idx', 'integer', (column) => column.notNull())
      .addColumn('channel', 'varchar(500)', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('agent_writes_key', [
        ...(['organization_id', 'run_id', 'thread', 'namespace', 'checkpoint_id', 'task', 'idx'] as const),
      ])
      .execute();
    await db.schema
      .createTable('agent_effects')
      .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
      .addColumn('run_id', id, (column) => column.notNull())
      .addColumn('node', 'varchar(200)', (column) => column.notNull())
      .addColumn('key', 'varchar(200)', (column) => column.notNull())
      .addColumn('effect', 'varchar(64)', (column) => column.notNull())
      .addColumn('input_hash', 'varchar(64)', (column) => column.notNull())
      .addColumn('state', 'varchar(20)', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('intended_at', 'bigint', (column) => column.notNull())
      .addColumn('done_at', 'bigint')
      .addPrimaryKeyConstraint('agent_effects_key', [
        ...(['organization_id', 'run_id', 'node', 'key'] as const),
      ])
      .execute();
  },
};
