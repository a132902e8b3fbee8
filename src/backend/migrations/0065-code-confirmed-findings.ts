import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationSchema } from '../platform/db/migrate.ts';
import { id, stamps } from './columns.ts';

type Schema = Kysely<MigrationSchema>;

/** A finding that is to be fixed is confirmed; "accepted" is the word for a risk that is left as it is. */
export const confirmedFindings: Migration = {
  name: '0065-code-confirmed-findings',
  async up(db) {
    await createNext(db);
    await moveHistory(db);
    await moveComments(db);
    for (const table of ['finding_history', 'finding_comments', 'findings'])
      await db.schema.dropTable(table).execute();
    for (const table of ['findings', 'finding_history', 'finding_comments'])
      await db.schema.alterTable(`${table}_next`).renameTo(table).execute();
    await createIndexes(db);
  },
};

/** Columns that both tables have under one name, without the state. */
const kept = `id, organization_id, project_id, source, source_title, seen_by, run_id, path, fingerprint, rule_id, rule_title,
  rule_url, category, severity, severity_rank, confidence, evidence, message, explanation, start_line, start_column,
  end_line, end_column, snippet, snippet_hash, anchor, cwe, owasp, steps, is_new, reason, assignee, comment_count,
  decided_by, decided_at, last_seen_at, resolved_at, created_at, updated_at, version`;

const confirmed = (column: string) => `case ${column} when 'accepted' then 'confirmed' else ${column} end`;

/** SQLite takes no constraint off a table: it is rebuilt, and then what refers to it. */
async function createNext(db: Schema): Promise<void> {
  await stamps(db.schema.createTable('findings_next').addColumn('id', id, (column) => column.primaryKey()))
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('project_id', id, (column) => column.notNull().references('projects.id'))
    .addColumn('source', 'varchar(200)', (column) => column.notNull())
    .addColumn('source_title', 'varchar(200)', (column) => column.notNull())
    .addColumn('seen_by', 'text', (column) => column.notNull().defaultTo('[]'))
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
    .addColumn('evidence', 'text')
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('explanation', 'text')
    .addColumn('start_line', 'integer', (column) => column.notNull())
    .addColumn('start_column', 'integer', (column) => column.notNull())
    .addColumn('end_line', 'integer', (column) => column.notNull())
    .addColumn('end_column', 'integer', (column) => column.notNull())
    .addColumn('snippet', 'text', (column) => column.notNull())
    .addColumn('snippet_hash', 'varchar(64)', (column) => column.notNull())
    .addColumn('anchor', 'text')
    .addColumn('cwe', 'text', (column) => column.notNull())
    .addColumn('owasp', 'text', (column) => column.notNull())
    .addColumn('steps', 'text', (column) => column.notNull())
    .addColumn('is_new', 'integer')
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('open', 'confirmed', 'dismissed', 'resolved')`),
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
  await sql`insert into findings_next (${sql.raw(kept)}, state)
    select ${sql.raw(kept)}, ${sql.raw(confirmed('state'))} from findings`.execute(db);
}

async function moveHistory(db: Schema): Promise<void> {
  await db.schema
    .createTable('finding_history_next')
    .addColumn('id', id, (column) => column.primaryKey())
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('finding_id', id, (column) => column.notNull().references('findings_next.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', id)
    .addColumn('run_id', id)
    .addColumn('source', 'varchar(200)')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .addColumn('standing', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  const columns = 'id, organization_id, finding_id, at, actor, run_id, source, standing, version';
  await sql`insert into finding_history_next (${sql.raw(columns)}, action, changes)
    select ${sql.raw(columns)}, ${sql.raw(confirmed('action'))},
      replace(replace(changes, '"from":"accepted"', '"from":"confirmed"'), '"to":"accepted"', '"to":"confirmed"')
    from finding_history`.execute(db);
}

async function moveComments(db: Schema): Promise<void> {
  await stamps(
    db.schema.createTable('finding_comments_next').addColumn('id', id, (column) => column.primaryKey()),
  )
    .addColumn('organization_id', id, (column) => column.notNull().references('organizations.id'))
    .addColumn('finding_id', id, (column) => column.notNull().references('findings_next.id'))
    .addColumn('author', id, (column) => column.notNull().references('users.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  const columns = 'id, organization_id, finding_id, author, text, created_at, updated_at, version';
  await sql`insert into finding_comments_next (${sql.raw(columns)})
    select ${sql.raw(columns)} from finding_comments`.execute(db);
}

async function createIndexes(db: Schema): Promise<void> {
  const index = async (name: string, table: string, columns: readonly string[]) =>
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await db.schema
    .createIndex('findings_key')
    .unique()
    .on('findings')
    .columns(['project_id', 'source', 'path', 'fingerprint'])
    .execute();
  await index('findings_by_state', 'findings', ['organization_id', 'state', 'severity_rank', 'id']);
  await index('findings_by_project', 'findings', ['project_id', 'severity_rank', 'id']);
  await index('finding_history_by_finding', 'finding_history', ['finding_id', 'at', 'id']);
  await index('finding_history_by_day', 'finding_history', ['organization_id', 'at']);
  await index('finding_comments_by_finding', 'finding_comments', ['finding_id', 'created_at', 'id']);
}
