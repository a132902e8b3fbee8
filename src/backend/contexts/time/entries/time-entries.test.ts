import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpEntries } from '../../../testing/time/set-up-entries.ts';

describe('time entries', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpEntries(open);
    const { create, entry, count } = stage;

    it('keeps what was recorded, with the rate of the project and the day of its own zone', async () => {
      const { status, body } = await create({
        startedAt: '2026-11-17T23:30:00Z',
        endedAt: '2026-11-18T00:30:00Z',
      });

      assert.equal(status, 201);
      assert.equal(body.seconds, 3600);
      assert.equal(body.localDate, '2026-11-18');
      assert.deepEqual(body.rate, { minor: 11_000, currency: 'EUR' });
      assert.equal(body.version, 1);
    });

    describe('of a day on which clocks are put back', () => {
      for (const [what, zone, times, status] of [
        ['takes all of its 25 hours', 'Europe/Berlin', ['2026-10-25T00:00', '2026-10-26T00:00'], 201],
        ['takes less than all of it', 'Europe/Berlin', ['2026-10-25T00:00', '2026-10-25T23:30'], 201],
        [
          'takes no more than 24 over midnight',
          'Europe/Berlin',
          ['2026-10-25T01:00', '2026-10-26T01:00'],
          422,
        ],
        ['takes 24 of any other day', 'Europe/Berlin', ['2026-10-26T00:00', '2026-10-27T00:00'], 201],
        ['takes no 25 where clocks stay', 'UTC', ['2026-10-25T00:00', '2026-10-26T01:00'], 422],
        [
          'takes the half hour more of Lord Howe',
          'Australia/Lord_Howe',
          ['2026-04-05T00:00', '2026-04-06T00:00'],
          201,
        ],
      ] as const) {
        it(what, async () => {
          const [startedAt, endedAt] = times;

          const reply = await create({ startedAt, endedAt, zone });

          assert.equal(reply.status, status, JSON.stringify(reply.body));
        });
      }

      it('may become as long by a change, and by joining two', async () => {
        const zone = 'Europe/Berlin';
        const one = await create({ startedAt: '2026-10-25T00:00', endedAt: '2026-10-25T12:00', zone });
        const other = await create({ startedAt: '2026-10-25T12:00', endedAt: '2026-10-25T20:00', zone });

        const longer = await stage.test.ask('PATCH', `/time-entries/${other.body.id}`, {
          body: { endedAt: '2026-10-26T00:00' },
        });
        const ids = [one.body.id, other.body.id];
        const joined = await stage.test.ask('POST', '/time-entries/merge', { body: { ids } });

        assert.deepEqual(
          { longerStatus: longer.status, joinedStatus: joined.status, seconds: joined.body.seconds },
          { longerStatus: 200, joinedStatus: 200, seconds: 25 * 3600 },
        );
      });
    });

    it('makes one record of the same request sent twice, and refuses other content under its id', async () => {
      const first = entry();

      const created = await stage.test.ask('POST', '/time-entries', { body: first });
      const again = await stage.test.ask('POST', '/time-entries', { body: first });
      const other = await stage.test.ask('POST', '/time-entries', { body: { ...first, note: 'Other work' } });

      assert.equal(created.status, 201);
      assert.equal(again.status, 200);
      assert.deepEqual(again.body, created.body);
      assert.equal(other.status, 409);
      assert.equal(other.body.error.code, 'id_taken');
      assert.equal(await count(), 1);
    });

    describe('a task', () => {
      const addTask = async (fields: { projectId: string; as?: 'foreign' }) => {
        const { as = 'org_admin', projectId } = fields;
        const { body } = await stage.test.ask('POST', '/tasks', { as, body: { projectId, name: 'Review' } });
        return body.id;
      };

      it('is one of the project, whichever way the time is written', async () => {
        const foreign = await stage.test.createProject({ as: 'foreign' });
        const other = await stage.test.createProject();
        const strange = [
          await addTask({ projectId: foreign.projectId, as: 'foreign' }),
          await addTask({ projectId: other.projectId }),
          newId(),
        ];
        const { id } = (await create()).body;

        const own = await addTask({ projectId: stage.projectId });
        const { id: named } = (
          await create({ taskId: own, startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-16T11:00:00Z' })
        ).body;
        const carried = await stage.test.ask('POST', `/time-entries/${named}/split`, {
          body: { at: '2026-11-16T10:00:00Z', second: { projectId: other.projectId, taskId: own } },
        });
        assert.equal(carried.status, 422);

        for (const taskId of strange) {
          const { id: _id, ...whole } = entry({ taskId });
          const split = { at: '2026-11-17T10:00:00Z', second: { taskId } };
          const replies = [
            await create({ taskId }),
            await stage.test.ask('PUT', `/time-entries/${newId()}`, { body: whole }),
            await stage.test.ask('PATCH', `/time-entries/${id}`, { body: { taskId } }),
            await stage.test.ask('POST', `/time-entries/${id}/split`, { body: split }),
            await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId, taskId } }),
          ];

          assert.deepEqual(
            replies.map(({ status, body }) => [status, body.error?.details[0].field]),
            Array.from(replies, () => [422, 'taskId']),
          );
        }
        assert.equal(await count(), 2);
      });

      it('stays behind when the time moves to another project', async () => {
        const { projectId: target } = await stage.test.createProject();
        const taskId = await addTask({ projectId: stage.projectId });
        const targetTask = await addTask({ projectId: target });
        const { id } = (await create({ taskId })).body;
        const patch = async (body: object) =>
          (await stage.test.ask('PATCH', `/time-entries/${id}`, { body })).body.taskId;

        assert.equal(await patch({ note: 'Review' }), taskId);
        assert.equal(await patch({ projectId: target }), null);
        assert.equal(await patch({ projectId: stage.projectId, taskId }), taskId);
        assert.equal(await patch({ projectId: target, taskId: targetTask }), targetTask);
      });
    });

    it('reads a wall-clock time in the zone of the entry', async () => {
      const { body } = await create({ startedAt: '2026-07-01T09:00', endedAt: '2026-07-01T10:00' });

      assert.equal(body.startedAt, '2026-07-01T07:00:00.000Z');
    });

    it('warns of an overlap by default, refuses it or keeps silent by policy', async () => {
      const { id: organizationId } = (await stage.test.ask('GET', '/organizations')).body.items[0];
      const setPolicy = (overlapPolicy: string) =>
        stage.test.ask('PATCH', `/organizations/${organizationId}`, { body: { overlapPolicy } });
      const first = (await create()).body;
      const overlapping = { startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' };

      const warned = await create(overlapping);
      await setPolicy('refuse');
      const refusedReply = await create(overlapping);
      await setPolicy('allow');
      const silent = await create(overlapping);

      assert.deepEqual(
        { status: warned.status, overlaps: warned.body.overlaps },
        { status: 201, overlaps: [first.id] },
      );
      assert.deepEqual(
        { status: refusedReply.status, code: refusedReply.body.error.code },
        { status: 409, code: 'entry_overlaps' },
      );
      assert.deepEqual(
        { status: silent.status, overlaps: silent.body.overlaps },
        { status: 201, overlaps: [] },
      );
      assert.equal(await count(), 3);
    });

    it('touching ends are no overlap', async () => {
      await create();

      const { body } = await create({ startedAt: '2026-11-17T11:15:00Z', endedAt: '2026-11-17T12:00:00Z' });

      assert.deepEqual(body.overlaps, []);
    });

    it('changes what a patch names, and refuses a stale version', async () => {
      const { body: before } = await create();

      const changed = await stage.test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { note: 'Reviewed', billable: false },
        headers: { 'if-match': '"1"' },
      });
      const stale = await stage.test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { note: 'Late' },
        headers: { 'if-match': '"1"' },
      });

      assert.deepEqual(
        {
          status: changed.status,
          note: changed.body.note,
          billable: changed.body.billable,
          version: changed.body.version,
        },
        { status: 200, note: 'Reviewed', billable: false, version: 2 },
      );
      assert.equal(changed.headers['etag'], '"2"');
      assert.equal(changed.body.seconds, before.seconds);
      assert.deepEqual(
        { status: stale.status, code: stale.body.error.code },
        { status: 412, code: 'stale_version' },
      );
    });

    it('takes the rate of the project an entry is moved to', async () => {
      const { body: before } = await create();
      const other = await stage.test.createProject({ rateMinor: 9_000 });

      const { body } = await stage.test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { projectId: other.projectId },
      });

      assert.deepEqual(body.rate, { minor: 9_000, currency: 'EUR' });
    });

    it('takes what a repository names its branches and commits, made harmless', async () => {
      const commits = [{ hash: 'abc1234', subject: '\u001b]0;owned\u0007Fix', at: '2026-11-17T10:00:00Z' }];
      const git = { remote: null, branch: 'a\0b', head: null, commits };

      const { status, body } = await create({ git });

      assert.equal(status, 201);
      assert.deepEqual(
        { branch: body.git.branch, subject: body.git.commits[0].subject },
        { branch: 'a\ufffdb', subject: '\ufffd]0;owned\ufffdFix' },
      );
    });

    it('keeps one id for an id in capitals', async () => {
      const id = newId();

      const first = await create({ id: id.toUpperCase() });
      const again = await create({ id });

      assert.deepEqual(
        { id: first.body.id, firstStatus: first.status, againStatus: again.status },
        { id, firstStatus: 201, againStatus: 200 },
      );
    });

    it('says that an id is taken when it is another person’s', async () => {
      const { body } = await create();

      const reply = await create({ id: body.id }, 'user');

      assert.deepEqual(
        { status: reply.status, code: reply.body.error.code },
        { status: 409, code: 'id_taken' },
      );
    });

    it('logs each change with the record before and after', async () => {
      const { body } = await create();
      await stage.test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'Changed' } });
      await stage.test.ask('DELETE', `/time-entries/${body.id}`);

      const rows = await stage.test.database.query
        .selectFrom('events')
        .innerJoin('event_contents', 'event_contents.seq', 'events.seq')
        .select(['events.type', 'event_contents.before', 'event_contents.after'])
        .where('events.id', '=', body.id)
        .orderBy('events.seq')
        .execute();

      assert.deepEqual(
        rows.map((row) => row.type),
        ['time-entry.created', 'time-entry.changed', 'time-entry.deleted'],
      );
      assert.equal(JSON.parse(rows[1]?.before ?? '').note, 'Import pipeline');
      assert.equal(JSON.parse(rows[1]?.after ?? '').note, 'Changed');
    });
  });
});
