import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

type Schema = Kysely<MigrationSchema>;

/**
 * Findings of any source, not of agents alone: scans, tools, CI, people. A finding is assigned and talked about,
 * and every step of it is kept. Scans that run as jobs, and imports, are records of their own.
 */
export const findingsOfManySources: Migration = {
  name: '0004-findings-of-many-sources',
  async up(db) {
    await rebuildFindings(db);
    await createHistory(db);
    await createComments(db);
    await createScans(db);
    await createImports(db);
  },
};

/** Columns that both tables have under one name. */
const kept = `id, organization_id, project_id, path, fingerprint, rule_id, category, severity, severity_rank, confidence,
  message, explanation, start_line, start_column, end_line, end_column, snippet, snippet_hash, cwe, owasp, steps, state,
  reason, decided_by, decided_at, last_seen_at, resolved_at, created_at, updated_at, version`;

/** SQLite takes no constraint off a table, so it is made anew: a run need not be an agent's request any more. */
async function rebuildFindings(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('findings_next').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('source', 'varchar(200)', (column) => column.notNull())
    .addColumn('source_title', 'varchar(200)', (column) => column.notNull())
    .addColumn('run_id', id)
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('rule_id', 'text', (column) => column.notNull())
    .addColumn('rule_title', 'text')
    .addColumn('rule_url', 'text')
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
    .addColumn('is_new', 'integer')
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('open', 'accepted', 'dismissed', 'resolved')`),
    )
    .addColumn('reason', 'text', (column) => column.check(sql`state <> 'dismissed' or reason is not null`))
    .addColumn('assignee', id, (column) => column.references('users.id'))
    .addColumn('comment_count', 'integer', (column) => column.notNull())
    .addColumn('decided_by', id)
    .addColumn('decided_at', 'bigint')
    .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('resolved_at', 'bigint', (column) =>
      column.check(sql`(state = 'resolved') = (resolved_at is not null)`),
    )
    .execute();
  await sql`insert into findings_next (${sql.raw(kept)}, source, source_title, run_id, comment_count)
    select ${sql.raw(kept)}, agent, case agent when 'security' then 'Security agent' else agent end, request_id, 0
    from findings`.execute(db);
  await db.schema.dropTable('findings').execute();
  await db.schema.alterTable('findings_next').renameTo('findings').execute();
  await db.schema
    .createIndex('findings_key')
    .unique()
    .on('findings')
    .columns(['project_id', 'source', 'path', 'fingerprint'])
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

/** What was there before has been reported when it was made, and decided on when its record says; no more is known. */
async function createHistory(db: Schema): Promise<void> {
  await db.schema
    .createTable('finding_history')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('finding_id', id, (column) => column.notNull().references('findings.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', id)
    .addColumn('run_id', id)
    .addColumn('source', 'varchar(200)')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('standing', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await sql`insert into finding_history
      (id, organization_id, finding_id, at, run_id, source, action, changes, standing, version)
    select id, organization_id, id, created_at, run_id, source, 'reported', '[]', 1, 1 from findings`.execute(
    db,
  );
  await sql`insert into finding_history
      (id, organization_id, finding_id, at, actor, action, changes, standing, version)
    select 'f' || substr(id, 2), organization_id, id, coalesce(resolved_at, decided_at, updated_at), decided_by, state,
      '[{"field":"state","from":"open","to":"' || state || '"}]', case state when 'accepted' then 0 else -1 end, version
    from findings where state <> 'open'`.execute(db);
  await db.schema
    .createIndex('finding_history_by_finding')
    .on('finding_history')
    .columns(['finding_id', 'at', 'id'])
    .execute();
  await db.schema
    .createIndex('finding_history_by_day')
    .on('finding_history')
    .columns(['organization_id', 'at'])
    .execute();
}

async function createComments(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('finding_comments').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('finding_id', id, (column) => column.notNull().references('findings.id'))
    .addColumn('author', id, (column) => column.notNull().references('users.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('finding_comments_by_finding')
    .on('finding_comments')
    .columns(['finding_id', 'created_at', 'id'])
    .execute();
}

async function createScans(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('scans').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('requested_by', id, (column) => column.notNull().references('users.id'))
    .addColumn('paths', 'text', (column) => column.notNull())
    .addColumn('rules', 'text', (column) => column.notNull())
    .addColumn('dedupe_key', 'varchar(64)', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'running', 'done', 'failed', 'cancelled')`),
    )
    .addColumn('step', 'text')
    .addColumn('fraction', 'double precision')
    .addColumn('result', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('job_id', id, (column) => column.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .execute();
  await sql`create unique index scans_dedupe on scans (organization_id, project_id, dedupe_key)
    where state in ('queued', 'running')`.execute(db);
  await db.schema
    .createIndex('scans_newest')
    .on('scans')
    .columns(['organization_id', 'created_at desc', 'id desc'])
    .execute();
}

async function createImports(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('finding_imports').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('imported_by', id, (column) => column.notNull().references('users.id'))
    .addColumn('content_hash', 'varchar(64)', (column) => column.notNull())
    .addColumn('sources', 'text', (column) => column.notNull())
    .addColumn('losses', 'text', (column) => column.notNull())
    .addColumn('notes', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('finding_imports_newest')
    .on('finding_imports')
    .columns(['organization_id', 'created_at desc', 'id desc'])
    .execute();
}
