import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { onEveryEntryPractice } from '../../../../testing/entry-requests.ts';

describe('undo of the change that is named', () => {
  onEveryEntryPractice((test) => {
    const { entries } = test;

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
  });
});
