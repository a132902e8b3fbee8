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

    describe('split', () => {
      const split = (id: string, body: object, headers = {}) =>
        test.ask('POST', `/time-entries/${id}/split`, { body, headers });

      it('divides the time and the commits, and gives the second what is named', async () => {
        const other = await test.createProject({ rateMinor: 9_000 });
        const commit = (hash: string, at: string) => ({ hash, subject: hash, at });
        const commits = [commit('a', '2026-11-17T09:30:00Z'), commit('b', '2026-11-17T10:45:00Z')];
        const { id } = await entries.create({ git: { remote: null, branch: 'x', head: null, commits } });

        const { status, body } = await split(id, {
          at: '2026-11-17T10:30:00Z',
          second: { projectId: other.projectId, note: 'Review' },
        });

        const [first, second] = body.items;
        assert.equal(status, 200);
        assert.deepEqual(
          { id: first.id, firstSeconds: first.seconds, secondSeconds: second.seconds },
          { id, firstSeconds: 5400, secondSeconds: 1800 },
        );
        assert.deepEqual([second.note, second.rate.minor, first.rate.minor], ['Review', 9_000, 11_000]);
        assert.deepEqual(
          body.items.map((item: { git: { commits: { hash: string }[] } }) =>
            item.git.commits.map(({ hash }) => hash),
          ),
          [['a'], ['b']],
        );
      });

      it('is done once, however often it comes', async () => {
        const { id } = await entries.create();
        const asked = { at: '2026-11-17T10:30:00Z', second: { id: newId() } };

        const first = await split(id, asked);
        const again = await split(id, asked);

        assert.deepEqual(again.body, first.body);
        assert.equal((await entries.list()).length, 2);
      });

      it('refuses to divide what was changed since it was seen, and tells both versions', async () => {
        const { id } = await entries.create();
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Theirs' } });
        const asked = { at: '2026-11-17T10:30:00Z', second: { id: newId() } };

        const stale = await split(id, asked, { 'if-match': '"1"' });
        const seen = await split(id, asked, { 'if-match': '"2"' });
        const again = await split(id, asked, { 'if-match': '"2"' });

        assert.deepEqual(
          { status: stale.status, code: stale.body.error.code },
          { status: 412, code: 'stale_version' },
        );
        assert.equal(stale.body.error.conflict.current.note, 'Theirs');
        assert.equal(seen.status, 200);
        assert.deepEqual(again.body, seen.body);
      });

      it('takes no other entry for the part that it was to make', async () => {
        const { id } = await entries.create();
        const times = { startedAt: '2026-11-17T11:00:00Z', endedAt: '2026-11-17T12:00:00Z' };
        const other = await entries.create({ ...times, note: 'Other' });

        const elsewhere = await split(id, { at: '2026-11-17T10:30:00Z', second: { id: other.id } });
        const unlike = await split(id, { at: times.startedAt, second: { id: other.id, note: 'Review' } });

        for (const { status, body } of [elsewhere, unlike]) {
          assert.deepEqual(
            { status, field: body.error.details[0].field },
            { status: 409, field: 'second.id' },
          );
        }
        assert.deepEqual(await entries.list(), ['09:00-11:00 Import', '11:00-12:00 Other']);
      });

      it('refuses what the rules of the second part’s project refuse, and changes nothing', async () => {
        const other = (await test.createProject()).projectId;
        const { id } = await entries.create({ note: '' });
        const asked = (fields: object) => split(id, { at: '2026-11-17T10:00:00Z', second: fields });
        await entries.setRules(other, { requiredFields: ['note', 'task'] });
        const missing = await asked({ projectId: other });
        await entries.setRules(other, { requiredFields: [], dailyLimit: { policy: 'refuse', seconds: 600 } });
        const long = await asked({ projectId: other });
        await entries.setRules(other, { dailyLimit: { policy: 'warn', seconds: 600 } });
        const told = await asked({ projectId: other });

        assert.deepEqual(
          { status: missing.status, field: missing.body.error.details[0].field },
          { status: 422, field: 'note' },
        );
        assert.equal(long.body.error.code, 'daily_limit');
        assert.deepEqual(
          { status: told.status, code: told.body.items[1].warnings[0].code },
          { status: 200, code: 'daily_limit' },
        );
      });

      it('makes no day longer that is beyond its limit, and no note be missing that was', async () => {
        const { id } = await entries.create({ note: '' });
        await entries.setRules(test.projectId, {
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
        await entries.setRules(other, { overlapPolicy: 'refuse' });
        const { id } = await entries.create();
        const beside = await entries.create({
          startedAt: '2026-11-17T10:30:00Z',
          endedAt: '2026-11-17T12:00:00Z',
        });

        const refused = await split(id, { at: '2026-11-17T10:00:00Z', second: { projectId: other } });
        await test.ask('DELETE', `/time-entries/${beside.id}`);
        const taken = await split(id, { at: '2026-11-17T10:00:00Z', second: { projectId: other } });

        assert.equal(refused.body.error.code, 'entry_overlaps');
        assert.deepEqual(
          { status: taken.status, overlaps: taken.body.items[1].overlaps },
          { status: 200, overlaps: [] },
        );
      });

      it('refuses an instant that is not within', async () => {
        const { id } = await entries.create();

        for (const at of ['2026-11-17T09:00:00Z', '2026-11-17T11:00:00Z', '2026-11-17T08:00:00Z']) {
          const { status, body } = await split(id, { at });
          assert.deepEqual({ status, field: body.error.details[0].field }, { status: 422, field: 'at' });
        }
      });

      it('lets the second part of a running timer run', async () => {
        const { id } = (
          await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'Run' } })
        ).body;
        test.clock.now += 3_600_000;

        await split(id, { at: '2026-11-18T10:30:00Z', second: { note: 'Other' } });

        assert.deepEqual(await entries.list(), ['10:00-10:30 Run', '10:30- Other']);
        assert.notEqual((await test.ask('GET', '/timer')).body.entry.id, id);
      });
    });

    describe('merge', () => {
      const merge = (...ids: string[]) => test.ask('POST', '/time-entries/merge', { body: { ids } });

      it('joins what adjoins or overlaps; shared time counts once', async () => {
        const first = await entries.create({ tags: ['a'] });
        const second = await entries.create({
          startedAt: '2026-11-17T11:00:00Z',
          endedAt: '2026-11-17T12:00:00Z',
          note: 'Review',
          tags: ['b', 'a'],
        });
        const third = await entries.create({
          startedAt: '2026-11-17T11:30:00Z',
          endedAt: '2026-11-17T13:00:00Z',
        });

        const { status, body } = await merge(third.id, first.id, second.id);
        const again = await merge(third.id, first.id, second.id);

        assert.deepEqual(
          { status, id: body.id, seconds: body.seconds },
          { status: 200, id: first.id, seconds: 4 * 3600 },
        );
        assert.deepEqual({ note: body.note, tags: body.tags }, { note: 'Import\nReview', tags: ['a', 'b'] });
        assert.deepEqual(
          { status: again.status, version: again.body.version },
          { status: 200, version: body.version },
        );
        assert.equal((await entries.list()).length, 1);
      });

      it('refuses what does not belong together, and says why', async () => {
        const other = (await test.createProject()).projectId;
        const first = await entries.create();
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
          const { id } = await entries.create(fields);
          const { status, body } = await merge(first.id, id);
          assert.deepEqual({ status, field: body.error.details[0].field }, { status: 422, field: 'ids' });
          assert.match(body.error.details[0].issue, why);
          assert.equal(body.error.message, `Nothing was merged: the entries ${body.error.details[0].issue}.`);
        }
      });

      it('makes no day longer over midnight, since a night counts on both of its days', async () => {
        const first = await entries.create({
          startedAt: '2026-11-17T19:00:00Z',
          endedAt: '2026-11-17T23:00:00Z',
        });
        const second = await entries.create({
          startedAt: '2026-11-17T23:00:00Z',
          endedAt: '2026-11-18T03:00:00Z',
        });
        await entries.setRules(test.projectId, { dailyLimit: { policy: 'refuse', seconds: 6 * 3600 } });

        const { status, body } = await merge(first.id, second.id);

        assert.deepEqual(
          { status, seconds: body.seconds, warnings: body.warnings },
          { status: 200, seconds: 8 * 3600, warnings: [] },
        );
      });

      it('says so when one of them is not there, unless it went into the other', async () => {
        const first = await entries.create();
        const second = await entries.create({
          startedAt: '2026-11-17T11:00:00Z',
          endedAt: '2026-11-17T12:00:00Z',
        });

        const unknown = await merge(first.id, newId());
        await merge(first.id, second.id);
        const again = await merge(first.id, second.id);
        await entries.undo();
        await test.ask('DELETE', `/time-entries/${second.id}`);
        const deleted = await merge(first.id, second.id);

        assert.deepEqual(
          { unknown: unknown.status, again: again.status, deleted: deleted.status },
          { unknown: 404, again: 200, deleted: 404 },
        );
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
        const one = await entries.create({ git: git('feat/a', 0, 120) });
        const two = await entries.create({
          startedAt: '2026-11-17T11:00:00Z',
          endedAt: '2026-11-17T12:00:00Z',
          git: git('feat/b', 100, 100),
        });
        const three = await entries.create({
          startedAt: '2026-11-17T12:00:00Z',
          endedAt: '2026-11-17T13:00:00Z',
          git: git('feat/a', 200, 1),
        });

        const refused = await merge(one.id, two.id, three.id);
        const { body } = await merge(one.id, two.id);

        assert.deepEqual(
          { status: refused.status, field: refused.body.error.details[0].field },
          { status: 422, field: 'ids' },
        );
        assert.deepEqual(
          { branch: body.git.branch, commitsCount: body.git.commits.length },
          { branch: 'feat/a, feat/b', commitsCount: 200 },
        );
      });

      it('goes on running when the last of them runs', async () => {
        await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'Run' } });
        const first = (await test.ask('GET', '/timer')).body.entry;
        test.clock.now += 3_600_000;
        const second = (
          await test.ask('POST', '/timer', { body: { projectId: test.projectId, note: 'Run' } })
        ).body;

        const { body } = await merge(first.id, second.id);

        assert.deepEqual({ id: body.id, endedAt: body.endedAt }, { id: first.id, endedAt: null });
        assert.deepEqual(await entries.list(), ['10:00- Run']);
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
