import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, eur, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
describe('the list of what is overdue', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'money' });
      practice = await createPayingPractice(vireo);
      vireo.clock.now = at('2026-10-01T10:00:00Z');
    });

    afterEach(async () => await vireo.app.close());

    const ask: TestApp['ask'] = (...given) => vireo.ask(...given);
    const preview = async (id: string) => await practice.get(`/invoices/${id}/reminder`);

    /** 119.00 EUR, sent on 1 October and due on Saturday, 31 October. */
    async function billed(): Promise<string> {
      const { id } = await practice.bill();
      requireOk(await ask('POST', `/invoices/${id}/sent`, { body: {} }));
      return id;
    }

    it('has the next step of each invoice, and sums of what is overdue', async () => {
      const first = await billed();
      await practice.bill('200.00');
      vireo.clock.now = at('2026-11-02T10:00:00Z');
      const later = await billed();
      const before = await practice.get('/reminders');
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const { today, overdue, items } = await practice.get('/reminders');
      vireo.clock.now = at('2026-11-20T10:00:00Z');
      const { upcoming } = await practice.get('/reminders');

      assert.deepEqual(
        before.items.map(({ plan }: { plan: object }) => plan),
        [
          {
            state: 'scheduled',
            step: 1,
            steps: 3,
            on: '2026-11-09',
            because: null,
            pausedBecause: null,
            bySelf: false,
            asksDebtor: false,
          },
          {
            state: 'nothing',
            step: null,
            steps: 3,
            on: null,
            because: 'not_sent',
            pausedBecause: null,
            bySelf: false,
            asksDebtor: false,
          },
        ],
      );
      assert.deepEqual({ today, overdue }, { today: '2026-11-09', overdue: [eur(11_900 + 23_800)] });
      assert.deepEqual([items[0].invoiceId, items[0].plan.state, items[0].daysLate], [first, 'ready', 9]);
      assert.deepEqual(
        upcoming
          .filter(({ kind }: { kind: string }) => kind === 'due')
          .map(({ invoiceId, on }: { invoiceId: string; on: string }) => [invoiceId, on]),
        [[later, '2026-12-02']],
      );
    });

    it('names apart what has no due date', async () => {
      const issued = await billed();
      await practice.pay(issued);
      // Vireo issues none without one; a row of before may have none.
      const { query } = vireo.database;
      const row = await query.selectFrom('invoices').selectAll().executeTakeFirstOrThrow();
      const { id } = requireOk(await practice.draftItem()).body;
      const undated = { id, number: '2025-0007', sequence: 7, state: 'sent', due_date: null } as const;
      await query
        .updateTable('invoices')
        .set({ ...row, ...undated, paid_minor: 0 })
        .where('id', '=', id)
        .execute();
      vireo.clock.now = at('2026-12-09T10:00:00Z');
      const { items, withoutDueDate } = await practice.get('/reminders');
      const { plan, dueDate } = await preview(id);
      await practice.pay(id);
      const after = await practice.get('/reminders');

      assert.deepEqual([dueDate, plan.because, items], [null, 'no_due_date', []]);
      assert.deepEqual(withoutDueDate, [
        { invoiceId: id, number: '2025-0007', clientName: 'Nordwind GmbH', open: eur(11_900) },
      ]);
      assert.deepEqual(after.withoutDueDate, []);
    });
  });
});
