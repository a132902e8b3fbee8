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
