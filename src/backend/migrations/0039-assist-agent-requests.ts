import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

type Schema = Kysely<MigrationSchema>;

/**
 * Requests wait for people, end at a deadline, are run again, leave artifacts and call back; and jobs say whose turn they
 * take and what they count against.
 */
export const agentRequests: Migration = {
  name: '0039-assist-agent-requests',
  async up(db) {
    await db.schema.alterTable('jobs').addColumn('share', 'text').execute();
    await db.schema.alterTable('jobs').addColumn('pool', 'text').execute();
    await db.schema
      .alterTable('jobs')
      .addColumn('continues', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await rebuildRequests(db);
    await createEvents(db);
    await createArtifacts(db);
    await createCallbacks(db);
  },
};

/** Columns that both tables have under one name. */
const kept = `id, organization_id, project_id, requested_by, agent, agent_version, input, priority, state, step, fraction,
  result, error_code, error_message, attempts, cost_minor, cost_currency, job_id, started_at, finished_at, created_at,
  updated_at, version`;

/** SQLite takes no constraint off a table, so it is made anew for the state `waiting`, and its reports after it. */
async function rebuildRequests(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('requests_next').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('requested_by', id, (column) => column.notNull().references('users.id'))
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('agent_version', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'waiting', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('step', 'text')
    .addColumn('fraction', 'double precision')
    .addColumn('result', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('cost_minor', 'bigint')
    .addColumn('cost_currency', 'varchar(3)')
    .addColumn('job_id', id, (column) => column.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('trusted', 'integer')
    .addColumn('question', 'text')
    .addColumn('answer', 'text')
    .addColumn('deadline_at', 'bigint')
    .addColumn('faults', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('replay_of', id)
    .addColumn('checkpoint', 'text')
    .addColumn('group_id', id)
    .addColumn('callback_url', 'text')
    .addColumn('callback_secret', 'text')
    .addCheckConstraint('requests_waiting', sql`(state = 'waiting') = (question is not null)`)
    .execute();
  await sql`insert into requests_next (${sql.raw(kept)}) select ${sql.raw(kept)} from requests`.execute(db);
  await db.schema
    .createTable('request_reports_next')
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('request_id', id, (column) => column.notNull().references('requests_next.id'))
    .addColumn('format', 'varchar(20)', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_reports_pk', ['request_id', 'format'])
    .execute();
  await sql`insert into request_reports_next select organization_id, request_id, format, content from request_reports`.execute(
    db,
  );
  await db.schema.dropTable('request_reports').execute();
  await db.schema.dropTable('requests').execute();
  await db.schema.alterTable('requests_next').renameTo('requests').execute();
  await db.schema.alterTable('request_reports_next').renameTo('request_reports').execute();
  for (const [name, columns] of Object.entries({
    requests_newest: ['organization_id', 'id desc'],
    requests_by_project: ['project_id', 'id desc'],
    requests_by_state: ['state', 'organization_id'],
    requests_by_group: ['organization_id', 'group_id'],
  })) {
    await db.schema.createIndex(name).on('requests').columns(columns).execute();
  }
}

/** The timeline of each request, in order. */
async function createEvents(db: Schema): Promise<void> {
  await db.schema
    .createTable('request_events')
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('request_id', id, (column) => column.notNull().references('requests.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_events_key', ['request_id', 'seq'])
    .execute();
}

async function createArtifacts(db: Schema): Promise<void> {
  await db.schema
    .createTable('request_artifacts')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('request_id', id, (column) => column.notNull().references('requests.id'))
    .addColumn('name', 'varchar(200)', (column) => column.notNull())
    .addColumn('media_type', 'varchar(100)', (column) => column.notNull())
    .addColumn('sha256', 'varchar(64)', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('request_artifacts_key', ['request_id', 'name'])
    .addForeignKeyConstraint('request_artifacts_stored', ['organization_id', 'sha256'], 'stored_files', [
      'organization_id',
      'sha256',
    ])
    .execute();
  await db.schema
    .createIndex('request_artifacts_oldest')
    .on('request_artifacts')
    .columns(['organization_id', 'created_at', 'id'])
    .execute();
}

/** What is sent to the address that a request names. The id is that of the message, the same at each attempt. */
async function createCallbacks(db: Schema): Promise<void> {
  await db.schema
    .createTable('request_callbacks')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('request_id', id, (column) => column.notNull().references('requests.id'))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'delivered', 'failed')`),
    )
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('request_callbacks_of')
    .on('request_callbacks')
    .columns(['request_id', 'id'])
    .execute();
}
