import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { onEveryEntryPractice } from '../../../../testing/entry-requests.ts';

describe('changes of entries', () => {
  onEveryEntryPractice((test) => {
    const { entries } = test;

    describe('put', () => {
      it('keeps the zone in the letters of the IANA database, and refuses what is none', async () => {
        const zones = ['europe/berlin', 'us/PACIFIC', 'Mars/Olympus'];

        const sent = await Promise.all(zones.map((zone) => entries.put(newId(), { zone })));

        assert.deepEqual(
          sent.map(({ status, body }) => body.zone ?? status),
          ['Europe/Berlin', 'US/Pacific', 422],
        );
      });

      it('creates under the id of the client, once', async () => {
        const id = newId();

        const first = await entries.put(id);
        const again = await entries.put(id);

        assert.deepEqual(
          { firstStatus: first.status, againStatus: again.status, version: again.body.version },
          { firstStatus: 201, againStatus: 200, version: 1 },
        );
        assert.deepEqual(await entries.list(), ['09:00-11:00 Import']);
      });

      it('replaces the version that was seen, and takes the same again for done', async () => {
        const id = newId();
        await entries.put(id, { tags: ['a'] });

        const replaced = await entries.put(id, { note: 'Review' }, 1);
        const again = await entries.put(id, { note: 'Review' }, 1);

        assert.deepEqual(
          { status: replaced.status, version: replaced.body.version, tags: replaced.body.tags },
          { status: 200, version: 2, tags: [] },
        );
        assert.deepEqual({ status: again.status, body: again.body }, { status: 200, body: replaced.body });
      });

      it('shows both versions of a conflict, and changes nothing', async () => {
        const id = newId();
        await entries.put(id);
        await entries.put(id, { note: 'Theirs' }, 1);

        const stale = await entries.put(id, { note: 'Ours' }, 1);
        const blind = await entries.put(id, { note: 'Ours' });
        const patched = await test.ask('PATCH', `/time-entries/${id}`, {
          body: { note: 'Ours' },
          headers: { 'if-match': '"1"' },
        });

        assert.deepEqual(
          { stale: stale.status, blind: blind.status, patched: patched.status },
          { stale: 412, blind: 409, patched: 412 },
        );
        for (const { body } of [stale, blind, patched]) {
          const { current, sent } = body.error.conflict;
          assert.deepEqual(
            { currentNote: current.note, version: current.version, sentNote: sent.note },
            { currentNote: 'Theirs', version: 2, sentNote: 'Ours' },
          );
        }
        assert.deepEqual(await entries.list(), ['09:00-11:00 Theirs']);
      });

      it('shortens in steps what a timer left longer than a day, and makes it no longer', async () => {
        const { id } = (await test.ask('POST', '/timer', { body: { projectId: test.projectId } })).body;
        const startMs = test.clock.now;
        const hours = (count: number) => new Date(startMs + count * 3_600_000).toISOString();
        test.clock.now += 30 * 3_600_000;
        await test.ask('POST', '/timer/stop', { body: { entryId: id } });
        const end = (count: number) =>
          test.ask('PATCH', `/time-entries/${id}`, { body: { endedAt: hours(count) } });

        const [shorter, longer] = [await end(29), await end(30)];

        assert.deepEqual(
          { status: shorter.status, seconds: shorter.body.seconds },
          { status: 200, seconds: 29 * 3600 },
        );
        assert.deepEqual(
          { status: longer.status, field: longer.body.error.details[0].field },
          { status: 422, field: 'endedAt' },
        );
      });

      it('does not bring in what was deleted before it came, by whatever door it comes', async () => {
        const [single, many] = [newId(), newId()];
        const items = [{ id: many, delete: true }];
        const first = await test.ask('POST', '/time-entries/batch', { body: { items } });
        const alone = await test.ask('DELETE', `/time-entries/${single}`);

        const late = [
          await entries.put(many),
          await entries.put(single),
          await test.ask('POST', '/time-entries', { body: entries.content({ id: single }) }),
          await test.ask('POST', '/timer', { body: { id: many, projectId: test.projectId } }),
        ];

        assert.deepEqual(
          { firstItems: first.body.items[0].status, alone: alone.status },
          { firstItems: 204, alone: 404 },
        );
        assert.deepEqual(
          late.map(({ status, body }) => [status, body.error.code]),
          late.map(() => [410, 'gone']),
        );
        assert.deepEqual(await entries.list(), []);
      });

      it('keeps nobody from an id that somebody else deleted unseen', async () => {
        const id = newId();
        await test.ask('DELETE', `/time-entries/${id}`, { as: 'user' });

        assert.equal((await entries.put(id)).status, 201);
      });

      it('does not bring back what was deleted, by whatever door it comes late', async () => {
        const id = newId();
        await entries.put(id);
        await test.ask('DELETE', `/time-entries/${id}`);

        const late = [
          await entries.put(id),
          await entries.put(id, {}, 1),
          await test.ask('POST', '/time-entries', { body: { ...entries.content(), id } }),
          await test.ask('POST', '/timer', { body: { projectId: test.projectId, id } }),
        ];

        assert.deepEqual(
          late.map(({ status, body }) => [status, body.error.code, body.error.conflict.current]),
          Array.from(late, () => [410, 'gone', null]),
        );
        assert.deepEqual(await entries.list(), []);
      });

      it('takes nothing of another organization, and refuses what is locked or runs', async () => {
        const id = newId();
        await entries.put(id);
        const foreign = await test.createProject({ as: 'foreign' });
        const stolen = await test.ask('PUT', `/time-entries/${id}`, {
          as: 'foreign',
          body: entries.content({ projectId: foreign.projectId }),
        });
        await entries.submitWeek();
        const locked = await entries.put(id, { note: 'Late' }, 2);
        const running = (await test.ask('POST', '/timer', { body: { projectId: test.projectId } })).body;
        const ended = await entries.put(running.id, {}, 1);

        assert.deepEqual(
          { status: stolen.status, code: stolen.body.error.code },
          { status: 409, code: 'id_taken' },
        );
        assert.deepEqual(
          { status: locked.status, code: locked.body.error.code },
          { status: 409, code: 'entry_locked' },
        );
        assert.deepEqual(
          { status: ended.status, field: ended.body.error.details[0].field },
          { status: 422, field: 'endedAt' },
        );
      });
    });

    describe('batch', () => {
      it('answers each item by itself: a bad one holds up no other', async () => {
        const [good, bad, kept, unread] = [newId(), newId(), newId(), newId()];
        await entries.put(kept);
        const items = [
          { id: bad, put: entries.content({ endedAt: '2026-11-17T08:00:00Z' }) },
          { id: good, put: entries.content({ note: 'Good' }) },
          { nonsense: true },
          null,
          1,
          { id: unread, put: entries.content({ note: 7 }) },
          { id: kept, version: 1, delete: true },
          { id: kept, delete: true },
          { id: good, put: entries.content({ note: 'Other' }) },
        ];

        const { status, body } = await test.ask('POST', '/time-entries/batch', { body: { items } });

        assert.equal(status, 200, JSON.stringify(body));
        assert.deepEqual(
          body.items.map((item: { id: string; status: number; error: { code: string } | null }) => [
            item.id,
            item.status,
            item.error?.code ?? null,
          ]),
          [
            [bad, 422, 'invalid'],
            [good, 201, null],
            [null, 422, 'invalid'],
            [null, 422, 'invalid'],
            [null, 422, 'invalid'],
            [unread, 422, 'invalid'],
            [kept, 204, null],
            [kept, 204, null],
            [good, 409, 'conflict'],
          ],
        );
        assert.deepEqual(
          [3, 4, 5].map((index) => body.items[index].error.details[0].field),
          ['items.3', 'items.4', 'items.5.put.note'],
        );
        assert.equal(body.items[8].error.conflict.current.note, 'Good');
        assert.deepEqual(await entries.list(), ['09:00-11:00 Good']);
      });
    });

    describe('resume', () => {
      const resume = (body: object = {}) => test.ask('POST', '/timer/resume', { body });

      it('goes on with the latest, or with the named one, once for each id', async () => {
        const first = await entries.create({ note: 'First', tags: ['x'], billable: false });
        await entries.create({
          note: 'Last',
          startedAt: '2026-11-18T08:00:00Z',
          endedAt: '2026-11-18T09:00:00Z',
        });
        const id = newId();

        const latest = await resume();
        const named = await resume({ entryId: first.id, id });
        const again = await resume({ entryId: first.id, id });

        assert.deepEqual({ status: latest.status, note: latest.body.note }, { status: 201, note: 'Last' });
        assert.deepEqual(
          {
            status: named.status,
            note: named.body.note,
            tags: named.body.tags,
            billable: named.body.billable,
          },
          { status: 201, note: 'First', tags: ['x'], billable: false },
        );
        assert.deepEqual({ status: again.status, id: again.body.id }, { status: 200, id });
      });

      it('goes on with what has begun, and with nothing that is planned for later', async () => {
        await entries.create({ note: 'Begun' });
        await entries.create({
          note: 'Planned',
          startedAt: '2099-11-18T08:00:00Z',
          endedAt: '2099-11-18T09:00:00Z',
        });

        assert.equal((await resume()).body.note, 'Begun');
      });

      it('says so when there is nothing to go on with', async () => {
        assert.equal((await resume()).status, 404);
      });
    });

    it('stops only the entry that a stop names', async () => {
      const first = (await test.ask('POST', '/timer', { body: { projectId: test.projectId } })).body;
      const stop = (entryId: string) => test.ask('POST', '/timer/stop', { body: { entryId } });
      test.clock.now += 60_000;
      const stopped = await stop(first.id);
      const second = (await test.ask('POST', '/timer', { body: { projectId: test.projectId } })).body;

      const late = await stop(first.id);

      assert.deepEqual({ status: late.status, body: late.body }, { status: 200, body: stopped.body });
      assert.equal((await test.ask('GET', '/timer')).body.entry.id, second.id);
    });
  });
});
