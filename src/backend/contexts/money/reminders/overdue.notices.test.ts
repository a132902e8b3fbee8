import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const at = (instant: string) => Date.parse(instant);
const types = ['invoice.overdue', 'reminder.ready'] as const;

describe('notices of what is overdue', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;

    beforeEach(async () => {
      vireo = await createTestApp(await open(), { upTo: 'desk' });
      practice = await createPayingPractice(vireo);
    });
    afterEach(async () => await vireo.app.close());

    async function bill(on: string): Promise<string> {
      vireo.clock.now = at(on);
      const { id } = await practice.bill();
      requireOk(await vireo.ask('POST', `/invoices/${id}/sent`, { body: {} }));
      return id;
    }

    async function list(type: (typeof types)[number], subjectId?: string) {
      const source = vireo.app.notices.get(type)?.source;
      assert.ok(source?.kind === 'standing');
      return await source.list(vireo.app.mail.ports.reads(vireo.owner), { now: vireo.clock.now, subjectId });
    }

    it('are of one invoice what they are of all, whatever its state', async () => {
      const ready = await bill('2026-10-01T10:00:00Z');
      const paid = await bill('2026-10-01T10:00:00Z');
      const paused = await bill('2026-10-01T10:00:00Z');
      const due = await bill('2026-10-08T10:00:00Z');
      const later = await bill('2026-11-06T10:00:00Z');
      await practice.pay(paid);
      requireOk(
        await vireo.ask('POST', `/invoices/${paused}/reminder/pause`, { body: { reason: 'Disputed' } }),
      );
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      for (const type of types) {
        const all = await list(type);
        for (const id of [ready, paid, paused, due, later]) {
          const own = all.filter(({ subject }) => subject.id === id);
          assert.deepEqual(await list(type, id), own, type);
        }
      }
      const idsOf = async (type: (typeof types)[number]) =>
        (await list(type)).map(({ subject }) => subject.id);

      assert.deepEqual(await idsOf('reminder.ready'), [ready]);
      assert.deepEqual((await idsOf('invoice.overdue')).toSorted(), [ready, paused, due].toSorted());
      assert.deepEqual(await list('reminder.ready', '0197a3c2-0000-7000-8000-0000000d0009'), []);
    });

    it('of one invoice read no other', async () => {
      const ids = [];
      for (let count = 0; count < 4; count += 1) ids.push(await bill('2026-10-01T10:00:00Z'));
      vireo.clock.now = at('2026-11-09T10:00:00Z');
      const executor = vireo.database.query.getExecutor();
      const execute = executor.executeQuery.bind(executor);
      let rows = 0;
      executor.executeQuery = async <R>(...asked: Parameters<typeof execute>) => {
        const result = await execute<R>(...asked);
        if (/from "invoices"/.test(asked[0].sql)) rows = Math.max(rows, result.rows.length);
        return result;
      };
      const [id = ''] = ids;
      const found = (await Promise.all(types.map(async (type) => await list(type, id)))).flat();
      const most = rows;
      await list('invoice.overdue');

      assert.deepEqual([found.map(({ subject }) => subject.id), most, rows], [[id, id], 1, ids.length]);
    });
  });
});
