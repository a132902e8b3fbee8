import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { forEachDatabase } from '../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

const hourMs = 3_600_000;

interface Step {
  readonly act: 'start' | 'stop';
  readonly waitSeconds: number;
}

interface Stage {
  readonly test: TestApp;
  start(): Promise<unknown>;
  stop(): Promise<unknown>;
}

/** Plays the steps on the timer; the seconds during which one ran. */
async function play(steps: readonly Step[], { test, start, stop }: Stage): Promise<number> {
  let ran = 0;
  for (const { act, waitSeconds } of steps) {
    await (act === 'start' ? start() : stop());
    test.clock.now += waitSeconds * 1000;
    ran += act === 'start' ? waitSeconds : 0;
  }
  return ran;
}

async function sumSince(test: TestApp, from: number): Promise<number> {
  const rows = await test.database.query
    .selectFrom('time_entries')
    .select('seconds')
    .where('started_at', '>=', from)
    .execute();
  return rows.reduce((sum, { seconds }) => sum + (seconds ?? Number.NaN), 0);
}

describe('time entries', () => {
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

    const entry = (fields: object = {}) => ({
      id: newId(),
      projectId,
      startedAt: '2026-11-17T09:00:00Z',
      endedAt: '2026-11-17T11:15:00Z',
      zone: 'Europe/Berlin',
      note: 'Import pipeline',
      ...fields,
    });
    const create = (fields: object = {}, as?: 'user' | 'foreign') =>
      test.ask('POST', '/time-entries', { body: entry(fields), ...(as ? { as } : {}) });
    const count = async () => (await test.ask('GET', '/time-entries')).body.items.length;

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

    it('makes one record of the same request sent twice, and refuses other content under its id', async () => {
      const first = entry();

      const created = await test.ask('POST', '/time-entries', { body: first });
      const again = await test.ask('POST', '/time-entries', { body: first });
      const other = await test.ask('POST', '/time-entries', { body: { ...first, note: 'Other work' } });

      assert.equal(created.status, 201);
      assert.equal(again.status, 200);
      assert.deepEqual(again.body, created.body);
      assert.equal(other.status, 409);
      assert.equal(other.body.error.code, 'id_taken');
      assert.equal(await count(), 1);
    });

    const refused: readonly (readonly [string, object, number, string])[] = [
      ['an end before the start', { endedAt: '2026-11-17T08:00:00Z' }, 422, 'endedAt'],
      ['no time at all', { endedAt: '2026-11-17T09:00:00Z' }, 422, 'endedAt'],
      ['thirty hours', { endedAt: '2026-11-18T15:00:00Z' }, 422, 'endedAt'],
      ['an unknown zone', { zone: 'Europe/Atlantis' }, 422, 'zone'],
      ['an offset in place of a zone', { zone: '+02:00' }, 422, 'zone'],
      [
        'a start in a DST gap',
        { startedAt: '2026-03-29T02:30', endedAt: '2026-03-29T05:00' },
        422,
        'startedAt',
      ],
      [
        'a time that happens twice',
        { startedAt: '2026-10-25T02:30', endedAt: '2026-10-25T05:00' },
        422,
        'startedAt',
      ],
      ['a day that is not', { startedAt: '2026-02-30T09:00', endedAt: '2026-02-30T10:00' }, 422, 'startedAt'],
      ['words in place of a time', { startedAt: 'this morning' }, 422, 'startedAt'],
      ['a number in place of a text', { note: 7 }, 422, 'note'],
      ['an unknown field', { notes: 'typo' }, 422, 'notes'],
      ['no project', { projectId: undefined }, 422, 'projectId'],
      ['a project that is not', { projectId: newId() }, 422, 'projectId'],
      ['an id that is none', { id: '12' }, 422, 'id'],
      ['a note of 20,000 letters', { note: 'x'.repeat(20_000) }, 422, 'note'],
    ];
    for (const [what, fields, status, field] of refused) {
      it(`refuses ${what}, names the field and changes nothing`, async () => {
        const reply = await create(fields);

        assert.equal(reply.status, status, JSON.stringify(reply.body));
        assert.deepEqual(
          reply.body.error.details.map((detail: { field: string }) => detail.field),
          [field],
        );
        assert.match(reply.body.error.trace_id, /^[0-9a-f]{32}$/);
        assert.equal(reply.headers['x-trace-id'], reply.body.error.trace_id);
        assert.equal(await count(), 0);
      });
    }

    it('refuses malformed JSON with 400 and a note of 5 MB with 413', async () => {
      const malformed = await test.ask('POST', '/time-entries', { body: '{"projectId":' });
      const large = await create({ note: 'x'.repeat(5 * 1024 * 1024) });

      assert.deepEqual([malformed.status, malformed.body.error.code], [400, 'malformed']);
      assert.deepEqual([large.status, large.body.error.code], [413, 'too_large']);
      assert.equal(await count(), 0);
    });

    it('refuses a project of another organization as one that is not', async () => {
      const foreign = await test.createProject({ as: 'foreign' });

      const reply = await create({ projectId: foreign.projectId });

      assert.equal(reply.status, 422);
      assert.equal(reply.body.error.details[0].field, 'projectId');
    });

    it('reads a wall-clock time in the zone of the entry', async () => {
      const { body } = await create({ startedAt: '2026-07-01T09:00', endedAt: '2026-07-01T10:00' });

      assert.equal(body.startedAt, '2026-07-01T07:00:00.000Z');
    });

    it('warns of an overlap by default, refuses it or keeps silent by policy', async () => {
      const { id: organizationId } = (await test.ask('GET', '/organizations')).body.items[0];
      const setPolicy = (overlapPolicy: string) =>
        test.ask('PATCH', `/organizations/${organizationId}`, { body: { overlapPolicy } });
      const first = (await create()).body;
      const overlapping = { startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' };

      const warned = await create(overlapping);
      await setPolicy('refuse');
      const refusedReply = await create(overlapping);
      await setPolicy('allow');
      const silent = await create(overlapping);

      assert.deepEqual([warned.status, warned.body.overlaps], [201, [first.id]]);
      assert.deepEqual([refusedReply.status, refusedReply.body.error.code], [409, 'entry_overlaps']);
      assert.deepEqual([silent.status, silent.body.overlaps], [201, []]);
      assert.equal(await count(), 3);
    });

    it('touching ends are no overlap', async () => {
      await create();

      const { body } = await create({ startedAt: '2026-11-17T11:15:00Z', endedAt: '2026-11-17T12:00:00Z' });

      assert.deepEqual(body.overlaps, []);
    });

    it('changes what a patch names, and refuses a stale version', async () => {
      const { body: before } = await create();

      const changed = await test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { note: 'Reviewed', billable: false },
        headers: { 'if-match': '"1"' },
      });
      const stale = await test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { note: 'Late' },
        headers: { 'if-match': '"1"' },
      });

      assert.deepEqual(
        [changed.status, changed.body.note, changed.body.billable, changed.body.version],
        [200, 'Reviewed', false, 2],
      );
      assert.equal(changed.headers['etag'], '"2"');
      assert.equal(changed.body.seconds, before.seconds);
      assert.deepEqual([stale.status, stale.body.error.code], [412, 'stale_version']);
    });

    it('takes the rate of the project an entry is moved to', async () => {
      const { body: before } = await create();
      const other = await test.createProject({ rateMinor: 9_000 });

      const { body } = await test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { projectId: other.projectId },
      });

      assert.deepEqual(body.rate, { minor: 9_000, currency: 'EUR' });
    });

    it('shows a developer only their own entries, and hides those of others as if they were not', async () => {
      const { body: owners } = await create();
      const { body: own } = await create({}, 'user');

      const list = await test.ask('GET', '/time-entries', { as: 'user' });
      const read = await test.ask('GET', `/time-entries/${owners.id}`, { as: 'user' });
      const removed = await test.ask('DELETE', `/time-entries/${owners.id}`, { as: 'user' });

      assert.deepEqual(
        list.body.items.map((item: { id: string }) => item.id),
        [own.id],
      );
      assert.deepEqual([read.status, removed.status], [404, 404]);
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
        const { body } = await test.ask('GET', `/time-entries?limit=3${cursor}`);
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);

      assert.deepEqual(seen, ids);
    });

    it('refuses a cursor that it did not give', async () => {
      const reply = await test.ask('GET', '/time-entries?cursor=bm90IGEgY3Vyc29y');

      assert.deepEqual([reply.status, reply.body.error.details[0].field], [422, 'cursor']);
    });

    it('sums finished time by project, each caller only their own', async () => {
      await create();
      await create({ startedAt: '2026-11-18T09:00:00Z', endedAt: '2026-11-18T10:00:00Z' });
      await create({ startedAt: '2026-11-19T09:00:00Z', endedAt: '2026-11-19T10:00:00Z' }, 'user');
      await test.ask('POST', '/timer', { body: { projectId } });

      const totals = await test.ask('GET', '/time-entries/totals');
      const own = await test.ask('GET', '/time-entries/totals', { as: 'user' });

      assert.deepEqual(totals.body.items, [{ projectId, seconds: 15_300 }]);
      assert.deepEqual(own.body.items, [{ projectId, seconds: 3_600 }]);
    });

    it('logs each change with the record before and after', async () => {
      const { body } = await create();
      await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'Changed' } });
      await test.ask('DELETE', `/time-entries/${body.id}`);

      const rows = await test.database.query
        .selectFrom('events')
        .selectAll()
        .where('id', '=', body.id)
        .orderBy('seq')
        .execute();

      assert.deepEqual(
        rows.map((row) => row.type),
        ['time-entry.created', 'time-entry.changed', 'time-entry.deleted'],
      );
      assert.equal(JSON.parse(rows[1]?.before ?? '').note, 'Import pipeline');
      assert.equal(JSON.parse(rows[1]?.after ?? '').note, 'Changed');
    });

    describe('timer', () => {
      const start = (fields: object = {}) => test.ask('POST', '/timer', { body: { projectId, ...fields } });
      const stop = (fields: object = {}) => test.ask('POST', '/timer/stop', { body: fields });

      it('runs from the start to the stop, and counts in today', async () => {
        await start({ note: 'Token rotation' });
        test.clock.now += hourMs;
        const stopped = await stop({ note: 'Token rotation, done' });
        const { body } = await test.ask('GET', '/timer?zone=Europe/Berlin');

        assert.deepEqual(
          [stopped.status, stopped.body.seconds, stopped.body.note],
          [200, 3600, 'Token rotation, done'],
        );
        assert.deepEqual([body.entry, body.todaySeconds, body.weekSeconds], [null, 3600, 3600]);
      });

      it('switches in one step: the one before ends when the next begins', async () => {
        const first = (await start()).body;
        test.clock.now += hourMs;
        const second = (await start({ note: 'Next' })).body;
        const ended = (await test.ask('GET', `/time-entries/${first.id}`)).body;

        assert.equal(ended.endedAt, second.startedAt);
        assert.equal((await test.ask('GET', '/timer')).body.entry.id, second.id);
      });

      it('answers the timer that runs when the same start is sent again', async () => {
        const id = newId();

        const first = await start({ id });
        test.clock.now += hourMs;
        const again = await start({ id });

        assert.deepEqual(
          [first.status, again.status, again.body.startedAt],
          [201, 200, first.body.startedAt],
        );
      });

      it('keeps git facts as data, and takes those of the stop', async () => {
        const git = { remote: 'https://github.com/acme/api', branch: 'feat/x', head: 'abc1234', commits: [] };
        const commits = [{ hash: 'def5678', subject: 'Rotate tokens', at: '2026-11-18T10:30:00Z' }];
        await start({ git });
        test.clock.now += hourMs;

        const { body } = await stop({ git: { ...git, commits } });

        assert.deepEqual(body.git, { ...git, commits });
      });

      it('says so when there is nothing to stop', async () => {
        const reply = await stop();

        assert.deepEqual([reply.status, reply.body.error.code], [409, 'no_timer_running']);
      });

      it('refuses to stop before the start or after now', async () => {
        await start();

        const early = await stop({ endedAt: '2026-11-18T09:00:00Z' });
        const late = await stop({ endedAt: '2026-11-18T23:00:00Z' });

        assert.deepEqual([early.status, late.status], [422, 422]);
        assert.notEqual((await test.ask('GET', '/timer')).body.entry, null);
      });

      it('is not started on an archived project, and holds its project open', async () => {
        await start();

        const archived = await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
        await stop();
        await test.ask('PATCH', `/projects/${projectId}`, { body: { archived: true } });
        const restarted = await start();

        assert.deepEqual([archived.status, archived.body.error.code], [409, 'timer_running']);
        assert.deepEqual([restarted.status, restarted.body.error.code], [409, 'project_archived']);
      });

      it('is one for each user, held by the database even when two windows race', async () => {
        const replies = await Promise.all(
          Array.from({ length: 8 }, (_, index) => start({ note: `window ${index}` })),
        );
        const running = await test.database.query
          .selectFrom('time_entries')
          .select('id')
          .where('ended_at', 'is', null)
          .execute();
        const [row] = await test.database.query
          .selectFrom('time_entries')
          .selectAll()
          .where('ended_at', 'is', null)
          .execute();

        assert.ok(replies.every((reply) => reply.status === 201));
        assert.equal(running.length, 1);
        assert.ok(row);
        await assert.rejects(
          test.database.query
            .insertInto('time_entries')
            .values({ ...row, id: newId() })
            .execute(),
          {
            code: 'unique',
          },
        );
      });

      it('never loses or doubles a second over any sequence of starts, switches and stops', async () => {
        const step: fc.Arbitrary<Step> = fc.record({
          act: fc.constantFrom('start' as const, 'stop' as const),
          waitSeconds: fc.integer({ min: 0, max: 5000 }),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
            const from = test.clock.now;
            const expected = await play([...steps, { act: 'stop', waitSeconds: 0 }], { start, stop, test });
            const recorded = await sumSince(test, from);
            await test.database.query.deleteFrom('time_entries').execute();

            assert.equal(recorded, expected);
          }),
          { numRuns: 25 },
        );
      });
    });
  });
});
