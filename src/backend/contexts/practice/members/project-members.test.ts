import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('members of a project over the API', () => {
    let test: TestApp;
    let path: string;
    let people: ReadonlyMap<string, string>;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'time' });
      path = `/projects/${(await test.createProject({ withMembers: false })).projectId}/members`;
      const { items } = (await test.ask('GET', '/users?limit=100')).body;
      people = new Map(items.map(({ role, id }: { role: string; id: string }) => [role, id]));
    });
    afterEach(() => test.close());

    const put = async (role: string, body: object = {}) =>
      await test.ask('PUT', `${path}/${people.get(role)}`, { body });
    const list = async (): Promise<{ userId: string; role: string }[]> =>
      (await test.ask('GET', path)).body.items;
    const typesOf = async () =>
      (await test.ask('GET', '/events?limit=100')).body.items
        .map(({ type }: { type: string }) => type)
        .filter((type: string) => type.startsWith('project-member.'));

    it('are added once, changed and removed, each with its event', async () => {
      const replies = [await put('user'), await put('user'), await put('user', { role: 'lead' })];
      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.role]),
        [
          [201, 'member'],
          [200, 'member'],
          [200, 'lead'],
        ],
      );
      assert.deepEqual(
        (await list()).map(({ userId, role }) => [userId, role]),
        [[people.get('user'), 'lead']],
      );

      const removed = await test.ask('DELETE', `${path}/${people.get('user')}`);
      const again = await test.ask('DELETE', `${path}/${people.get('user')}`);

      assert.deepEqual([removed.status, again.status], [204, 404]);
      assert.deepEqual(await list(), []);
      assert.deepEqual(await typesOf(), [
        'project-member.added',
        'project-member.changed',
        'project-member.removed',
      ]);
    });

    it('are people of the practice: no stranger, nobody of a client, nobody of another practice', async () => {
      for (const id of [newId(), people.get('client'), test.foreigner.userId]) {
        const { status, body } = await test.ask('PUT', `${path}/${id}`, { body: {} });
        assert.deepEqual([status, body.error.details[0].field], [422, 'userId']);
      }
      assert.deepEqual(await list(), []);
    });

    it('are of a project that is there, and of a role that there is', async () => {
      const none = `/projects/${newId()}/members`;
      assert.equal((await test.ask('GET', none)).status, 404);
      assert.equal((await test.ask('PUT', `${none}/${people.get('user')}`, { body: {} })).status, 404);
      assert.equal((await put('user', { role: 'owner' })).status, 422);
    });

    it('become one where two add the same person at once', async () => {
      const replies = await Promise.all(Array.from({ length: 8 }, async () => await put('viewer')));
      assert.deepEqual(replies.map(({ status }) => status).sort(), [...Array(7).fill(200), 201]);
      assert.equal((await list()).length, 1);
    });

    it('are said by an administrator, and never through a key', async () => {
      const { status } = await test.ask('PUT', `${path}/${people.get('user')}`, {
        as: 'billing_admin',
        body: {},
      });
      assert.equal(status, 403);
      const made = await test.ask('POST', '/keys', { body: { name: 'Bot', scopes: ['member:write'] } });
      assert.equal(made.status, 422);
    });
  });
});
