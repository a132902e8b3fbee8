/** Every column of documents and ledger, changed one at a time: the proof names that column and no other. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { layHandsOn } from '../../../../testing/lay-hands-on.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { type NotCompared, type PlantedChange, provenColumns } from '../../../../testing/proven-columns.ts';
import { createTestApp } from '../../../../testing/test-app.ts';
import type { NumberProof } from '../numbers/verify-numbers.schema.ts';

type Table = keyof typeof provenColumns;
const tables = Object.keys(provenColumns) as readonly Table[];

const changes = tables.flatMap((table) =>
  Object.entries<PlantedChange | NotCompared>(provenColumns[table].columns).flatMap(([column, change]) =>
    'to' in change ? [{ table, column, change }] : [],
  ),
);

describe('the proof of columns', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (kind, open) => {
    let practice: PayingPractice;

    const openPractice = async (): Promise<void> => {
      practice = await createPayingPractice(await createTestApp(await open(), { upTo: 'money' }));
    };

    const closePractice = async (): Promise<void> => await practice.vireo.app.close();

    const verify = async (): Promise<NumberProof> =>
      requireOk(await practice.vireo.ask('GET', '/invoices/verify')).body;

    /** A paid and sent invoice, and one that is credited in part. */
    async function trade() {
      const invoice = await practice.bill('100.00', { note: 'Thank you' });
      requireOk(
        await practice.vireo.ask('POST', `/invoices/${invoice.id}/sent`, { body: { to: 'ap@n.example' } }),
      );
      const payment = await practice.pay(invoice.id);
      const other = await practice.bill('200.00');
      requireOk(await practice.credit(other.id, { amount: eur(5_000) }));
      return { invoice: invoice.id, payment: payment.id };
    }

    /** The comment keeps it from being explained on the other database, which has no table of what was saved. */
    const layHere = async (statement: string): Promise<void> =>
      await layHandsOn(practice.vireo.database, `/* here */ ${statement}`);

    describe('over one practice, whose rows are put back', () => {
      let ids: Awaited<ReturnType<typeof trade>>;

      before(async () => {
        await openPractice();
        ids = await trade();
        for (const table of tables) await layHere(`create table saved_${table} as select * from ${table}`);
      });

      after(closePractice);

      async function plant(table: Table, column: string, change: PlantedChange): Promise<NumberProof> {
        const where = (change.where ?? provenColumns[table].where)
          .replace(':invoice', `'${ids.invoice}'`)
          .replace(':payment', `'${ids.payment}'`);
        assert.deepEqual((await verify()).differences, []);
        await layHandsOn(
          practice.vireo.database,
          `update ${table} set ${column} = ${change.to} where ${where}`,
        );
        try {
          return await verify();
        } finally {
          await layHere(`delete from ${table}`);
          await layHere(`insert into ${table} select * from saved_${table}`);
        }
      }

      for (const table of tables) {
        it(`knows every column of ${table}`, async () => {
          const { query: db } = practice.vireo.database;
          const { rows } = await (kind === 'postgres'
            ? sql<{ name: string }>`select column_name as name from information_schema.columns
                where table_schema = current_schema() and table_name = ${table}`
            : sql<{ name: string }>`select name from pragma_table_info(${table})`
          ).execute(db);

          assert.deepEqual(
            Object.keys(provenColumns[table].columns).toSorted(),
            rows.map(({ name }) => name).toSorted(),
          );
        });
      }

      for (const { table, column, change } of changes) {
        it(`names a change of ${table}.${column}`, async () => {
          const { ok, series, differences } = await plant(table, column, change);

          assert.equal(ok, false);
          if (change.by === 'numbers') {
            assert.notDeepEqual(
              series.flatMap(({ faults }) => faults),
              [],
            );
            return;
          }
          assert.deepEqual(
            differences.map((each) => `${each.table}.${each.column}`),
            [`${table}.${change.by ?? column}`],
            JSON.stringify(differences, null, 2),
          );
          assert.match(differences[0]?.message ?? '', /: \w+ is .+, but the [\w ]+ says .+\.$/);
        });
      }
    });

    describe('over a practice of its own', () => {
      beforeEach(openPractice);
      afterEach(closePractice);

      it('holds for payments, credit notes, write-offs, refunds, corrections, reversals and opening balances', async () => {
        const { ask } = practice.vireo;
        const { clientId } = practice;
        await trade();
        const [first, second, third, fourth, fifth] = [
          await practice.bill('10.00'),
          await practice.bill('20.00'),
          await practice.bill('30.00'),
          await practice.bill('40.00'),
          await practice.bill('50.00'),
        ];
        requireOk(await practice.post({ kind: 'write_off', allocations: [{ invoiceId: first.id }] }));
        requireOk(await practice.credit(first.id));
        await practice.pay(second.id, 500);
        await practice.pay(third.id);
        requireOk(await practice.credit(third.id));
        requireOk(await practice.post({ kind: 'transfer', allocations: [{ invoiceId: second.id }] }));
        requireOk(await practice.post({ kind: 'refund', clientId }));
        const paid = await practice.pay(fourth.id);
        requireOk(await practice.reverse(paid.id));
        requireOk(await practice.post({ kind: 'payment', clientId, amount: eur(700) }));
        requireOk(await ask('POST', `/invoices/${fifth.id}/correct`, { body: { reason: 'Wrong price' } }));
        const opening = {
          number: '2025-017',
          clientId,
          issueDate: '2026-08-01',
          dueDate: '2026-08-31',
          open: eur(11_900),
        };
        const entered = requireOk(await ask('POST', '/invoices/opening', { body: opening })).body;
        await practice.pay(entered.id, 900);

        assert.deepEqual((await verify()).differences, []);
      });

      it('holds for recorded time, and names the line whose seconds were changed', async () => {
        await practice.addEntry({ note: 'Review' });
        await practice.approveWeek();
        const { id } = requireOk(await practice.draft({ annex: true })).body;
        requireOk(await practice.issue(id));
        assert.deepEqual((await verify()).differences, []);
        await layHandsOn(
          practice.vireo.database,
          `update invoice_lines set recorded_seconds = 1 where invoice_id = '${id}'`,
        );

        const { differences } = await verify();

        assert.deepEqual(
          differences.map(({ column, stored, expected }) => [column, stored, expected]),
          [['recorded_seconds', '1', '5400']],
        );
      });
    });
  });
});
