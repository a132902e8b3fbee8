/** What projects charged before rates had dates, the amounts that their time has, and who worked on them. */
import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { migrate } from '../../platform/db/index.ts';
import type { MigrationSchema } from '../../platform/db/migrate.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { migrations } from '../index.ts';

const stamps = { created_at: 100, updated_at: 500, version: 2 };
const own = { organization_id: 'o', ...stamps };

const organization = {
  id: 'o',
  name: 'Mara Voss',
  address_lines: '[]',
  country_code: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  language: 'en',
  time_rules: '{}',
  tax_category: 'S',
  tax_rate: '19',
  payment_term_days: 30,
  invoice_prefix: '',
};

const entry = (id: string, project_id: string, rate_minor: number, timesheet_id: string | null) => ({
  id,
  user_id: 'u',
  project_id,
  started_at: Date.parse('2024-02-05T09:00:00Z'),
  ended_at: Date.parse('2024-02-05T10:00:00Z'),
  zone: 'UTC',
  local_date: '2024-02-05',
  seconds: 3600,
  note: '',
  billable: 1,
  tags: '[]',
  rate_minor,
  rate_currency: 'EUR',
  timesheet_id,
  ...own,
});

/** The tables as they were: the program's own types are those of the newest schema. */
async function fill(db: Kysely<MigrationSchema>): Promise<void> {
  const insert = async (table: string, row: object) => await db.insertInto(table).values(row).execute();
  await insert('organizations', { ...organization, ...stamps });
  await insert('users', { id: 'u', name: 'Mara', role: 'org_admin', ...own });
  const client = { id: 'c', name: 'Acme', currency: 'EUR', address_lines: '[]', country_code: 'DE' };
  await insert('clients', { ...client, ...own });
  for (const [id, hourly_rate_minor] of [
    ['paid', 11_000],
    ['bare', 0],
  ] as const) {
    await insert('projects', { id, client_id: 'c', name: id, hourly_rate_minor, currency: 'EUR', ...own });
  }
  const sheet = { id: 't', user_id: 'u', week_start: '2024-02-05', week_end: '2024-02-11', supplement: 0 };
  await insert('timesheets', { ...sheet, state: 'approved', ...own });
  await insert('time_entries', entry('approved', 'paid', 11_000, 't'));
  await insert('time_entries', entry('raised', 'paid', 10_000, null));
  await insert('time_entries', entry('nothing', 'bare', 0, 't'));
}

describe('what projects charged, and who worked on them', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('makes whoever has time on a project a member of it, once', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0024-practice-rates');
      await migrate(database, migrations.slice(0, at));
      await fill(database.query as unknown as Kysely<MigrationSchema>);

      await migrate(database, migrations);

      const members = await database.query
        .selectFrom('project_members')
        .select(['project_id', 'user_id', 'role'])
        .orderBy('project_id')
        .execute();
      assert.deepEqual(members, [
        { project_id: 'bare', user_id: 'u', role: 'member' },
        { project_id: 'paid', user_id: 'u', role: 'member' },
      ]);
    });

    it('is their rate from the beginning, and no amount of an entry changes', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0024-practice-rates');
      await migrate(database, migrations.slice(0, at));
      await fill(database.query as unknown as Kysely<MigrationSchema>);

      await migrate(database, migrations);

      const db = database.query;
      const [rate, ...more] = await db.selectFrom('rates').selectAll().execute();
      assert.deepEqual(
        {
          scope: rate?.scope,
          scope_id: rate?.scope_id,
          actor: rate?.actor,
          minor: rate?.minor,
          currency: rate?.currency,
          valid_from: rate?.valid_from,
          moreCount: more.length,
        },
        {
          scope: 'project',
          scope_id: 'paid',
          actor: null,
          minor: 11_000,
          currency: 'EUR',
          valid_from: '1900-01-01',
          moreCount: 0,
        },
      );
      const entries = await db
        .selectFrom('time_entries')
        .select(['id', 'rate_minor', 'rate_id', 'rate_own', 'version'])
        .orderBy('id')
        .execute();
      assert.deepEqual(
        entries.map(({ id, rate_minor, rate_id, rate_own, version }) => [
          id,
          rate_minor,
          rate_id,
          rate_own,
          version,
        ]),
        [
          ['approved', 11_000, rate?.id, 0, 2],
          ['nothing', 0, null, 0, 2],
          ['raised', 10_000, null, 0, 2],
        ],
      );
    });

    it('stays with submitted time, which may get a first rate and no other', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0024-practice-rates');
      await migrate(database, migrations.slice(0, at));
      await fill(database.query as unknown as Kysely<MigrationSchema>);
      await migrate(database, migrations);
      const rateTo = async (id: string, minor: number) =>
        await sql`update time_entries set rate_minor = ${minor} where id = ${id}`.execute(database.query);

      await rateTo('raised', 9_000);
      await rateTo('nothing', 9_000);

      await assert.rejects(rateTo('approved', 9_000));
      await assert.rejects(rateTo('nothing', 8_000));
      await assert.rejects(
        sql`update time_entries set rate_own = 1 where id = 'approved'`.execute(database.query),
      );
    });
  });
});
