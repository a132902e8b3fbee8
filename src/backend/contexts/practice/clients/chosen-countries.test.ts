/** Whose country was chosen, and whose name was given, before either was recorded. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { migrate } from '../../../platform/db/index.ts';
import type { MigrationSchema } from '../../../platform/db/migrate.ts';
import type { Schema } from '../../../schema.ts';
import { onEveryDatabase } from '../../../testing/databases.ts';

const practice = (id: string, version: number, address_lines: string) => ({
  id,
  name: 'mvoss',
  address_lines,
  country_code: 'DE',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  language: 'en',
  time_rules: '{}',
  tax_category: 'S',
  tax_rate: '19',
  payment_term_days: 30,
  invoice_prefix: '',
  created_at: 100,
  updated_at: 500,
  version,
});
const own = { organization_id: 'edited', created_at: 100, updated_at: 500, version: 1 };
const client = (id: string, country_code: string, fields: object = {}) => ({
  id,
  name: id,
  currency: 'EUR',
  address_lines: '[]',
  country_code,
  ...fields,
  ...own,
});

/** The tables as they were: the program's own types are those of the newest schema. */
async function fill(db: Kysely<MigrationSchema>): Promise<void> {
  const insert = async (table: string, row: object) => await db.insertInto(table).values(row).execute();
  await insert('organizations', practice('edited', 2, '["Hamburg"]'));
  await insert('organizations', practice('untouched', 1, '[]'));
  for (const organization_id of ['edited', 'untouched']) {
    await insert('users', {
      ...own,
      id: `u-${organization_id}`,
      name: 'mvoss',
      role: 'org_admin',
      organization_id,
    });
  }
  await insert('clients', client('bare', 'DE'));
  await insert('clients', client('settled', 'DE', { address_lines: '["Bremen"]' }));
  await insert('clients', client('guessed', 'US', { address_lines: '["Bremen"]' }));
  await insert('clients', client('registered', 'FR', { vat_id: 'FR40303265045' }));
}

describe('countries of before', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('count as chosen where more was typed, but not where only a guess explains them', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0045-practice-chosen-countries');
      await migrate(database, migrations.slice(0, at));
      await fill(database.query as unknown as Kysely<MigrationSchema>);

      await migrate(database, migrations);

      const clients = await database.query
        .selectFrom('clients')
        .select(['id', 'country_code', 'country_chosen'])
        .orderBy('id')
        .execute();
      assert.deepEqual(
        clients.map((row) => [row.id, row.country_code, row.country_chosen]),
        [
          ['bare', 'DE', 0],
          ['guessed', 'US', 0],
          ['registered', 'FR', 1],
          ['settled', 'DE', 1],
        ],
      );
      const practices = await database.query
        .selectFrom('organizations')
        .select(['id', 'name', 'country_chosen'])
        .orderBy('id')
        .execute();
      assert.deepEqual(
        practices.map((row) => [row.id, row.name, row.country_chosen]),
        [
          ['edited', 'mvoss', 1],
          ['untouched', '', 0],
        ],
      );
    });
  });
});
