/** Findings that agents brought before other sources were taken come along, with what is known of their past. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { migrate } from '../../platform/db/index.ts';
import type { MigrationSchema } from '../../platform/db/migrate.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { migrations } from '../index.ts';

const stamps = { created_at: 100, updated_at: 500, version: 2 };

const organization = {
  id: 'o',
  name: 'Mara Voss',
  address_lines: '[]',
  country_code: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  language: 'en',
  overlap_policy: 'warn',
  rounding: '{}',
  tax_category: 'S',
  tax_rate: '19',
  payment_term_days: 30,
  invoice_prefix: '',
};
const own = { organization_id: 'o', ...stamps };
const request = {
  id: 'r',
  project_id: 'p',
  requested_by: 'u',
  agent: 'security',
  agent_version: '1',
  input: '{}',
  priority: 0,
  state: 'done',
  attempts: 1,
  job_id: 'j',
};
const place = { start_line: 1, start_column: 0, end_line: 1, end_column: 2 };
const told = { message: 'm', snippet: 's', snippet_hash: 'h', cwe: '[]', owasp: '[]', steps: '[]' };
const finding = {
  project_id: 'p',
  request_id: 'r',
  agent: 'security',
  path: 'a.ts',
  rule_id: 'rule',
  category: 'security',
  severity: 'high',
  severity_rank: 1,
  confidence: 'high',
  ...place,
  ...told,
  last_seen_at: 400,
};

/** The tables as they were: the program's own types are those of the newest schema. */
async function fill(db: Kysely<MigrationSchema>): Promise<void> {
  const insert = async (table: string, row: object) =>
    await db
      .insertInto(table)
      .values({ ...row })
      .execute();
  await insert('organizations', { ...organization, ...stamps });
  await insert('users', { id: 'u', name: 'Mara', role: 'org_admin', ...own });
  const client = { id: 'c', name: 'Client', currency: 'EUR', address_lines: '[]', country_code: 'DE' };
  await insert('clients', { ...client, ...own });
  const project = { id: 'p', client_id: 'c', name: 'API', hourly_rate_minor: 1, currency: 'EUR' };
  await insert('projects', { ...project, ...own });
  await insert('requests', { ...request, ...own });
  await insert('findings', { ...finding, ...own, id: '0a', fingerprint: 'a', state: 'open' });
  const dismissed = { state: 'dismissed', reason: 'Known', decided_by: 'u', decided_at: 300 };
  await insert('findings', { ...finding, ...own, id: '0b', fingerprint: 'b', ...dismissed });
  await insert('findings', {
    ...finding,
    ...own,
    id: '0c',
    fingerprint: 'c',
    state: 'resolved',
    resolved_at: 450,
  });
}

describe('findings of before', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('are kept as the agent’s, decision included, and have a history', async () => {
      const database = await open();
      await migrate(database, migrations.slice(0, 3));
      await fill(database.query as unknown as Kysely<MigrationSchema>);

      await migrate(database, migrations);

      const { query } = database;
      const columns = ['id', 'source', 'source_title', 'run_id', 'state', 'reason'] as const;
      assert.deepEqual(await query.selectFrom('findings').select(columns).orderBy('id').execute(), [
        {
          id: '0a',
          source: 'security',
          source_title: 'Security agent',
          run_id: 'r',
          state: 'open',
          reason: null,
        },
        {
          id: '0b',
          source: 'security',
          source_title: 'Security agent',
          run_id: 'r',
          state: 'dismissed',
          reason: 'Known',
        },
        {
          id: '0c',
          source: 'security',
          source_title: 'Security agent',
          run_id: 'r',
          state: 'resolved',
          reason: null,
        },
      ]);
      const history = await query
        .selectFrom('finding_history')
        .select(['finding_id', 'at', 'actor', 'action', 'standing'])
        .orderBy('finding_id')
        .orderBy('at')
        .execute();
      assert.deepEqual(
        history.map((step) => Object.values(step)),
        [
          ['0a', 100, null, 'reported', 1],
          ['0b', 100, null, 'reported', 1],
          ['0b', 300, 'u', 'dismissed', -1],
          ['0c', 100, null, 'reported', 1],
          ['0c', 450, null, 'resolved', -1],
        ],
      );
    });

    it('are confirmed where they were accepted to be fixed, and so says their history', async () => {
      const database = await open();
      await migrate(database, migrations.slice(0, 3));
      const { query } = database;
      const old = query as unknown as Kysely<MigrationSchema>;
      await fill(old);
      const accepted = { ...finding, ...own, id: '0d', fingerprint: 'd', state: 'accepted' };
      await old
        .insertInto('findings')
        .values({ ...accepted, decided_by: 'u', decided_at: 300 })
        .execute();

      await migrate(database, migrations);

      const row = await query.selectFrom('findings').selectAll().where('id', '=', '0d').executeTakeFirst();
      assert.deepEqual([row?.state, row?.decided_by, row?.decided_at], ['confirmed', 'u', 300]);
      const told = await query
        .selectFrom('finding_history')
        .select(['action', 'changes'])
        .where('finding_id', '=', '0d')
        .orderBy('at')
        .execute();
      assert.deepEqual(
        told.map(({ action, changes }) => [action, JSON.parse(changes)]),
        [
          ['reported', []],
          ['confirmed', [{ field: 'state', from: 'open', to: 'confirmed' }]],
        ],
      );
    });

    it('are one where a scan and an agent found the same: the decision holds, what was said stays, it stands once', async () => {
      const database = await open();
      await migrate(database, migrations.slice(0, 3));
      const { query } = database;
      const old = query as unknown as Kysely<MigrationSchema>;
      await fill(old);
      await migrate(database, migrations.slice(0, 6));
      const { request_id: _request, agent: _agent, ...brought } = finding;
      const scanned = { ...brought, ...own, source: 'scan', source_title: 'Vireo scan', comment_count: 1 };
      const dismissal = { state: 'dismissed', reason: 'Constant', decided_by: 'u', decided_at: 460 };
      const rows = [
        { ...scanned, ...dismissal, id: '1a', fingerprint: 'a' },
        { ...scanned, id: '1c', fingerprint: 'c', state: 'open' },
        { ...scanned, id: '1d', fingerprint: 'a', state: 'open', source: 'tool:Lint', source_title: 'Lint' },
      ];
      for (const row of rows) await old.insertInto('findings').values(row).execute();
      const said = { ...own, id: 'k', finding_id: '0a', author: 'u', text: 'Look.' };
      await old.insertInto('finding_comments').values(said).execute();

      await migrate(database, migrations);

      const columns = ['id', 'state', 'seen_by', 'comment_count'] as const;
      const agent = { source: 'security', title: 'Security agent', isOwn: true };
      const scan = { source: 'scan', title: 'Vireo scan', isOwn: true };
      const kept = await query.selectFrom('findings').select(columns).orderBy('id').execute();
      assert.deepEqual(
        kept.map((row) => [row.id, row.state, JSON.parse(row.seen_by), row.comment_count]),
        [
          ['0b', 'dismissed', [agent], 0],
          ['1a', 'dismissed', [agent, scan], 1],
          ['1c', 'open', [scan], 1],
          ['1d', 'open', [{ source: 'tool:Lint', title: 'Lint' }], 1],
        ],
      );
      const told = await query
        .selectFrom('finding_history')
        .select(['finding_id', 'action', 'standing'])
        .where('finding_id', 'in', ['1a', '1c'])
        .orderBy('finding_id')
        .orderBy('at')
        .execute();
      assert.deepEqual(
        told.map((step) => Object.values(step)),
        [
          ['1a', 'reported', 0],
          ['1c', 'reported', 0],
          ['1c', 'resolved', 0],
        ],
      );
      const comment = await query.selectFrom('finding_comments').selectAll().executeTakeFirst();
      assert.equal(comment?.finding_id, '1a');
    });
  });
});
