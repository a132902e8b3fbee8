import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp } from '../../../testing/test-app.ts';

const night = { startedAt: '2026-11-16T22:50', endedAt: '2026-11-17T00:20' };

describe('overnight entries on invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;

    beforeEach(async () => {
      practice = await createBillingPractice(await createTestApp(await open(), { upTo: 'money' }));
    });

    afterEach(async () => await practice.vireo.app.close());

    const setRounding = async (rounding: object) =>
      requireOk(await practice.vireo.ask('PATCH', `/projects/${practice.projectId}`, { body: { rounding } }));
    const draftedLine = async (body: Readonly<Record<string, unknown>> = {}) => {
      const draft = requireOk(await practice.draft(body)).body;
      const { trace } = await practice.get(`/invoices/${draft.id}/document`);
      return { draft, line: trace[0] };
    };

    it('have no days in the trace of what was billed before they were changed', async () => {
      const entryId = await practice.addEntry(night);
      const sheetId = await practice.approveWeek();
      const { id } = requireOk(await practice.draft()).body;
      requireOk(await practice.issue(id));
      requireOk(await practice.credit(id));
      const reopened = { body: { reason: 'Shorter' }, as: 'approver' } as const;
      requireOk(await practice.vireo.ask('POST', `/timesheets/${sheetId}/reopen`, reopened));
      const body = { endedAt: '2026-11-17T00:10' };
      requireOk(await practice.vireo.ask('PATCH', `/time-entries/${entryId}`, { body }));

      const { trace } = await practice.get(`/invoices/${id}/document`);

      assert.deepEqual(
        { seconds: trace[0].entries[0].seconds, days: trace[0].entries[0].days },
        { seconds: 5_400, days: [] },
      );
    });

    it('are split by local day in the trace and the period of work', async () => {
      await practice.addEntry(night);
      await practice.approveWeek();

      const { draft, line } = await draftedLine();

      assert.deepEqual(
        { periodStart: draft.periodStart, periodEnd: draft.periodEnd },
        { periodStart: '2026-11-16', periodEnd: '2026-11-17' },
      );
      assert.deepEqual(line.entries[0].days, [
        { date: '2026-11-16', seconds: 4_200 },
        { date: '2026-11-17', seconds: 1_200 },
      ]);
    });

    it('add each of their days to the other work of that day where a rule rounds days', async () => {
      await setRounding({ mode: 'up', stepSeconds: 3_600, scope: 'day-task' });
      await practice.addEntry(night);
      await practice.addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T09:30' });
      await practice.approveWeek();

      const [ready] = (await practice.get('/invoices/billable')).items;
      const { draft, line } = await draftedLine();

      // 70 minutes of the 16th as two hours, 20 and 30 of the 17th as one.
      assert.deepEqual(
        { recordedSeconds: line.recordedSeconds, billedSeconds: line.billedSeconds },
        { recordedSeconds: 7_200, billedSeconds: 3 * 3_600 },
      );
      assert.deepEqual(
        { billedSeconds: ready.billedSeconds, amounts: ready.amounts },
        { billedSeconds: 3 * 3_600, amounts: [draft.net] },
      );
    });

    it('wait for submission and approval before they can be billed, and say so', async () => {
      await practice.addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T13:00' });
      const billable = async () => {
        const { items, waiting } = await practice.get('/invoices/billable');
        return { ready: items.length, waiting };
      };
      const week = { weekStart: '2026-11-16', userName: 'Mara Voss', seconds: 14_400 };

      const open = await billable();
      const [{ weeks, ...one }] = open.waiting;
      assert.deepEqual(
        { ready: open.ready, count: open.waiting.length, one },
        {
          ready: 0,
          count: 1,
          one: { clientId: practice.clientId, waitsFor: 'submission', seconds: 14_400 },
        },
      );
      assert.deepEqual(weeks, [{ ...week, timesheetId: null, userId: practice.vireo.owner.userId }]);

      const { ask } = practice.vireo;
      const { id } = requireOk(await ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } })).body;
      requireOk(await ask('POST', `/timesheets/${id}/submit`));
      const [submitted] = (await billable()).waiting;
      assert.deepEqual(
        [submitted.waitsFor, submitted.weeks.map(({ timesheetId }: { timesheetId: string }) => timesheetId)],
        ['approval', [id]],
      );

      requireOk(await ask('POST', `/timesheets/${id}/approve`, { as: 'approver' }));
      assert.deepEqual(await billable(), { ready: 1, waiting: [] });
    });

    it('are billed whole by the period that they began in, at every door', async () => {
      await practice.addEntry(night);
      await practice.approveWeek();
      const ready = async (query: string) => (await practice.get(`/invoices/billable?${query}`)).items;

      assert.deepEqual(await ready('from=2026-11-17'), []);
      assert.equal((await practice.draft({ period: { from: '2026-11-17', to: '2026-11-30' } })).status, 422);
      const [first] = await ready('from=2026-11-01&to=2026-11-16');
      const { draft, line } = await draftedLine({ period: { from: '2026-11-01', to: '2026-11-16' } });

      assert.deepEqual(
        { seconds: first.seconds, amounts: first.amounts },
        { seconds: 5_400, amounts: [draft.net] },
      );
      assert.equal(line.recordedSeconds, 5_400);
      assert.equal(
        (await practice.vireo.ask('GET', '/invoices/billable?from=2026-11-17&to=2026-11-16')).status,
        422,
      );
    });

    it('are billed once and in full, wherever a period is cut in two', async () => {
      const minutes = [600, 45, 400, 130, 700, 15, 333];
      let startMs = Date.parse('2026-11-09T16:00:00Z');
      for (const [index, length] of minutes.entries()) {
        const endMs = startMs + length * 60_000;
        const [startedAt, endedAt] = [startMs, endMs].map((ms) => new Date(ms).toISOString());
        await practice.addEntry({ startedAt, endedAt, note: index % 2 === 0 ? 'Review' : '' });
        startMs = endMs + 9 * 3_600_000;
      }
      await practice.approveWeek('2026-11-09');
      const [all] = (await practice.get('/invoices/billable')).items;
      const rule = fc.record({
        mode: fc.constantFrom('none', 'up', 'down'),
        stepSeconds: fc.constantFrom(900, 3_600),
        scope: fc.constantFrom('entry', 'day-task', 'line'),
      });
      await fc.assert(
        fc.asyncProperty(rule, fc.integer({ min: 10, max: 13 }), async (rounding, cut) => {
          await setRounding(rounding);
          const drafts = [];
          for (const period of [
            { from: '2026-11-01', to: `2026-11-${cut}` },
            { from: `2026-11-${cut + 1}`, to: '2026-11-30' },
          ]) {
            const [ready] = (await practice.get(`/invoices/billable?from=${period.from}&to=${period.to}`))
              .items;
            if (ready === undefined) continue;
            const { draft } = await draftedLine({ period });
            assert.deepEqual(ready.amounts, [draft.net]);
            const { trace } = await practice.get(`/invoices/${draft.id}/document`);
            drafts.push({ id: draft.id, trace });
          }
          const entries = drafts.flatMap(({ trace }) => trace.flatMap((line: Traced) => line.entries));
          assert.deepEqual((await practice.get('/invoices/billable')).items, []);
          for (const { id } of drafts) await practice.vireo.ask('DELETE', `/invoices/${id}`);

          assert.equal(new Set(entries.map(({ id }) => id)).size, minutes.length);
          assert.equal(entries.length, minutes.length);
          assert.equal(
            entries.reduce((sum, { seconds }) => sum + seconds, 0),
            all.seconds,
          );
        }),
        { numRuns: 8, seed: 5 },
      );
    });
  });
});

interface Traced {
  readonly entries: readonly { readonly id: string; readonly seconds: number }[];
}
