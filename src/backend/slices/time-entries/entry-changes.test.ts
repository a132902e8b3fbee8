import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

interface Item {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly note: string;
}

describe('changes of entries', () => {
  forEachDatabase<Schema>(migrations, (_kind, open) => {
    let test: TestApp;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open());
      ({ projectId } = await test.createProject());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const content = (fields: object = {}) => ({
      projectId,
      startedAt: '2026-11-17T09:00:00Z',
      endedAt: '2026-11-17T11:00:00Z',
      zone: 'Europe/Berlin',
      note: 'Import',
      ...fields,
    });
    const put = (id: string, fields: object = {}, version?: number) =>
      test.ask('PUT', `/time-entries/${id}`, {
        body: content(fields),
        headers: version === undefined ? {} : { 'if-match': `"${version}"` },
      });
    const create = async (fields: object = {}) =>
      (await test.ask('POST', '/time-entries', { body: content(fields) })).body;
    const undo = () => test.ask('POST', '/time-entries/undo');
    const list = async (): Promise<string[]> =>
      (await test.ask('GET', '/time-entries')).body.items
        .map(
          ({ startedAt, endedAt, note }: Item) =>
            `${startedAt.slice(11, 16)}-${endedAt?.slice(11, 16) ?? ''} ${note}`,
        )
        .reverse();
    const setRules = async (id: string, body: object) => {
      const { status } = await test.ask('PATCH', `/projects/${id}`, { body, as: 'org_admin' });
      assert.equal(status, 200);
    };
    const submitWeek = async () => {
      const { body } = await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } });
      await test.ask('POST', `/timesheets/${body.id}/submit`);
      return body.id;
    };

    describe('put', () => {
      it('keeps the zone in the letters of the IANA database, and refuses what is none', async () => {
        const zones = ['europe/berlin', 'us/PACIFIC', 'Mars/Olympus'];

        const sent = await Promise.all(zones.map((zone) => put(newId(), { zone })));

        assert.deepEqual(
          sent.map(({ status, body }) => body.zone ?? status),
          ['Europe/Berlin', 'US/Pacific', 422],
        );
      });

      it('creates under the id of the client, once', async () => {
        const id = newId();

        const first = await put(id);
        const again = await put(id);

        assert.deepEqual([first.status, again.status, again.body.version], [201, 200, 1]);
        assert.deepEqual(await list(), ['09:00-11:00 Import']);
      });

      it('replaces the version that was seen, and takes the same again for done', async () => {
        const id = newId();
        await put(id, { tags: ['a'] });

        const replaced = await put(id, { note: 'Review' }, 1);
        const again = await put(id, { note: 'Review' }, 1);

        assert.deepEqual([replaced.status, replaced.body.version, replaced.body.tags], [200, 2, []]);
        assert.deepEqual([again.status, again.body], [200, replaced.body]);
      });

      it('shows both versions of a conflict, and changes nothing', async () => {
        const id = newId();
        await put(id);
        await put(id, { note: 'Theirs' }, 1);

        const stale = await put(id, { note: 'Ours' }, 1);
        const blind = await put(id, { note: 'Ours' });
        const patched = await test.ask('PATCH', `/time-entries/${id}`, {
          body: { note: 'Ours' },
          headers: { 'if-match': '"1"' },
        });

        assert.deepEqual([stale.status, blind.status, patched.status], [412, 409, 412]);
        for (const { body } of [stale, blind, patched]) {
          const { current, sent } = body.error.conflict;
          assert.deepEqual([current.note, current.version, sent.note], ['Theirs', 2, 'Ours']);
        }
        assert.deepEqual(await list(), ['09:00-11:00 Theirs']);
      });

      it('shortens in steps what a timer left longer than a day, and makes it no longer', async () => {
        const { id } = (await test.ask('POST', '/timer', { body: { projectId } })).body;
        const startMs = test.clock.now;
        const hours = (count: number) => new Date(startMs + count * 3_600_000).toISOString();
        test.clock.now += 30 * 3_600_000;
        await test.ask('POST', '/timer/stop', { body: { entryId: id } });
        const end = (count: number) =>
          test.ask('PATCH', `/time-entries/${id}`, { body: { endedAt: hours(count) } });

        const [shorter, longer] = [await end(29), await end(30)];

        assert.deepEqual([shorter.status, shorter.body.seconds], [200, 29 * 3600]);
        assert.deepEqual([longer.status, longer.body.error.details[0].field], [422, 'endedAt']);
      });

      it('does not bring in what was deleted before it came, by whatever door it comes', async () => {
        const [single, many] = [newId(), newId()];
        const items = [{ id: many, delete: true }];
        const first = await test.ask('POST', '/time-entries/batch', { body: { items } });
        const alone = await test.ask('DELETE', `/time-entries/${single}`);

        const late = [
          await put(many),
          await put(single),
          await test.ask('POST', '/time-entries', { body: content({ id: single }) }),
          await test.ask('POST', '/timer', { body: { id: many, projectId } }),
        ];

        assert.deepEqual([first.body.items[0].status, alone.status], [204, 404]);
        assert.deepEqual(
          late.map(({ status, body }) => [status, body.error.code]),
          late.map(() => [410, 'gone']),
        );
        assert.deepEqual(await list(), []);
      });

      it('keeps nobody from an id that somebody else deleted unseen', async () => {
        const id = newId();
        await test.ask('DELETE', `/time-entries/${id}`, { as: 'user' });

        assert.equal((await put(id)).status, 201);
      });

      it('does not bring back what was deleted, by whatever door it comes late', async () => {
        const id = newId();
        await put(id);
        await test.ask('DELETE', `/time-entries/${id}`);

        const late = [
          await put(id),
          await put(id, {}, 1),
          await test.ask('POST', '/time-entries', { body: { ...content(), id } }),
          await test.ask('POST', '/timer', { body: { projectId, id } }),
        ];

        assert.deepEqual(
          late.map(({ status, body }) => [status, body.error.code, body.error.conflict.current]),
          Array.from(late, () => [410, 'gone', null]),
        );
        assert.deepEqual(await list(), []);
      });

      it('takes nothing of another organization, and refuses what is locked or runs', async () => {
        const id = newId();
        await put(id);
        const foreign = await test.createProject({ as: 'foreign' });
        const stolen = await test.ask('PUT', `/time-entries/${id}`, {
          as: 'foreign',
          body: content({ projectId: foreign.projectId }),
        });
        await submitWeek();
        const locked = await put(id, { note: 'Late' }, 2);
        const running = (await test.ask('POST', '/timer', { body: { projectId } })).body;
        const ended = await put(running.id, {}, 1);

        assert.deepEqual([stolen.status, stolen.body.error.code], [409, 'id_taken']);
        assert.deepEqual([locked.status, locked.body.error.code], [409, 'entry_locked']);
        assert.deepEqual([ended.status, ended.body.error.details[0].field], [422, 'endedAt']);
      });
    });

    describe('split', () => {
      const split = (id: string, body: object, headers = {}) =>
        test.ask('POST', `/time-entries/${id}/split`, { body, headers });

      it('divides the time and the commits, and gives the second what is named', async () => {
        const other = await test.createProject({ rateMinor: 9_000 });
        const commit = (hash: string, at: string) => ({ hash, subject: hash, at });
        const commits = [commit('a', '2026-11-17T09:30:00Z'), commit('b', '2026-11-17T10:45:00Z')];
        const { id } = await create({ git: { remote: null, branch: 'x', head: null, commits } });

        const { status, body } = await split(id, {
          at: '2026-11-17T10:30:00Z',
          second: { projectId: other.projectId, note: 'Review' },
        });

        const [first, second] = body.items;
        assert.equal(status, 200);
        assert.deepEqual([first.id, first.seconds, second.seconds], [id, 5400, 1800]);
        assert.deepEqual([second.note, second.rate.minor, first.rate.minor], ['Review', 9_000, 11_000]);
        assert.deepEqual(
          body.items.map((item: { git: { commits: { hash: string }[] } }) =>
            item.git.commits.map(({ hash }) => hash),
          ),
          [['a'], ['b']],
        );
      });

      it('is done once, however often it comes', async () => {
        const { id } = await create();
        const asked = { at: '2026-11-17T10:30:00Z', second: { id: newId() } };

        const first = await split(id, asked);
        const again = await split(id, asked);

        assert.deepEqual(again.body, first.body);
        assert.equal((await list()).length, 2);
      });

      it('refuses to divide what was changed since it was seen, and tells both versions', async () => {
        const { id } = await create();
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Theirs' } });
        const asked = { at: '2026-11-17T10:30:00Z', second: { id: newId() } };

        const stale = await split(id, asked, { 'if-match': '"1"' });
        const seen = await split(id, asked, { 'if-match': '"2"' });
        const again = await split(id, asked, { 'if-match': '"2"' });

        assert.deepEqual([stale.status, stale.body.error.code], [412, 'stale_version']);
        assert.equal(stale.body.error.conflict.current.note, 'Theirs');
        assert.equal(seen.status, 200);
        assert.deepEqual(again.body, seen.body);
      });

      it('takes no other entry for the part that it was to make', async () => {
        const { id } = await create();
        const times = { startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' };
        const other = await create({ ...times, note: 'Other' });

        const elsewhere = await split(id, { at: '2026-11-17T10:30:00Z', second: { id: other.id } });
        const unlike = await split(id, { at: times.startedAt, second: { id: other.id, note: 'Review' } });

        for (const { status, body } of [elsewhere, unlike]) {
          assert.deepEqual([status, body.error.details[0].field], [409, 'second.id']);
        }
        assert.deepEqual(await list(), ['09:00-11:00 Import', '11:00-12:00 Other']);
      });

      it('refuses what the rules of the second part’s project refuse, and changes nothing', async () => {
        const other = (await test.createProject()).projectId;
        const { id } = await create({ note: '' });
        const asked = (fields: object) => split(id, { at: '2026-11-17T10:00:00Z', second: fields });
        await setRules(other, { requiredFields: ['note', 'task'] });
        const missing = await asked({ projectId: other });
        await setRules(other, { requiredFields: [], dailyLimit: { policy: 'refuse', seconds: 600 } });
        const long = await asked({ projectId: other });
        await setRules(other, { dailyLimit: { policy: 'warn', seconds: 600 } });
        const told = await asked({ projectId: other });

        assert.deepEqual([missing.status, missing.body.error.details[0].field], [422, 'note']);
        assert.equal(long.body.error.code, 'daily_limit');
        assert.deepEqual([told.status, told.body.items[1].warnings[0].code], [200, 'daily_limit']);
      });

      it('makes no day longer that is beyond its limit, and no note be missing that was', async () => {
        const { id } = await create({ note: '' });
        await setRules(projectId, {
          requiredFields: ['note'],
          dailyLimit: { policy: 'refuse', seconds: 600 },
        });

        const { status, body } = await split(id, { at: '2026-11-17T10:00:00Z' });

        assert.equal(status, 200, JSON.stringify(body));
        assert.deepEqual(
          body.items[1].warnings.map(({ code }: { code: string }) => code),
          ['field_missing', 'daily_limit'],
        );
      });

      it('is in the way of no part of its own, only of others where the time comes to a project', async () => {
        const other = (await test.createProject()).projectId;
        await setRules(other, { overlapPolicy: 'refuse' });
        const { id } = await create();
        const beside = await create({ startedAt: '2026-11-17T10:30:00Z', endedAt: '2026-11-17T12:00:00Z' });

        const refused = await split(id, { at: '2026-11-17T10:00:00Z', second: { projectId: other } });
        await test.ask('DELETE', `/time-entries/${beside.id}`);
        const taken = await split(id, { at: '2026-11-17T10:00:00Z', second: { projectId: other } });

        assert.equal(refused.body.error.code, 'entry_overlaps');
        assert.deepEqual([taken.status, taken.body.items[1].overlaps], [200, []]);
      });

      it('refuses an instant that is not within', async () => {
        const { id } = await create();

        for (const at of ['2026-11-17T09:00:00Z', '2026-11-17T11:00:00Z', '2026-11-17T08:00:00Z']) {
          const { status, body } = await split(id, { at });
          assert.deepEqual([status, body.error.details[0].field], [422, 'at']);
        }
      });

      it('lets the second part of a running timer run', async () => {
        const { id } = (await test.ask('POST', '/timer', { body: { projectId, note: 'Run' } })).body;
        test.clock.now += 3_600_000;

        await split(id, { at: '2026-11-18T10:30:00Z', second: { note: 'Other' } });

        assert.deepEqual(await list(), ['10:00-10:30 Run', '10:30- Other']);
        assert.notEqual((await test.ask('GET', '/timer')).body.entry.id, id);
      });
    });

    describe('merge', () => {
      const merge = (...ids: string[]) => test.ask('POST', '/time-entries/merge', { body: { ids } });

      it('joins what adjoins or overlaps; shared time counts once', async () => {
        const first = await create({ tags: ['a'] });
        const second = await create({
          startedAt: '2026-11-17T11:00:00Z',
          endedAt: '2026-11-17T12:00:00Z',
          note: 'Review',
          tags: ['b', 'a'],
        });
        const third = await create({ startedAt: '2026-11-17T11:30:00Z', endedAt: '2026-11-17T13:00:00Z' });

        const { status, body } = await merge(third.id, first.id, second.id);
        const again = await merge(third.id, first.id, second.id);

        assert.deepEqual([status, body.id, body.seconds], [200, first.id, 4 * 3600]);
        assert.deepEqual([body.note, body.tags], ['Import\nReview', ['a', 'b']]);
        assert.deepEqual([again.status, again.body.version], [200, body.version]);
        assert.equal((await list()).length, 1);
      });

      it('refuses what does not belong together, and says why', async () => {
        const other = (await test.createProject()).projectId;
        const first = await create();
        const times = { startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' };
        const later = { startedAt: '2026-11-17T11:30:00Z', endedAt: '2026-11-17T12:00:00Z' };
        const cases: readonly (readonly [object, RegExp])[] = [
          [
            { ...times, projectId: other, note: 'Call' },
            /one project, and "Import" of 2026-11-17 \d\d:00–\d\d:00 and "Call" of 2026-11-17 \d\d:00–\d\d:00 differ/,
          ],
          [{ ...times, zone: 'Europe/London' }, /one time zone/],
          [{ ...times, billable: false }, /billable/],
          [later, /without a pause, and there is one between "Import" of .* and .* of 2026-11-17 \d\d:30–/],
        ];

        for (const [fields, why] of cases) {
          const { id } = await create(fields);
          const { status, body } = await merge(first.id, id);
          assert.deepEqual([status, body.error.details[0].field], [422, 'ids']);
          assert.match(body.error.details[0].issue, why);
          assert.equal(body.error.message, `Nothing was merged: the entries ${body.error.details[0].issue}.`);
        }
      });

      it('makes no day longer over midnight, since a night counts on both of its days', async () => {
        const first = await create({ startedAt: '2026-11-17T19:00:00Z', endedAt: '2026-11-17T23:00:00Z' });
        const second = await create({ startedAt: '2026-11-17T23:00:00Z', endedAt: '2026-11-18T03:00:00Z' });
        await setRules(projectId, { dailyLimit: { policy: 'refuse', seconds: 6 * 3600 } });

        const { status, body } = await merge(first.id, second.id);

        assert.deepEqual([status, body.seconds, body.warnings], [200, 8 * 3600, []]);
      });

      it('says so when one of them is not there, unless it went into the other', async () => {
        const first = await create();
        const second = await create({ startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' });

        const unknown = await merge(first.id, newId());
        await merge(first.id, second.id);
        const again = await merge(first.id, second.id);
        await undo();
        await test.ask('DELETE', `/time-entries/${second.id}`);
        const deleted = await merge(first.id, second.id);

        assert.deepEqual([unknown.status, again.status, deleted.status], [404, 200, 404]);
      });

      it('keeps the branches of all, and refuses more commits than an entry can have', async () => {
        const at = '2026-11-17T09:30:00Z';
        const git = (branch: string | null, from: number, count: number) => ({
          remote: null,
          branch,
          head: null,
          commits: Array.from({ length: count }, (_, index) => ({
            hash: `c${from + index}`,
            subject: '',
            at,
          })),
        });
        const one = await create({ git: git('feat/a', 0, 120) });
        const two = await create({
          startedAt: '2026-11-17T11:00:00Z',
          endedAt: '2026-11-17T12:00:00Z',
          git: git('feat/b', 100, 100),
        });
        const three = await create({
          startedAt: '2026-11-17T12:00:00Z',
          endedAt: '2026-11-17T13:00:00Z',
          git: git('feat/a', 200, 1),
        });

        const refused = await merge(one.id, two.id, three.id);
        const { body } = await merge(one.id, two.id);

        assert.deepEqual([refused.status, refused.body.error.details[0].field], [422, 'ids']);
        assert.deepEqual([body.git.branch, body.git.commits.length], ['feat/a, feat/b', 200]);
      });

      it('goes on running when the last of them runs', async () => {
        await test.ask('POST', '/timer', { body: { projectId, note: 'Run' } });
        const first = (await test.ask('GET', '/timer')).body.entry;
        test.clock.now += 3_600_000;
        const second = (await test.ask('POST', '/timer', { body: { projectId, note: 'Run' } })).body;

        const { body } = await merge(first.id, second.id);

        assert.deepEqual([body.id, body.endedAt], [first.id, null]);
        assert.deepEqual(await list(), ['10:00- Run']);
      });
    });

    describe('undo', () => {
      it('takes back one change after the other, each as a whole', async () => {
        const { id } = await create();
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Review' } });
        await test.ask('POST', `/time-entries/${id}/split`, { body: { at: '2026-11-17T10:00:00Z' } });
        await test.ask('DELETE', `/time-entries/${id}`);

        const seen: string[][] = [];
        for (let step = 0; step < 4; step += 1) {
          const { status, body } = await undo();
          assert.equal(status, 200, JSON.stringify(body));
          seen.push(await list());
        }
        const nothing = await undo();

        assert.deepEqual(seen, [
          ['09:00-10:00 Review', '10:00-11:00 Review'],
          ['09:00-11:00 Review'],
          ['09:00-11:00 Import'],
          [],
        ]);
        assert.deepEqual([nothing.status, nothing.body.error.code], [404, 'not_found']);
      });

      it('takes back a merge and a switch', async () => {
        const first = await create();
        const second = await create({ startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' });
        await test.ask('POST', '/time-entries/merge', { body: { ids: [first.id, second.id] } });
        await undo();
        const merged = await list();
        await test.ask('POST', '/timer', { body: { projectId, note: 'One' } });
        test.clock.now += 60_000;
        await test.ask('POST', '/timer', { body: { projectId, note: 'Two' } });
        await undo();

        assert.deepEqual(merged, ['09:00-11:00 Import', '11:00-12:00 Import']);
        assert.deepEqual((await list()).slice(2), ['10:00- One']);
      });

      it('restores nothing that the log does not hold whole', async () => {
        const { id } = await create();
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Changed' } });
        const events = await test.database.query
          .selectFrom('events')
          .select(['seq', 'before'])
          .where('id', '=', id)
          .where('type', '=', 'time-entry.changed')
          .executeTakeFirstOrThrow();
        const before = { ...JSON.parse(events.before ?? ''), startedAt: 'yesterday' };
        await test.database.query
          .updateTable('events')
          .set({ before: JSON.stringify(before) })
          .where('seq', '=', events.seq)
          .execute();

        const { status, body } = await undo();

        assert.deepEqual([status, body.error.code], [409, 'conflict']);
        assert.deepEqual(await list(), ['09:00-11:00 Changed']);
      });

      it('takes back the change that is meant, and no other', async () => {
        const first = await create();
        const second = await create({ startedAt: '2026-11-17T12:00:00Z', endedAt: '2026-11-17T13:00:00Z' });
        const undoOf = (...entryIds: string[]) =>
          test.ask('POST', '/time-entries/undo', { body: { entryIds } });

        const other = await undoOf(first.id);
        const kept = await list();
        const meant = await undoOf(newId(), second.id);
        const none = await undoOf();

        assert.deepEqual([other.status, other.body.error.code], [409, 'conflict']);
        assert.deepEqual(kept, ['09:00-11:00 Import', '12:00-13:00 Import']);
        assert.deepEqual([meant.status, meant.body.removedIds], [200, [second.id]]);
        assert.deepEqual(await list(), ['09:00-11:00 Import']);
        assert.equal(none.status, 422);
      });

      it('keeps the timer that runs, where that is asked, whether its start or a switch is meant', async () => {
        await create({ note: 'before' });
        await test.ask('POST', '/timer', { body: { projectId, note: 'first' } });
        const undoKept = () => test.ask('POST', '/time-entries/undo', { body: { keepTimer: true } });

        const started = await undoKept();
        test.clock.now += 60_000;
        await test.ask('POST', '/timer', { body: { projectId, note: 'second' } });
        const switched = await undoKept();
        test.clock.now += 60_000;
        await test.ask('POST', '/timer/stop', { body: {} });
        const stopped = await undoKept();

        assert.deepEqual([started.status, started.body.error.code], [409, 'timer_running']);
        assert.deepEqual(started.body.error.details[0].field, 'keepTimer');
        assert.deepEqual([switched.status, stopped.status], [409, 200]);
        assert.equal(stopped.body.entries[0].note, 'second');
      });

      it('undoes once by its id, however often and however late it arrives', async () => {
        await create({ note: 'First' });
        const { id: last } = await create({ note: 'Last' });
        const request = { body: { id: newId() } };
        const send = () => test.ask('POST', '/time-entries/undo', request);

        const [one, twin] = await Promise.all([send(), send()]);
        const again = await send();
        await create({ note: 'Later' });
        const late = await send();

        assert.deepEqual([one.body.entries, one.body.removedIds], [[], [last]]);
        assert.deepEqual([twin.body, again.body, late.body], [one.body, one.body, one.body]);
        assert.deepEqual(await list(), ['09:00-11:00 First', '09:00-11:00 Later']);
      });

      it('is not done with again by a late copy of the split or the merge that it took back', async () => {
        const { id } = await create();
        const next = await create({ startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' });
        const split = { at: '2026-11-17T10:00:00Z', second: { id: newId() } };
        const merge = { id: newId(), ids: [id, next.id] };
        const sendSplit = () => test.ask('POST', `/time-entries/${id}/split`, { body: split });
        const sendMerge = (body: object = merge) => test.ask('POST', '/time-entries/merge', { body });
        const done: number[] = [];
        for (const send of [sendSplit, sendMerge]) {
          done.push((await send()).status, (await send()).status, (await undo()).status);
        }

        const late = [await sendSplit(), await sendMerge()];
        const left = await list();
        const anew = await sendMerge({ ...merge, id: newId() });

        assert.deepEqual(done, [200, 200, 200, 200, 200, 200]);
        assert.deepEqual(
          late.map(({ status, body }) => [status, body.error.code]),
          [
            [410, 'gone'],
            [409, 'conflict'],
          ],
        );
        assert.deepEqual(left, ['09:00-11:00 Import', '11:00-12:00 Import']);
        assert.equal(anew.status, 200);
      });

      it('brings back what was there where overlaps are refused, and tells what shares time with it by now', async () => {
        await setRules(projectId, { overlapPolicy: 'refuse' });
        const { id, version } = await create();
        await test.ask('DELETE', `/time-entries/${id}`);
        const since = await create({ note: 'Since' });

        const change = { entryId: id, version: version + 1 };
        const { status, body } = await test.ask('POST', '/time-entries/undo', { body: { change } });

        assert.equal(status, 200);
        assert.deepEqual([body.entries[0].id, body.entries[0].overlaps], [id, [since.id]]);
        assert.deepEqual(await list(), ['09:00-11:00 Import', '09:00-11:00 Since']);
      });

      it('of two requests that change places takes back two changes, each once', async () => {
        for (const note of ['First', 'Second', 'Third']) await create({ note });
        const requests = [{ body: { id: newId() } }, { body: { id: newId() } }];
        const sent = [...requests.toReversed(), ...requests, ...requests];

        for (const request of sent) await test.ask('POST', '/time-entries/undo', request);

        assert.deepEqual(await list(), ['09:00-11:00 First']);
      });

      it('refuses by its id what it refused, even when it could be done by now', async () => {
        const send = (id: string, as: { as?: 'user' } = {}) =>
          test.ask('POST', '/time-entries/undo', { ...as, body: { id } });
        const [tooEarly, stale] = [newId(), newId()];
        const nothing = await send(tooEarly);
        const { body } = await test.ask('POST', '/time-entries', { as: 'user', body: content() });
        await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'By the owner' } });
        const changed = await send(stale, { as: 'user' });
        const changedAgain = await send(stale, { as: 'user' });
        await create({ note: 'Since' });

        const late = await send(tooEarly);
        const foreign = await send(tooEarly, { as: 'user' });

        assert.deepEqual([nothing.status, late.status, late.body.error.code], [404, 409, 'conflict']);
        assert.deepEqual(changedAgain.body.error.conflict, changed.body.error.conflict);
        assert.deepEqual([foreign.status, foreign.body.error.code], [409, 'id_taken']);
        assert.equal((await list()).includes('09:00-11:00 Since'), true);
      });

      it('takes back the change that is named, whatever was done since, and once', async () => {
        const { id, version } = await create({ note: 'Meant' });
        await test.ask('DELETE', `/time-entries/${id}`);
        await test.ask('PATCH', `/projects/${projectId}`, {
          body: { hourlyRate: { minor: 1, currency: 'EUR' } },
        });
        const since = await create({ note: 'Since' });
        const request = { id: newId(), change: { entryId: id, version: version + 1 } };
        const undoBy = (body: object) => test.ask('POST', '/time-entries/undo', { body });

        const undone = await undoBy(request);
        const again = await undoBy(request);
        const unknown = await undoBy({ change: { entryId: id, version: 99 } });
        const foreign = await test.ask('POST', '/time-entries/undo', {
          as: 'user',
          body: { change: { entryId: since.id, version: 1 } },
        });

        const [back] = undone.body.entries;
        assert.deepEqual([back.id, back.note, back.rate.minor], [id, 'Meant', 11_000]);
        assert.deepEqual([again.status, again.body], [200, undone.body]);
        assert.deepEqual([unknown.status, foreign.status], [404, 404]);
        assert.deepEqual(await list(), ['09:00-11:00 Meant', '09:00-11:00 Since']);
      });

      it('takes back no named change that another one was built on', async () => {
        const { id } = await create();
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Later' } });

        const { status, body } = await test.ask('POST', '/time-entries/undo', {
          body: { change: { entryId: id, version: 1 } },
        });

        assert.deepEqual([status, body.error.code], [409, 'conflict']);
        assert.equal(body.error.conflict.current.note, 'Later');
      });

      const undoOf = (entryId: string, version: number, as = 'org_admin') =>
        test.ask('POST', '/time-entries/undo', { as, body: { change: { entryId, version } } });

      it('takes back the change that made a version, whatever came after it, and takes that back again', async () => {
        const first = await create({
          tags: ['a'],
          git: { remote: null, branch: 'main', head: null, commits: [] },
        });
        await test.ask('DELETE', `/time-entries/${first.id}`);
        const hourlyRate = { minor: 99_900, currency: 'EUR' };
        await test.ask('PATCH', `/projects/${projectId}`, { body: { hourlyRate } });
        await create({ note: 'Later', startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' });

        const back = await undoOf(first.id, 2);
        const { body: again } = await test.ask('GET', `/time-entries/${first.id}`);
        const sentTwice = await undoOf(first.id, 2);
        const { entryId, version } = back.body.change;
        const gone = await undoOf(entryId, version);
        const latest = await undo();

        assert.deepEqual([back.status, back.body.entries[0].id], [200, first.id], JSON.stringify(back.body));
        for (const field of ['createdAt', 'rate', 'tags', 'git', 'startedAt', 'endedAt', 'note']) {
          assert.deepEqual(again[field], first[field], field);
        }
        assert.deepEqual([sentTwice.status, sentTwice.body.error.code], [409, 'conflict']);
        assert.deepEqual([gone.status, gone.body.removedIds], [200, [first.id]], JSON.stringify(gone.body));
        assert.equal(latest.body.entries[0]?.id, first.id, 'what was done again is the latest change');
      });

      it('gives all neighbours their time back when the entry that took it is named', async () => {
        const policy = { body: { overlapPolicy: 'crop' } };
        await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, policy);
        await create();
        const { id } = await create({
          startedAt: '2026-11-17T09:30:00Z',
          endedAt: '2026-11-17T10:00:00Z',
          note: 'Call',
        });
        const cropped = await list();
        await create({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z', note: 'Later' });

        const { status } = await undoOf(id, 1);

        assert.deepEqual(cropped, ['09:00-09:30 Import', '09:30-10:00 Call', '10:00-11:00 Import']);
        assert.deepEqual([status, await list()], [200, ['09:00-11:00 Import', '08:00-09:00 Later']]);
      });

      it('names only a change that there is, of one’s own', async () => {
        const { id } = await create();

        const others = await undoOf(id, 1, 'user');
        const none = await undoOf(id, 2);
        const foreign = await undoOf(id, 1, 'foreign');

        assert.deepEqual([others.status, none.status, foreign.status], [404, 404, 404]);
        assert.deepEqual(await list(), ['09:00-11:00 Import']);
      });

      it('leaves the changes of others alone', async () => {
        await create();
        await test.ask('POST', '/time-entries', { as: 'user', body: content({ note: 'Theirs' }) });

        await undo();

        assert.deepEqual(await list(), ['09:00-11:00 Theirs']);
        assert.equal((await undo()).status, 404);
      });

      it('refuses what somebody changed since, with both versions, and what is locked', async () => {
        const { body } = await test.ask('POST', '/time-entries', { as: 'user', body: content() });
        await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'By the owner' } });
        const changed = await test.ask('POST', '/time-entries/undo', { as: 'user' });
        await create();
        await submitWeek();
        const locked = await undo();

        assert.deepEqual([changed.status, changed.body.error.code], [409, 'conflict']);
        assert.equal(changed.body.error.conflict.current.note, 'By the owner');
        assert.deepEqual([locked.status, locked.body.error.code], [409, 'entry_locked']);
      });

      it('brings a discarded timer back as it ran, unless another runs by now', async () => {
        const { id } = (await test.ask('POST', '/timer', { body: { projectId, note: 'Run' } })).body;
        test.clock.now += 3_600_000;
        const discarded = await test.ask('POST', '/timer/discard', { body: { entryId: id } });
        const gone = await list();
        await undo();
        const back = await list();
        await test.ask('POST', '/timer/discard', { body: {} });
        await test.ask('POST', '/timer', { as: 'user', body: { projectId } });
        await undo();

        assert.deepEqual([discarded.status, discarded.body.id], [200, id]);
        assert.deepEqual([gone, back], [[], ['10:00- Run']]);
        assert.equal((await test.ask('GET', '/timer')).body.entry.id, id);
      });
    });

    describe('batch', () => {
      it('answers each item by itself: a bad one holds up no other', async () => {
        const [good, bad, kept, unread] = [newId(), newId(), newId(), newId()];
        await put(kept);
        const items = [
          { id: bad, put: content({ endedAt: '2026-11-17T08:00:00Z' }) },
          { id: good, put: content({ note: 'Good' }) },
          { nonsense: true },
          null,
          1,
          { id: unread, put: content({ note: 7 }) },
          { id: kept, version: 1, delete: true },
          { id: kept, delete: true },
          { id: good, put: content({ note: 'Other' }) },
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
        assert.deepEqual(await list(), ['09:00-11:00 Good']);
      });
    });

    describe('resume', () => {
      const resume = (body: object = {}) => test.ask('POST', '/timer/resume', { body });

      it('goes on with the latest, or with the named one, once for each id', async () => {
        const first = await create({ note: 'First', tags: ['x'], billable: false });
        await create({ note: 'Last', startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' });
        const id = newId();

        const latest = await resume();
        const named = await resume({ entryId: first.id, id });
        const again = await resume({ entryId: first.id, id });

        assert.deepEqual([latest.status, latest.body.note], [201, 'Last']);
        assert.deepEqual(
          [named.status, named.body.note, named.body.tags, named.body.billable],
          [201, 'First', ['x'], false],
        );
        assert.deepEqual([again.status, again.body.id], [200, id]);
      });

      it('goes on with what has begun, and with nothing that is planned for later', async () => {
        await create({ note: 'Begun' });
        await create({ note: 'Planned', startedAt: '2099-11-18T08:00:00Z', endedAt: '2099-11-18T09:00:00Z' });

        assert.equal((await resume()).body.note, 'Begun');
      });

      it('says so when there is nothing to go on with', async () => {
        assert.equal((await resume()).status, 404);
      });
    });

    it('stops only the entry that a stop names', async () => {
      const first = (await test.ask('POST', '/timer', { body: { projectId } })).body;
      const stop = (entryId: string) => test.ask('POST', '/timer/stop', { body: { entryId } });
      test.clock.now += 60_000;
      const stopped = await stop(first.id);
      const second = (await test.ask('POST', '/timer', { body: { projectId } })).body;

      const late = await stop(first.id);

      assert.deepEqual([late.status, late.body], [200, stopped.body]);
      assert.equal((await test.ask('GET', '/timer')).body.entry.id, second.id);
    });
  });
});
