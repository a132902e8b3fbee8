import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

type Schema = Kysely<MigrationSchema>;

/** The queue, agent requests, the findings they bring, and the coach's sessions. */
export const jobsFindingsCoach: Migration = {
  name: '0003-jobs-findings-coach',
  async up(db) {
    await createJobs(db);
    await createRequests(db);
    await createFindings(db);
    await createCoach(db);
  },
};

async function createJobs(db: Schema): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('max_attempts', 'integer', (column) => column.notNull().check(sql`max_attempts > 0`))
    .addColumn('dedupe_key', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('cancel_requested', 'integer', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('finished_at', 'bigint')
    .addCheckConstraint('jobs_leased', sql`(state = 'running') = (lease_owner is not null)`)
    .execute();
  await db.schema
    .createIndex('jobs_due')
    .on('jobs')
    .columns(['state', 'priority desc', 'run_at', 'id'])
    .execute();
  await sql`create unique index jobs_dedupe on jobs (organization_id, dedupe_key)
    where dedupe_key is not null and state in ('queued', 'running')`.execute(db);
}

async function createRequests(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('requests').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('requested_by', id, (column) => column.notNull().references('users.id'))
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('agent_version', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
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
    .execute();
  await db.schema
    .createIndex('requests_newest')
    .on('requests')
    .columns(['organization_id', 'id desc'])
    .execute();
  await db.schema
    .createIndex('requests_by_project')
    .on('requests')
    .columns(['project_id', 'id desc'])
    .execute();
}

async function createFindings(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('findings').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('request_id', id, (column) => column.notNull().references('requests.id'))
    .addColumn('agent', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('rule_id', 'text', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('severity_rank', 'integer', (column) => column.notNull())
    .addColumn('confidence', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('explanation', 'text')
    .addColumn('start_line', 'integer', (column) => column.notNull())
    .addColumn('start_column', 'integer', (column) => column.notNull())
    .addColumn('end_line', 'integer', (column) => column.notNull())
    .addColumn('end_column', 'integer', (column) => column.notNull())
    .addColumn('snippet', 'text', (column) => column.notNull())
    .addColumn('snippet_hash', 'varchar(64)', (column) => column.notNull())
    .addColumn('cwe', 'text', (column) => column.notNull())
    .addColumn('owasp', 'text', (column) => column.notNull())
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('open', 'accepted', 'dismissed', 'resolved')`),
    )
    .addColumn('reason', 'text', (column) => column.check(sql`state <> 'dismissed' or reason is not null`))
    .addColumn('decided_by', id)
    .addColumn('decided_at', 'bigint')
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('resolved_at', 'bigint')
    .addUniqueConstraint('findings_key', ['project_id', 'agent', 'path', 'fingerprint'])
    .execute();
  await db.schema
    .createIndex('findings_by_state')
    .on('findings')
    .columns(['organization_id', 'state', 'severity_rank', 'id'])
    .execute();
  await db.schema
    .createIndex('findings_by_project')
    .on('findings')
    .columns(['project_id', 'severity_rank', 'id'])
    .execute();
}

async function createCoach(db: Schema): Promise<void> {
  // Covers "what is unbilled?": time that is in no sheet yet, by project and rate.
  await sql`create index time_entries_open_by_project on time_entries
    (organization_id, project_id, rate_currency, rate_minor, local_date, user_id, seconds)
    where timesheet_id is null and billable = 1`.execute(db);
  await stamps(db.schema.createTable('coach_sessions').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('user_id', id, (column) => column.notNull().references('users.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('coach_sessions_newest')
    .on('coach_sessions')
    .columns(['user_id', 'updated_at desc', 'id desc'])
    .execute();
  await db.schema
    .createTable('coach_messages')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull())
    .addColumn('user_id', id, (column) => column.notNull())
    .addColumn('session_id', id, (column) =>
      column.notNull().references('coach_sessions.id').onDelete('cascade'),
    )
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('answer_id', id, (column) => column.notNull())
    .addColumn('coach', 'text', (column) => column.notNull().check(sql`coach in ('built-in', 'model')`))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('streaming', 'done', 'stopped', 'failed')`),
    )
    .addColumn('frames', 'text', (column) => column.notNull())
    .addColumn('understood', 'text')
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('coach_messages_by_session')
    .on('coach_messages')
    .columns(['session_id', 'asked_at', 'id'])
    .execute();
}
