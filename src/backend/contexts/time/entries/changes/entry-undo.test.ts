import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { onEveryEntryPractice } from '../../../../testing/entry-requests.ts';

describe('undo of changes of entries', () => {
  onEveryEntryPractice((test) => {
    const { entries } = test;

    it('takes back one change after the other, each as a whole', async () => {
      const { id } = await entries.create();
      await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Review' } });
      await test.ask('POST', `/time-entries/${id}/split`, { body: { at: '2026-11-17T10:00:00Z' } });
      await test.ask('DELETE', `/time-entries/${id}`);

      const seen: string[][] = [];
      for (let step = 0; step < 4; step += 1) {
        const { status, body } = await entries.undo();
        assert.equal(status, 200, JSON.stringify(body));
        seen.push(await entries.list());
      }
      const nothing = await entries.undo();

      assert.deepEqual(seen, [
        ['09:00-10:00 Review', '10:00-11:00 Review'],
        ['09:00-11:00 Review'],
        ['09:00-11:00 Import'],
        [],
      ]);
      assert.deepEqual(
        { status: nothing.status, code: nothing.body.error.code },
        { status: 404, code: 'not_found' },
      );
    });

    it('takes back a merge and a switch', async () => {
      const first = await entries.create();
      const second = await entries.create({
        startedAt: '2026-11-17T11:00:00Z',
        endedAt: '2026-11-17T12:00:00Z',
      });
      await test.ask('POST', '/time-entries/merge', { body: { ids: [first.id, second.id] } });
      await entries.undo();
      const merged = await entries.list();
      await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'One' } });
      test.clock.now += 60_000;
      await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'Two' } });
      await entries.undo();

      assert.deepEqual(merged, ['09:00-11:00 Import', '11:00-12:00 Import']);
      assert.deepEqual((await entries.list()).slice(2), ['10:00- One']);
    });

    it('restores nothing that the log does not hold whole', async () => {
      const { id } = await entries.create();
      await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Changed' } });
      const events = await test.database.query
        .selectFrom('events')
        .innerJoin('event_contents', 'event_contents.seq', 'events.seq')
        .select(['events.seq', 'event_contents.before'])
        .where('id', '=', id)
        .where('type', '=', 'time-entry.changed')
        .executeTakeFirstOrThrow();
      const before = { ...JSON.parse(events.before ?? ''), startedAt: 'yesterday' };
      await test.database.query
        .updateTable('event_contents')
        .set({ before: JSON.stringify(before) })
        .where('seq', '=', events.seq)
        .execute();

      const { status, body } = await entries.undo();

      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'conflict' });
      assert.deepEqual(await entries.list(), ['09:00-11:00 Changed']);
    });

    it('takes back the change that is meant, and no other', async () => {
      const first = await entries.create();
      const second = await entries.create({
        startedAt: '2026-11-17T12:00:00Z',
        endedAt: '2026-11-17T13:00:00Z',
      });
      const undoOf = (...entryIds: string[]) =>
        test.ask('POST', '/time-entries/undo', { body: { entryIds } });

      const other = await undoOf(first.id);
      const kept = await entries.list();
      const meant = await undoOf(newId(), second.id);
      const none = await undoOf();

      assert.deepEqual(
        { status: other.status, code: other.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(kept, ['09:00-11:00 Import', '12:00-13:00 Import']);
      assert.deepEqual(
        { status: meant.status, removedIds: meant.body.removedIds },
        { status: 200, removedIds: [second.id] },
      );
      assert.deepEqual(await entries.list(), ['09:00-11:00 Import']);
      assert.equal(none.status, 422);
    });

    it('keeps the timer that runs, where that is asked, whether its start or a switch is meant', async () => {
      await entries.create({ note: 'before' });
      await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'first' } });
      const undoKept = () => test.ask('POST', '/time-entries/undo', { body: { keepTimer: true } });

      const started = await undoKept();
      test.clock.now += 60_000;
      await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'second' } });
      const switched = await undoKept();
      test.clock.now += 60_000;
      await test.ask('POST', '/timer/stop', { body: {} });
      const stopped = await undoKept();

      assert.deepEqual(
        { status: started.status, code: started.body.error.code },
        { status: 409, code: 'timer_running' },
      );
      assert.deepEqual(started.body.error.details[0].field, 'keepTimer');
      assert.deepEqual(
        { switched: switched.status, stopped: stopped.status },
        { switched: 409, stopped: 200 },
      );
      assert.equal(stopped.body.entries[0].note, 'second');
    });

    it('undoes once by its id, however often and however late it arrives', async () => {
      await entries.create({ note: 'First' });
      const { id: last } = await entries.create({ note: 'Last' });
      const request = { body: { id: newId() } };
      const send = () => test.ask('POST', '/time-entries/undo', request);

      const [one, twin] = await Promise.all([send(), send()]);
      const again = await send();
      await entries.create({ note: 'Later' });
      const late = await send();

      assert.deepEqual(
        { entries: one.body.entries, removedIds: one.body.removedIds },
        { entries: [], removedIds: [last] },
      );
      assert.deepEqual(
        { twin: twin.body, again: again.body, late: late.body },
        { twin: one.body, again: one.body, late: one.body },
      );
      assert.deepEqual(await entries.list(), ['09:00-11:00 First', '09:00-11:00 Later']);
    });

    it('is not done with again by a late copy of the split or the merge that it took back', async () => {
      const { id } = await entries.create();
      const next = await entries.create({
        startedAt: '2026-11-17T11:00:00Z',
        endedAt: '2026-11-17T12:00:00Z',
      });
      const split = { at: '2026-11-17T10:00:00Z', second: { id: newId() } };
      const merge = { id: newId(), ids: [id, next.id] };
      const sendSplit = () => test.ask('POST', `/time-entries/${id}/split`, { body: split });
      const sendMerge = (body: object = merge) => test.ask('POST', '/time-entries/merge', { body });
      const done: number[] = [];
      for (const send of [sendSplit, sendMerge]) {
        done.push((await send()).status, (await send()).status, (await entries.undo()).status);
      }

      const late = [await sendSplit(), await sendMerge()];
      const left = await entries.list();
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
      await entries.setRules(test.projectId, { overlapPolicy: 'refuse' });
      const { id, version } = await entries.create();
      await test.ask('DELETE', `/time-entries/${id}`);
      const since = await entries.create({ note: 'Since' });

      const change = { entryId: id, version: version + 1 };
      const { status, body } = await test.ask('POST', '/time-entries/undo', { body: { change } });

      assert.equal(status, 200);
      assert.deepEqual(
        { id: body.entries[0].id, overlaps: body.entries[0].overlaps },
        { id, overlaps: [since.id] },
      );
      assert.deepEqual(await entries.list(), ['09:00-11:00 Import', '09:00-11:00 Since']);
    });

    it('of two requests that change places takes back two changes, each once', async () => {
      for (const note of ['First', 'Second', 'Third']) await entries.create({ note });
      const requests = [{ body: { id: newId() } }, { body: { id: newId() } }];
      const sent = [...requests.toReversed(), ...requests, ...requests];

      for (const request of sent) await test.ask('POST', '/time-entries/undo', request);

      assert.deepEqual(await entries.list(), ['09:00-11:00 First']);
    });

    it('refuses by its id what it refused, even when it could be done by now', async () => {
      const send = (id: string, as: { as?: 'user' } = {}) =>
        test.ask('POST', '/time-entries/undo', { ...as, body: { id } });
      const [tooEarly, stale] = [newId(), newId()];
      const nothing = await send(tooEarly);
      const { body } = await test.ask('POST', '/time-entries', { as: 'user', body: entries.content() });
      await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'By the owner' } });
      const changed = await send(stale, { as: 'user' });
      const changedAgain = await send(stale, { as: 'user' });
      await entries.create({ note: 'Since' });

      const late = await send(tooEarly);
      const foreign = await send(tooEarly, { as: 'user' });

      assert.deepEqual(
        { nothingStatus: nothing.status, lateStatus: late.status, code: late.body.error.code },
        { nothingStatus: 404, lateStatus: 409, code: 'conflict' },
      );
      assert.deepEqual(changedAgain.body.error.conflict, changed.body.error.conflict);
      assert.deepEqual(
        { status: foreign.status, code: foreign.body.error.code },
        { status: 409, code: 'id_taken' },
      );
      assert.equal((await entries.list()).includes('09:00-11:00 Since'), true);
    });

    it('takes back the change that is named, whatever was done since, and once', async () => {
      const { id, version } = await entries.create({ note: 'Meant' });
      await test.ask('DELETE', `/time-entries/${id}`);
      await test.ask('PATCH', `/projects/${test.projectId}`, {
        body: { hourlyRate: { minor: 1, currency: 'EUR' } },
      });
      const since = await entries.create({ note: 'Since' });
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
      assert.deepEqual(
        { id: back.id, note: back.note, minor: back.rate.minor },
        { id, note: 'Meant', minor: 11_000 },
      );
      assert.deepEqual({ status: again.status, body: again.body }, { status: 200, body: undone.body });
      assert.deepEqual({ unknown: unknown.status, foreign: foreign.status }, { unknown: 404, foreign: 404 });
      assert.deepEqual(await entries.list(), ['09:00-11:00 Meant', '09:00-11:00 Since']);
    });

    it('takes back no named change that another one was built on', async () => {
      const { id } = await entries.create();
      await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Later' } });

      const { status, body } = await test.ask('POST', '/time-entries/undo', {
        body: { change: { entryId: id, version: 1 } },
      });

      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'conflict' });
      assert.equal(body.error.conflict.current.note, 'Later');
    });

    const undoOf = (entryId: string, version: number, as = 'org_admin') =>
      test.ask('POST', '/time-entries/undo', { as, body: { change: { entryId, version } } });

    it('takes back the change that made a version, whatever came after it, and takes that back again', async () => {
      const first = await entries.create({
        tags: ['a'],
        git: { remote: null, branch: 'main', head: null, commits: [] },
      });
      await test.ask('DELETE', `/time-entries/${first.id}`);
      const hourlyRate = { minor: 99_900, currency: 'EUR' };
      await test.ask('PATCH', `/projects/${test.projectId}`, { body: { hourlyRate } });
      await entries.create({
        note: 'Later',
        startedAt: '2026-11-18T08:00:00Z',
        endedAt: '2026-11-18T09:00:00Z',
      });

      const back = await undoOf(first.id, 2);
      const { body: again } = await test.ask('GET', `/time-entries/${first.id}`);
      const sentTwice = await undoOf(first.id, 2);
      const { entryId, version } = back.body.change;
      const gone = await undoOf(entryId, version);
      const latest = await entries.undo();

      assert.deepEqual(
        { status: back.status, id: back.body.entries[0].id },
        { status: 200, id: first.id },
        JSON.stringify(back.body),
      );
      for (const field of ['createdAt', 'rate', 'tags', 'git', 'startedAt', 'endedAt', 'note']) {
        assert.deepEqual(again[field], first[field], field);
      }
      assert.deepEqual(
        { status: sentTwice.status, code: sentTwice.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.deepEqual(
        { status: gone.status, removedIds: gone.body.removedIds },
        { status: 200, removedIds: [first.id] },
        JSON.stringify(gone.body),
      );
      assert.equal(latest.body.entries[0]?.id, first.id, 'what was done again is the latest change');
    });

    it('gives all neighbours their time back when the entry that took it is named', async () => {
      const policy = { body: { overlapPolicy: 'crop' } };
      await test.ask('PATCH', `/organizations/${test.owner.organizationId}`, policy);
      await entries.create();
      const { id } = await entries.create({
        startedAt: '2026-11-17T09:30:00Z',
        endedAt: '2026-11-17T10:00:00Z',
        note: 'Call',
      });
      const cropped = await entries.list();
      await entries.create({
        startedAt: '2026-11-18T08:00:00Z',
        endedAt: '2026-11-18T09:00:00Z',
        note: 'Later',
      });

      const { status } = await undoOf(id, 1);

      assert.deepEqual(cropped, ['09:00-09:30 Import', '09:30-10:00 Call', '10:00-11:00 Import']);
      assert.deepEqual([status, await entries.list()], [200, ['09:00-11:00 Import', '08:00-09:00 Later']]);
    });

    it('names only a change that there is, of one’s own', async () => {
      const { id } = await entries.create();

      const others = await undoOf(id, 1, 'user');
      const none = await undoOf(id, 2);
      const foreign = await undoOf(id, 1, 'foreign');

      assert.deepEqual(
        { others: others.status, none: none.status, foreign: foreign.status },
        { others: 404, none: 404, foreign: 404 },
      );
      assert.deepEqual(await entries.list(), ['09:00-11:00 Import']);
    });

    it('leaves the changes of others alone', async () => {
      await entries.create();
      await test.ask('POST', '/time-entries', { as: 'user', body: entries.content({ note: 'Theirs' }) });

      await entries.undo();

      assert.deepEqual(await entries.list(), ['09:00-11:00 Theirs']);
      assert.equal((await entries.undo()).status, 404);
    });

    it('refuses what somebody changed since, with both versions, and what is locked', async () => {
      const { body } = await test.ask('POST', '/time-entries', { as: 'user', body: entries.content() });
      await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'By the owner' } });
      const changed = await test.ask('POST', '/time-entries/undo', { as: 'user' });
      await entries.create();
      await entries.submitWeek();
      const locked = await entries.undo();

      assert.deepEqual(
        { status: changed.status, code: changed.body.error.code },
        { status: 409, code: 'conflict' },
      );
      assert.equal(changed.body.error.conflict.current.note, 'By the owner');
      assert.deepEqual(
        { status: locked.status, code: locked.body.error.code },
        { status: 409, code: 'entry_locked' },
      );
    });

    it('brings a discarded timer back as it ran, unless another runs by now', async () => {
      const { id } = (await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'Run' } }))
        .body;
      test.clock.now += 3_600_000;
      const discarded = await test.ask('POST', '/timer/discard', { body: { entryId: id } });
      const gone = await entries.list();
      await entries.undo();
      const back = await entries.list();
      await test.ask('POST', '/timer/discard', { body: {} });
      await test.ask('POST', '/timer', { as: 'user', body: { projectId: test.projectId } });
      await entries.undo();

      assert.deepEqual({ status: discarded.status, id: discarded.body.id }, { status: 200, id });
      assert.deepEqual({ gone, back }, { gone: [], back: ['10:00- Run'] });
      assert.equal((await test.ask('GET', '/timer')).body.entry.id, id);
    });
  });
});
