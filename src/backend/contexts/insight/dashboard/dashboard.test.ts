import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const path = '/dashboard?today=2026-11-20';

describe('the dashboard', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('of a practice that bills', () => {
      let vireo: TestApp;
      let practice: BillingPractice;

      beforeEach(async () => {
        vireo = await createTestApp(await open(), { upTo: 'insight' });
        practice = await createBillingPractice(vireo);
      });

      afterEach(async () => await vireo.app.close());

      it('is empty, not absent, before anything was recorded', async () => {
        const { unbilled, hours, invoiced, open: unpaid, month } = await practice.get(path);

        assert.deepEqual(unbilled, { seconds: 0, readySeconds: 0, draftSeconds: 0, amounts: [] });
        assert.deepEqual(hours, { seconds: 0, billableSeconds: 0, projects: [] });
        assert.equal(month, '2026-11');
        assert.equal(invoiced.length, 12);
        assert.deepEqual(invoiced.at(0), { month: '2025-12', amounts: [] });
        assert.deepEqual(unpaid, []);
      });

      it('tells what is unbilled as the timer does, and the hours of the month by project', async () => {
        await practice.addEntry();
        await practice.approveWeek();
        await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:00' });
        await practice.addEntry({
          startedAt: '2026-11-11T09:00',
          endedAt: '2026-11-11T09:30',
          billable: false,
        });
        await practice.addEntry({ startedAt: '2026-10-31T09:00', endedAt: '2026-10-31T11:00' });

        const { unbilled, hours } = await practice.get(path);
        const timer = await practice.get('/timer');

        assert.deepEqual(unbilled.amounts, timer.unbilled);
        assert.equal(unbilled.seconds, 4.5 * 3600);
        assert.equal(unbilled.readySeconds, 1.5 * 3600);
        assert.equal(hours.seconds, 3 * 3600);
        assert.equal(hours.billableSeconds, 2.5 * 3600);
        assert.deepEqual(
          hours.projects.map(({ projectId, seconds }: { projectId: string; seconds: number }) => [
            projectId,
            seconds,
          ]),
          [[practice.projectId, 3 * 3600]],
        );
      });

      it('shows budgets beside what is used of them, the fullest first, and none of archived projects', async () => {
        const change = async (id: string, body: object) =>
          requireOk(await vireo.ask('PATCH', `/projects/${id}`, { body }));
        const { projectId } = await vireo.createProject();
        const archived = await vireo.createProject();
        await change(practice.projectId, { budgetSeconds: 36_000 });
        await change(projectId, { budgetSeconds: 7_200 });
        await change(archived.projectId, { budgetSeconds: 3_600, archived: true });
        await practice.addEntry({ startedAt: '2026-10-12T09:00', endedAt: '2026-10-12T12:00' });
        await practice.addEntry({ projectId, startedAt: '2026-11-12T09:00', endedAt: '2026-11-12T12:00' });

        const { budgets } = await practice.get(path);

        assert.deepEqual(
          budgets.map(({ name: _name, clientName: _client, ...rest }: Record<string, unknown>) => rest),
          [
            { projectId, usedSeconds: 10_800, budgetSeconds: 7_200 },
            { projectId: practice.projectId, usedSeconds: 10_800, budgetSeconds: 36_000 },
          ],
        );
      });

      it('shows worked time beside the target as the week does', async () => {
        await practice.addEntry({ startedAt: '2026-11-18T22:00', endedAt: '2026-11-19T02:00' });
        await practice.addEntry({ startedAt: '2026-11-02T09:00', endedAt: '2026-11-02T12:00' });

        const { targets } = await practice.get(path);
        const { seconds, targetSeconds } = await practice.get('/weeks/2026-11-16');

        assert.ok(targetSeconds > 0);
        assert.deepEqual(targets.week, { seconds, targetSeconds });
        assert.equal(targets.month.seconds, 7 * 3600);
        assert.ok(targets.month.targetSeconds > 3 * targetSeconds);
        assert.equal((await practice.get(`${path}&month=2026-10`)).targets.week, null);
      });

      it('does not call ready what is on a draft', async () => {
        await practice.addEntry();
        await practice.approveWeek();
        const before = await practice.get(path);
        requireOk(await practice.draft());
        const { unbilled } = await practice.get(path);

        assert.equal(before.unbilled.readySeconds, 1.5 * 3600);
        assert.equal(before.unbilled.draftSeconds, 0);
        assert.equal(unbilled.readySeconds, 0);
        assert.equal(unbilled.draftSeconds, 1.5 * 3600);
        assert.deepEqual(unbilled.amounts, before.unbilled.amounts);
      });

      it('counts an overnight entry in the month that it was worked in', async () => {
        await practice.addEntry({ startedAt: '2026-10-31T22:00', endedAt: '2026-11-01T03:00' });

        const november = await practice.get(path);
        const october = await practice.get(`${path}&month=2026-10`);

        assert.equal(november.hours.seconds, 3 * 3600);
        assert.equal(november.hours.projects[0].seconds, 3 * 3600);
        assert.equal(october.hours.seconds, 2 * 3600);
      });

      it('values unbilled time by the rounding that will be billed, and keeps the recorded time', async () => {
        const rounding = { mode: 'up', stepSeconds: 900, scope: 'entry' };
        requireOk(await vireo.ask('PATCH', `/projects/${practice.projectId}`, { body: { rounding } }));
        await practice.addEntry({ startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T09:50' });

        const { unbilled } = await practice.get(path);
        const timer = await practice.get('/timer');

        assert.equal(unbilled.seconds, 50 * 60);
        assert.deepEqual(unbilled.amounts, [{ minor: 11_000, currency: 'EUR' }]);
        assert.equal(timer.unbilledSeconds, 50 * 60);
        assert.deepEqual(timer.unbilled, unbilled.amounts);
      });

      it('lists the practice’s own currency first, the others by code, whatever their sums', async () => {
        for (const [day, foreign] of Object.entries({ '2026-11-12': 'USD', '2026-11-13': 'DKK' })) {
          const { projectId } = await vireo.createProject({ currency: foreign });
          await practice.addEntry({ projectId, startedAt: `${day}T09:00`, endedAt: `${day}T17:00` });
        }
        await practice.addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T09:10' });

        const { currency, unbilled } = await practice.get(path);

        assert.equal(currency, 'EUR');
        assert.deepEqual(
          unbilled.amounts.map((amount: { currency: string }) => amount.currency),
          ['EUR', 'DKK', 'USD'],
        );
        assert.deepEqual((await practice.get('/timer')).unbilled, unbilled.amounts);
      });

      it('tells another month when it is asked for', async () => {
        await practice.addEntry({ startedAt: '2026-10-31T09:00', endedAt: '2026-10-31T11:00' });

        const { hours, invoiced } = await practice.get(`${path}&month=2026-10`);

        assert.equal(hours.seconds, 2 * 3600);
        assert.equal(invoiced.at(-1).month, '2026-10');
      });

      it('counts an issued invoice in its month and among the open ones, until a credit note takes it off', async () => {
        const { id } = await issueWeek(practice);
        const { net, gross, number, dueDate, issueDate } = await practice.get(`/invoices/${id}`);
        const month = issueDate.slice(0, 7);

        const issued = await practice.get(`/dashboard?today=${dueDate}&month=${month}`);
        const late = await practice.get(`/dashboard?today=${dueDate.slice(0, 4)}-12-31&month=${month}`);
        requireOk(await practice.credit(id));
        const credited = await practice.get(`/dashboard?today=${dueDate}&month=${month}`);

        assert.deepEqual(issued.invoiced.at(-1), { month, amounts: [net] });
        assert.equal(issued.unbilled.seconds, 0);
        const { clientName } = issued.open[0];
        assert.deepEqual(issued.open, [{ id, number, clientName, dueDate, due: gross, daysLate: 0 }]);
        assert.ok(late.open[0].daysLate > 0);
        assert.deepEqual(credited.invoiced.at(-1), { month, amounts: [{ ...net, minor: 0 }] });
        assert.deepEqual(credited.open, []);
      });

      it('shows a user their own time, no budget, which others use too, and no invoice', async () => {
        requireOk(
          await vireo.ask('PATCH', `/projects/${practice.projectId}`, { body: { budgetSeconds: 36_000 } }),
        );
        await practice.addEntry();
        await issueWeek(practice);

        const { status, body } = await vireo.ask('GET', path, { as: 'user' });

        assert.equal(status, 200);
        assert.equal(body.hours.seconds, 0);
        assert.deepEqual(body.budgets, []);
        assert.equal(body.invoiced, null);
        assert.equal(body.open, null);
      });

      it('names what it cannot read', async () => {
        const { status, body } = await vireo.ask('GET', '/dashboard?month=2026-13');

        assert.equal(status, 422);
        assert.match(JSON.stringify(body), /month/);
      });
    });
  });
});
