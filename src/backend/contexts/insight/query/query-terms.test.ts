import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playQueryPractice, type QueryPractice } from '../../../testing/insight/query-practice.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

interface Project {
  readonly id: string;
  readonly hourlyRate: { readonly minor: number; readonly currency: string };
}

interface Budget {
  readonly projectId: string;
  readonly usedSeconds: number;
  readonly budgetSeconds: number | null;
  readonly leftSeconds: number | null;
}

describe('rates and budgets of questions', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let played: QueryPractice;
    let projects: readonly Project[];
    let budgets: readonly Budget[];

    before(async () => {
      vireo = await createTestApp(await open());
      played = await playQueryPractice(vireo);
      projects = await played.listAll('/projects');
      // All but the last have one, of more and less hours than were worked.
      for (const [index, { id }] of projects.slice(0, -1).entries()) {
        const body = { budgetSeconds: 20_000 * (index + 1) };
        requireOk(await vireo.ask('PATCH', `/projects/${id}`, { body }));
      }
      budgets = (await played.call('get_budget', {})).output.items;
    });
    after(async () => await vireo.app.close());

    const keysOf = ({ groups }: { readonly groups: readonly { readonly key: string }[] }) =>
      groups.map(({ key }) => key).toSorted();
    const idsOf = (some: readonly Budget[]) => some.map(({ projectId }) => projectId).toSorted();
    const budgeted = () => budgets.filter(({ budgetSeconds }) => budgetSeconds !== null);

    it('have what the list of budgets has, used and left', async () => {
      const used = await played.query('budgetUsed', { group: 'project' });
      const left = await played.query('budgetLeft', { group: 'project' });
      const whole = await played.query('budget', { group: 'project' });

      assert.ok(budgeted().length > 1 && budgeted().length < budgets.length);
      assert.deepEqual(keysOf(used), idsOf(budgeted()));
      for (const one of budgeted()) {
        const of = ({ groups }: typeof used) =>
          groups.find(({ key }: { key: string }) => key === one.projectId);
        assert.equal(of(used).seconds ?? 0, one.usedSeconds);
        assert.equal(of(used).budgetSeconds, one.budgetSeconds);
        assert.equal(of(whole).seconds, one.budgetSeconds);
        // In the minutes that are shown.
        assert.ok(Math.abs((of(left).seconds ?? 0) - (one.leftSeconds ?? 0)) < 60);
      }
    });

    it('lie within bounds of percent and of hours', async () => {
      const percentOf = ({ usedSeconds, budgetSeconds }: Budget) =>
        (usedSeconds * 100) / (budgetSeconds ?? 1);
      const percents = budgeted()
        .map(percentOf)
        .toSorted((one, other) => one - other);
      const middle = percents[Math.floor(percents.length / 2)] ?? 0;
      const above = await played.query('budgetUsed', {
        group: 'project',
        having: { bound: 'above', value: middle },
      });
      const short = await played.query('budgetLeft', {
        group: 'project',
        having: { bound: 'below', value: 0 },
      });

      assert.deepEqual(keysOf(above), idsOf(budgeted().filter((one) => percentOf(one) > middle)));
      assert.deepEqual(
        keysOf(short),
        idsOf(budgeted().filter(({ leftSeconds }) => (leftSeconds ?? 0) <= -60)),
      );
    });

    it('are there or not', async () => {
      const listed = async (is: boolean) => {
        const filters = [{ field: 'budgeted', is }];
        const { records } = await played.query('projects', { filters, shape: 'list', limit: 100 });
        return records.map(({ id }: { id: string }) => id).toSorted();
      };
      const without = budgets.filter(({ budgetSeconds }) => budgetSeconds === null);

      assert.ok(without.length > 0);
      assert.deepEqual(await listed(false), idsOf(without));
      assert.deepEqual(await listed(true), idsOf(budgeted()));
    });

    it('of rates compare those of one currency, and one project has its own', async () => {
      const [first = assert.fail('a project')] = projects;
      const { minor, currency } = first.hourlyRate;
      const value = minor / 100 + 1;
      const below = await played.query('rate', {
        group: 'project',
        having: { bound: 'below', value, currency },
      });
      const one = await played.query('rate', {
        filters: [{ field: 'project', values: [{ id: first.id }] }],
      });

      const own = projects.filter(
        ({ hourlyRate }) => hourlyRate.currency === currency && hourlyRate.minor / 100 < value,
      );
      assert.deepEqual(keysOf(below), own.map(({ id }) => id).toSorted());
      assert.deepEqual(
        one.total.amounts,
        below.groups.find(({ key }: { key: string }) => key === first.id).amounts,
      );
    });
  });
});
