/** What was said in reminder rules of clients before it was said of the client itself. */
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import { migrate } from '../../platform/db/index.ts';
import type { MigrationSchema } from '../../platform/db/migrate.ts';
import type { Schema } from '../../schema.ts';
import { onEveryDatabase } from '../../testing/databases.ts';
import { migrations } from '../index.ts';

const stamps = { created_at: 100, updated_at: 500, version: 2 };
const own = { organization_id: 'o', ...stamps };
const organization = {
  ...{ id: 'o', name: 'Mara Voss', address_lines: '[]', country_code: 'DE', currency: 'EUR' },
  ...{ zone: 'Europe/Berlin', language: 'en', time_rules: '{}', tax_category: 'S', tax_rate: '19' },
  ...{ payment_term_days: 30, invoice_prefix: '' },
};

/** The tables as they were: the program's own types are those of the newest schema. */
async function fill(db: Kysely<MigrationSchema>): Promise<void> {
  const insert = async (table: string, row: object) => await db.insertInto(table).values(row).execute();
  await insert('organizations', { ...organization, ...stamps });
  for (const id of ['business', 'consumer', 'none']) {
    const client = { id, name: id, currency: 'EUR', address_lines: '[]', country_code: 'DE' };
    await insert('clients', { ...client, ...own });
  }
  const rule = { rule: '{"steps":[]}', ...own };
  await insert('reminder_rules', { id: 'r1', client_id: 'business', debtor: 'business', ...rule });
  await insert('reminder_rules', { id: 'r2', client_id: 'consumer', debtor: 'consumer', ...rule });
  await insert('reminder_rules', { id: 'r3', client_id: null, debtor: 'business', ...rule });
}

describe('clients from before it was said of them what they are', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('are what their own rule said, and of no kind where they followed the practice', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0068-practice-debtors');
      await migrate(database, migrations.slice(0, at));
      await fill(database.query as unknown as Kysely<MigrationSchema>);
      await migrate(database, migrations);

      const rows = await database.query
        .selectFrom('clients')
        .select(['id', 'debtor'])
        .orderBy('id')
        .execute();
      assert.deepEqual(
        rows.map(({ id, debtor }) => [id, debtor]),
        [
          ['business', 'business'],
          ['consumer', 'consumer'],
          ['none', null],
        ],
      );
      const rules = await database.query.selectFrom('reminder_rules').selectAll().execute();
      assert.deepEqual([rules.length, 'debtor' in (rules[0] ?? {})], [3, false]);
    });
  });
});
