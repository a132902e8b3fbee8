/** Prefixes become patterns that count and read the same; the database holds each series to its first number. */
import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { formatNumber, seriesOfPattern } from '../../../../../domain/invoicing/number-pattern.ts';
import { migrations } from '../../../../migrations/index.ts';
import { migrate } from '../../../../platform/db/index.ts';
import type { MigrationSchema } from '../../../../platform/db/migrate.ts';
import type { Schema } from '../../../../schema.ts';
import { onEveryDatabase } from '../../../../testing/databases.ts';

const organization = (id: string, invoice_prefix: string) => ({
  id,
  name: 'Mara Voss',
  address_lines: '[]',
  country_code: 'DE',
  currency: 'EUR',
  zone: 'UTC',
  language: 'en',
  time_rules: '{}',
  tax_category: 'S',
  tax_rate: '19',
  payment_term_days: 30,
  invoice_prefix,
  created_at: 1,
  updated_at: 1,
  version: 1,
});

const prefixes = ['', 'A', 'A-', 'RE/', '-'];

describe('numbers of before there were patterns', () => {
  onEveryDatabase<Schema>([], (_kind, open) => {
    it('go on as they were', async () => {
      const database = await open();
      const at = migrations.findIndex(({ name }) => name === '0029-money-number-series');
      await migrate(database, migrations.slice(0, at));
      const before = database.query as unknown as Kysely<MigrationSchema>;
      for (const prefix of prefixes) {
        await before
          .insertInto('organizations')
          .values(organization(`o${prefix}`, prefix))
          .execute();
      }

      await migrate(database, migrations);

      const rows = await database.query
        .selectFrom('organizations')
        .select(['id', 'invoice_pattern', 'credit_note_pattern'])
        .execute();
      const shown = prefixes.map((prefix) => {
        const row = rows.find(({ id }) => id === `o${prefix}`);
        return [row?.invoice_pattern ?? '', row?.credit_note_pattern ?? ''].map(
          (pattern) =>
            `${seriesOfPattern(pattern, '2026-11-23').prefix} ${formatNumber(pattern, '2026-11-23', 7)}`,
        );
      });
      assert.deepEqual(shown, [
        [' 2026-0007', 'CN CN-2026-0007'],
        ['A A-2026-0007', 'CN-A CN-A-2026-0007'],
        ['A A-2026-0007', 'CN-A CN-A-2026-0007'],
        ['RE/ RE/2026-0007', 'CN-RE/ CN-RE/2026-0007'],
        [' 2026-0007', 'CN CN-2026-0007'],
      ]);
    });

    it('begin with what was said while they are unused, and run on without gap from there', async () => {
      const database = await open();
      await migrate(database, migrations);
      const db = database.query;
      const { invoice_prefix: _none, ...row } = organization('o', '');
      await sql`insert into organizations ${sql.raw(
        `(${[...Object.keys(row), 'invoice_prefix'].join(', ')})`,
      )} values (${sql.join([...Object.values(row), ''])})`.execute(db);
      const counter = {
        organization_id: 'o',
        prefix: 'A',
        year: 2026,
        last_issue_date: null,
        last_hash: null,
      };
      const start = async (first_sequence: number, last_sequence: number, year = 2026) =>
        await db
          .insertInto('number_counters')
          .values({ ...counter, year, first_sequence, last_sequence })
          .execute();
      const change = async (first_sequence: number, last_sequence: number) =>
        await db
          .updateTable('number_counters')
          .set({ first_sequence, last_sequence })
          .where('year', '=', 2026)
          .execute();

      await start(43, 42);
      await change(50, 49);
      await change(50, 50);
      await assert.rejects(change(50, 52), /without gap/);
      await db
        .updateTable('number_counters')
        .set({ last_issue_date: '2026-11-23', last_hash: 'h' })
        .execute();
      await assert.rejects(change(60, 59), /without gap/);
      await assert.rejects(change(1, 50), /without gap/);
      await assert.rejects(start(1, 7, 2027), /first number/);
      await assert.rejects(start(7, 7, 2027), /first number/);
      await start(1, 1, 2027);

      const skip = async (first_sequence: number, last_sequence: number, year = 2026) =>
        await db
          .insertInto('skipped_numbers')
          .values({
            organization_id: 'o',
            prefix: 'A',
            year,
            first_sequence,
            last_sequence,
            first_number: 'a',
            last_number: 'b',
            reason: 'restored',
            skipped_at: 1,
          })
          .execute();
      await assert.rejects(change(50, 53), /without gap/);
      await skip(51, 53);
      await assert.rejects(change(50, 52), /without gap/);
      await change(50, 53);
      await skip(1, 7, 2028);
      await start(1, 7, 2028);
      await assert.rejects(db.deleteFrom('skipped_numbers').execute(), /for good/);
      await assert.rejects(db.updateTable('skipped_numbers').set({ year: 1 }).execute(), /for good/);
    });
  });
});
