import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

describe('time entries', () => {
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

        const longer = await test.ask('PATCH', `/time-entries/${other.body.id}`, {
          body: { endedAt: '2026-10-26T00:00' },
        });
        const ids = [one.body.id, other.body.id];
        const joined = await test.ask('POST', '/time-entries/merge', { body: { ids } });

        assert.deepEqual(
          { longerStatus: longer.status, joinedStatus: joined.status, seconds: joined.body.seconds },
          { longerStatus: 200, joinedStatus: 200, seconds: 25 * 3600 },
        );
      });
    });

    it('refuses times whose day in their zone leaves the years that are kept, and names the field', async () => {
      const body = { projectId, zone: 'Europe/Berlin' };
      const early = { startedAt: '1900-01-01T00:00:00+14:00', endedAt: '1900-01-01T13:00:00+14:00' };
      const late = { startedAt: '2999-12-31T22:00:00Z', endedAt: '2999-12-31T23:30:00Z' };

      const replies = [
        await test.ask('POST', '/time-entries', { body: { ...body, ...early } }),
        await test.ask('POST', '/time-entries', { body: { ...body, ...late } }),
        await test.ask('PUT', `/time-entries/${newId()}`, { body: { ...body, ...late } }),
      ];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.details[0].field]),
        [
          [422, 'startedAt'],
          [422, 'endedAt'],
          [422, 'endedAt'],
        ],
      );
      assert.equal(await count(), 0);
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

    describe('a task', () => {
      const addTask = async (fields: { projectId: string; as?: 'foreign' }) => {
        const { as = 'org_admin', projectId } = fields;
        const { body } = await test.ask('POST', '/tasks', { as, body: { projectId, name: 'Review' } });
        return body.id;
      };

      it('is one of the project, whichever way the time is written', async () => {
        const foreign = await test.createProject({ as: 'foreign' });
        const other = await test.createProject();
        const strange = [
          await addTask({ projectId: foreign.projectId, as: 'foreign' }),
          await addTask({ projectId: other.projectId }),
          newId(),
        ];
        const { id } = (await create()).body;

        const own = await addTask({ projectId });
        const { id: named } = (
          await create({ taskId: own, startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-16T11:00:00Z' })
        ).body;
        const carried = await test.ask('POST', `/time-entries/${named}/split`, {
          body: { at: '2026-11-16T10:00:00Z', second: { projectId: other.projectId, taskId: own } },
        });
        assert.equal(carried.status, 422);

        for (const taskId of strange) {
          const { id: _id, ...whole } = entry({ taskId });
          const split = { at: '2026-11-17T10:00:00Z', second: { taskId } };
          const replies = [
            await create({ taskId }),
            await test.ask('PUT', `/time-entries/${newId()}`, { body: whole }),
            await test.ask('PATCH', `/time-entries/${id}`, { body: { taskId } }),
            await test.ask('POST', `/time-entries/${id}/split`, { body: split }),
            await test.ask('POST', '/timer', { body: { projectId, taskId } }),
          ];

          assert.deepEqual(
            replies.map(({ status, body }) => [status, body.error?.details[0].field]),
            Array.from(replies, () => [422, 'taskId']),
          );
        }
        assert.equal(await count(), 2);
      });

      it('stays behind when the time moves to another project', async () => {
        const { projectId: target } = await test.createProject();
        const taskId = await addTask({ projectId });
        const targetTask = await addTask({ projectId: target });
        const { id } = (await create({ taskId })).body;
        const patch = async (body: object) =>
          (await test.ask('PATCH', `/time-entries/${id}`, { body })).body.taskId;

        assert.equal(await patch({ note: 'Review' }), taskId);
        assert.equal(await patch({ projectId: target }), null);
        assert.equal(await patch({ projectId, taskId }), taskId);
        assert.equal(await patch({ projectId: target, taskId: targetTask }), targetTask);
      });
    });

    it('refuses days the wrong way round, in lists and in exports', async () => {
      const days = 'from=2026-11-18&to=2026-11-17';
      const paths = [`/time-entries?${days}`, `/exports?format=csv&${days}`];
      const replies = await Promise.all(paths.map((path) => test.ask('GET', path)));

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.details[0].field]),
        paths.map(() => [422, 'to']),
      );
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
      [
        'a day that is not, with its offset',
        { startedAt: '2026-02-30T09:00:00Z', endedAt: '2026-02-30T10:00:00Z' },
        422,
        'startedAt',
      ],
      ['an hour that is not', { endedAt: '2026-11-17T24:00:00Z' }, 422, 'endedAt'],
      ['an offset that is not', { endedAt: '2026-11-17T11:00:00+99:00' }, 422, 'endedAt'],
      [
        'a year of five digits in its own zone',
        { startedAt: '9999-12-31T23:00:00Z', endedAt: '9999-12-31T23:30:00Z', zone: 'Asia/Tokyo' },
        422,
        'startedAt',
      ],
      ['the year nought', { startedAt: '0000-01-01T00:00', endedAt: '0000-01-01T01:00' }, 422, 'startedAt'],
      ['a NUL character in the note', { note: 'a\0b' }, 422, 'note'],
      ['an escape sequence in a tag', { tags: ['\u001b[31mred'] }, 422, 'tags.0'],
      ['half a surrogate pair', { note: 'a\ud800b' }, 422, 'note'],
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

      assert.deepEqual(
        { status: malformed.status, code: malformed.body.error.code },
        { status: 400, code: 'malformed' },
      );
      assert.deepEqual(
        { status: large.status, code: large.body.error.code },
        { status: 413, code: 'too_large' },
      );
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

      const changed = await test.ask('PATCH', `/time-entries/${before.id}`, {
        body: { note: 'Reviewed', billable: false },
        headers: { 'if-match': '"1"' },
      });
      const stale = await test.ask('PATCH', `/time-entries/${before.id}`, {
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
        const { body } = await test.ask('GET', `/time-entries?limit=3${cursor}`);
        seen.push(...body.items.map((item: { id: string }) => item.id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);

      assert.deepEqual(seen, ids);
    });

    it('refuses a cursor that it did not give', async () => {
      const reply = await test.ask('GET', '/time-entries?cursor=bm90IGEgY3Vyc29y');

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
        (await test.ask('GET', `/time-entries?text=${encodeURIComponent(text)}`)).body.items.length;

      for (const text of ['Änderung', 'änderung', 'ÄNDERUNG', 'straße', 'étude', 'РЕВЬЮ', 'ревью']) {
        assert.equal(await found(text), 1, text);
      }
      assert.equal(await found('anderung'), 0);
    });

    it('refuses a cursor of another list', async () => {
      const cursor = Buffer.from(JSON.stringify(['Nordwind', newId()])).toString('base64url');

      const reply = await test.ask('GET', `/time-entries?cursor=${cursor}`);

      assert.deepEqual(
        { status: reply.status, field: reply.body.error.details[0].field },
        { status: 422, field: 'cursor' },
      );
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
        (await test.ask('GET', `/time-entries/tags${query}`, as && { as })).body.items;

      assert.deepEqual(await tagsOf(''), ['call', 'mine', 'night', 'Überprüfung', 'urgent']);
      assert.deepEqual(await tagsOf('?from=2026-11-18&to=2026-11-18'), ['call', 'Überprüfung']);
      assert.deepEqual(await tagsOf('?from=2026-12-01&to=2026-12-01&spanning=true'), ['night']);
      assert.deepEqual([await tagsOf('', 'user'), await tagsOf('', 'foreign')], [['mine'], []]);
      const { status } = await test.ask('GET', '/time-entries/tags?from=2026-11-18&to=2026-11-17');
      assert.equal(status, 422);
    });

    it('logs each change with the record before and after', async () => {
      const { body } = await create();
      await test.ask('PATCH', `/time-entries/${body.id}`, { body: { note: 'Changed' } });
      await test.ask('DELETE', `/time-entries/${body.id}`);

      const rows = await test.database.query
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
