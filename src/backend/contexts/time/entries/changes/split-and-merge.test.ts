import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { onEveryEntryPractice } from '../../../../testing/entry-requests.ts';

describe('changes of entries', () => {
  onEveryEntryPractice((test) => {
    const { entries } = test;

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
  });
});
