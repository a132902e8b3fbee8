import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('tasks', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      ({ projectId } = await test.createProject());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const create = async (name: string, more: object = {}) =>
      await test.ask('POST', '/tasks', { body: { projectId, name, ...more } });

    it('are listed by name, of one project, with those that are archived apart', async () => {
      const other = await test.createProject();
      const [review, build] = [await create('Review'), await create('Build')];
      await create('Elsewhere', { projectId: other.projectId });
      await test.ask('PATCH', `/tasks/${review.body.id}`, { body: { archived: true, name: 'Reviews' } });

      const list = async (query: string) =>
        (await test.ask('GET', `/tasks?projectId=${projectId}${query}`)).body.items.map(
          ({ name }: { name: string }) => name,
        );

      assert.deepEqual([build.status, await list('')], [201, ['Build', 'Reviews']]);
      assert.deepEqual(
        [await list('&archived=false'), await list('&archived=true')],
        [['Build'], ['Reviews']],
      );
    });

    it('are made once, however often they are sent, and for a project that there is', async () => {
      const id = '0197a3c2-0000-7000-8000-00000000c0de';

      const replies = [
        await create('Build', { id }),
        await create('Build', { id }),
        await create('Another', { id }),
        await create('Nowhere', { projectId: id }),
      ];

      assert.deepEqual(
        replies.map(({ status }) => status),
        [201, 200, 409, 422],
      );
    });

    it('stay while time is recorded on them', async () => {
      const { body: task } = await create('Build');
      const times = { startedAt: '2026-11-17T09:00:00Z', endedAt: '2026-11-17T10:00:00Z' };
      const entry = await test.ask('POST', '/time-entries', {
        body: { projectId, taskId: task.id, ...times },
      });

      const refused = await test.ask('DELETE', `/tasks/${task.id}`);
      await test.ask('DELETE', `/time-entries/${entry.body.id}`);
      const deleted = await test.ask('DELETE', `/tasks/${task.id}`);

      assert.deepEqual({ refused: refused.status, deleted: deleted.status }, { refused: 409, deleted: 204 });
      assert.equal((await test.ask('GET', `/tasks/${task.id}`)).status, 404);
    });
  });
});
