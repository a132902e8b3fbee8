import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('saved reports', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'insight' });
    });

    afterEach(async () => {
      await test.app.close();
    });

    const query = {
      period: { name: 'last-month' },
      groupBy: 'client',
      thenBy: 'task',
      filter: { billable: true },
    };
    const create = async (body: object = { name: 'To bill', query }) =>
      await test.ask('POST', '/saved-reports', { body });
    const list = async (as?: 'user' | 'foreign') =>
      (await test.ask('GET', '/saved-reports', as && { as })).body.items;

    it('are kept by name, changed and deleted, each step an event', async () => {
      await create({ name: 'Work', query: { ...query, period: { from: '2026-11-01', to: '2026-11-15' } } });
      const { status, body } = await create();

      const renamed = await test.ask('PATCH', `/saved-reports/${body.id}`, { body: { name: 'Billable' } });
      const names = (await list()).map(({ name }: { name: string }) => name);
      const removed = await test.ask('DELETE', `/saved-reports/${body.id}`);
      const events = await test.database.query
        .selectFrom('events')
        .select('type')
        .where('id', '=', body.id)
        .orderBy('seq')
        .execute();

      assert.deepEqual(
        { status, query: body.query, version: renamed.body.version },
        { status: 201, query, version: 2 },
      );
      assert.deepEqual(names, ['Billable', 'Work']);
      assert.equal(removed.status, 204);
      assert.deepEqual(
        events.map(({ type }) => type),
        ['saved-report.created', 'saved-report.changed', 'saved-report.deleted'],
      );
    });

    it('hold nothing that no report takes', async () => {
      const backwards = { ...query, period: { from: '2026-02-01', to: '2026-01-01' } };
      const replies = [
        await create({ name: 'Twice', query: { ...query, thenBy: query.groupBy } }),
        await create({ name: 'Backwards', query: backwards }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [422, 422],
      );
      assert.match(replies[0]?.body.error.details[0].field, /thenBy/);
      assert.deepEqual(await list(), []);
    });

    it('are of the person that saved them alone', async () => {
      const { body } = await create();

      const asUser = await test.ask('GET', `/saved-reports/${body.id}`, { as: 'user' });

      assert.deepEqual([await list('user'), await list('foreign'), asUser.status], [[], [], 404]);
    });

    it('refuse what no report can be asked for', async () => {
      const fieldOf = async (change: object) => {
        const reply = await create({ name: 'x', query: { ...query, ...change } });
        return [reply.status, reply.body.error.details[0].field];
      };

      assert.deepEqual(await fieldOf({ groupBy: 'mood' }), [422, 'query.groupBy']);
      assert.deepEqual(await fieldOf({ period: { name: 'next-week' } }), [422, 'query.period']);
      assert.deepEqual(await fieldOf({ filter: { colour: 'red' } }), [422, 'query.filter.colour']);
    });
  });
});
