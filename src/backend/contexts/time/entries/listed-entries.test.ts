import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpEntries } from '../../../testing/time/set-up-entries.ts';

describe('lists and sums of time entries', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpEntries(open);
    const { create, count } = stage;

    it('shows a developer only their own entries, and hides those of others as if they were not', async () => {
      const { body: owners } = await create();
      const { body: own } = await create({}, 'user');

      const list = await stage.test.ask('GET', '/time-entries', { as: 'user' });
      const read = await stage.test.ask('GET', `/time-entries/${owners.id}`, { as: 'user' });
      const removed = await stage.test.ask('DELETE', `/time-entries/${owners.id}`, { as: 'user' });

      assert.deepEqual(
        list.body.items.map((item: { id: string }) => item.id),
        [own.id],
      );
      assert.deepEqual({ read: read.status, removed: removed.status }, { read: 404, removed: 404 });
      assert.equal(await count(), 2);
    });

    it('walks pages newest first without a gap or a repeat', async () => {
      const ids: string[] = [];
      for (let day = 1; day <= 7; day += 1) {
        const { body } = await create({
          startedAt: `2026-11-0${day}T09:00:00Z`,
          endedAt: `2026-11-0${day}T10:00:00Z`,
        });
        ids.unshift(body.id);
      }

      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await stage.test.ask('GET', `/time-entries?limit=3${cursor}`);
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);

      assert.deepEqual(seen, ids);
    });

    it('refuses a cursor that it did not give', async () => {
      const reply = await stage.test.ask('GET', '/time-entries?cursor=bm90IGEgY3Vyc29y');

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field: 'cursor' },
      );
    });

    it('finds a text in whatever case, in every alphabet, in notes and in branches', async () => {
      const git = { remote: null, branch: 'feature/ÉTUDE', head: null, commits: [] };
      await create({ note: 'Änderung der Straße', git });
      await create({ note: 'Ревью', startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-16T10:00:00Z' });
      const found = async (text: string) =>
        (await stage.test.ask('GET', `/time-entries?text=${encodeURIComponent(text)}`)).body.items.length;

      for (const text of ['Änderung', 'änderung', 'ÄNDERUNG', 'straße', 'étude', 'РЕВЬЮ', 'ревью']) {
        assert.equal(await found(text), 1, text);
      }
      assert.equal(await found('anderung'), 0);
    });

    it('refuses a cursor of another list', async () => {
      const cursor = Buffer.from(JSON.stringify(['Nordwind', newId()])).toString('base64url');

      const reply = await stage.test.ask('GET', `/time-entries?cursor=${cursor}`);

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field: 'cursor' },
      );
    });

    it('sums finished time by project, each caller only their own', async () => {
      await create();
      await create({ startedAt: '2026-11-18T09:00:00Z', endedAt: '2026-11-18T10:00:00Z' });
      await create({ startedAt: '2026-11-19T09:00:00Z', endedAt: '2026-11-19T10:00:00Z' }, 'user');
      await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });

      const totals = await stage.test.ask('GET', '/time-entries/totals');
      const own = await stage.test.ask('GET', '/time-entries/totals', { as: 'user' });

      assert.deepEqual(totals.body.items, [{ projectId: stage.projectId, seconds: 15_300 }]);
      assert.deepEqual(own.body.items, [{ projectId: stage.projectId, seconds: 3_600 }]);
    });

    it('lists the tags in use, of some days alone where they are asked for, each caller only their own', async () => {
      await create({ tags: ['urgent', 'call'] });
      await create({
        startedAt: '2026-11-18T09:00:00Z',
        endedAt: '2026-11-18T10:00:00Z',
        tags: ['Überprüfung', 'call'],
      });
      await create({ startedAt: '2026-11-30T23:00:00Z', endedAt: '2026-12-01T01:00:00Z', tags: ['night'] });
      await create(
        { startedAt: '2026-11-19T09:00:00Z', endedAt: '2026-11-19T10:00:00Z', tags: ['mine'] },
        'user',
      );
      const tagsOf = async (query: string, as?: 'user' | 'foreign') =>
        (await stage.test.ask('GET', `/time-entries/tags${query}`, as && { as })).body.items;

      assert.deepEqual(await tagsOf(''), ['call', 'mine', 'night', 'Überprüfung', 'urgent']);
      assert.deepEqual(await tagsOf('?from=2026-11-18&to=2026-11-18'), ['call', 'Überprüfung']);
      assert.deepEqual(await tagsOf('?from=2026-12-01&to=2026-12-01&spanning=true'), ['night']);
      assert.deepEqual([await tagsOf('', 'user'), await tagsOf('', 'foreign')], [['mine'], []]);
      const { status } = await stage.test.ask('GET', '/time-entries/tags?from=2026-11-18&to=2026-11-17');
      assert.equal(status, 422);
    });
  });
});
