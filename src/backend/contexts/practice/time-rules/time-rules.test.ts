import assert from 'node:assert/strict';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

const upToQuarters = { mode: 'up', stepSeconds: 900, scope: 'entry', minimumSeconds: 1_800 };
const closed = (date: string, graceDays = 0) => ({ kind: 'date', date, zone: 'Europe/Berlin', graceDays });

describe('rules of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let test: TestApp;
    let clientId: string;
    let projectId: string;

    beforeEach(async () => {
      test = await createTestApp(await open(), { upTo: 'insight' });
      ({ clientId, projectId } = await test.createProject());
    });

    afterEach(async () => {
      await test.app.close();
    });

    const setRules = async (level: 'organization' | 'client' | 'project', body: object, as = 'org_admin') => {
      const paths = {
        organization: `/organizations/${test.owner.organizationId}`,
        client: `/clients/${clientId}`,
        project: `/projects/${projectId}`,
      };
      return await test.ask('PATCH', paths[level], { body, as });
    };
    const bodyOf = (fields: object = {}) => ({
      id: newId(),
      projectId,
      startedAt: '2026-11-17T09:00:00Z',
      endedAt: '2026-11-17T10:00:00Z',
      zone: 'Europe/Berlin',
      note: 'Import pipeline',
      ...fields,
    });
    const create = (fields: object = {}) => test.ask('POST', '/time-entries', { body: bodyOf(fields) });
    const at = (clock: string) => `2026-11-17T${clock}:00Z`;
    const span = (from: string, to: string) => ({ startedAt: at(from), endedAt: at(to) });
    const list = async () => (await test.ask('GET', '/time-entries')).body.items;
    const spans = async () =>
      (await list())
        .map((entry: { startedAt: string; endedAt: string; note: string }) =>
          [entry.startedAt.slice(11, 16), entry.endedAt.slice(11, 16), entry.note].join(' '),
        )
        .toSorted();
    const codeOf = (reply: { status: number; body: { error?: { code: string } } }) => [
      reply.status,
      reply.body.error?.code,
    ];

    describe('are resolved', () => {
      const ask = async () => (await test.ask('GET', `/projects/${projectId}/time-rules`)).body;

      it('from the practice, unless client or project say otherwise', async () => {
        await setRules('client', { overlapPolicy: 'refuse', requiredFields: ['note', 'tag'] });
        await setRules('project', { requiredFields: [], rounding: upToQuarters });

        const rules = await ask();

        assert.deepEqual(rules.from, {
          rounding: 'project',
          overlapPolicy: 'client',
          dailyLimit: 'organization',
          requiredFields: 'project',
          lock: 'organization',
        });
        assert.deepEqual(
          {
            rounding: rules.rounding,
            overlapPolicy: rules.overlapPolicy,
            requiredFields: rules.requiredFields,
          },
          { rounding: upToQuarters, overlapPolicy: 'refuse', requiredFields: [] },
        );
      });

      it('anew once a level gives its rule back', async () => {
        await setRules('project', { overlapPolicy: 'allow' });
        const { body } = await setRules('project', { overlapPolicy: null });

        assert.equal(body.overlapPolicy, null);
        assert.deepEqual(
          [(await ask()).overlapPolicy, (await ask()).from.overlapPolicy],
          ['warn', 'organization'],
        );
      });

      it('with a step of an older version, that no new rule takes', async () => {
        const odd = JSON.stringify({ rounding: { mode: 'up', stepSeconds: 7, scope: 'entry' } });
        await test.database.query.updateTable('clients').set({ time_rules: odd }).execute();

        const replies = await Promise.all(
          (['organization', 'client', 'project'] as const).map(
            async (level) => await setRules(level, { rounding: { ...upToQuarters, stepSeconds: 7 } }),
          ),
        );

        assert.equal((await ask()).rounding.stepSeconds, 7);
        assert.deepEqual(
          replies.map(({ status, body }) => [status, body.error?.details[0].field]),
          replies.map(() => [422, 'rounding.stepSeconds']),
        );
      });

      it('for nobody of another organization', async () => {
        const foreign = await test.ask('GET', `/projects/${projectId}/time-rules`, { as: 'foreign' });

        assert.equal(foreign.status, 404);
      });

      for (const [what, rule, field] of [
        ['a lock in no zone', { lock: { ...closed('2026-10-31'), zone: 'Atlantis' } }, 'lock.zone'],
        ['a lock of a date without one', { lock: { ...closed('2026-10-31'), date: null } }, 'lock.date'],
        [
          'a limit of more than a day',
          { dailyLimit: { policy: 'warn', seconds: 90_000 } },
          'dailyLimit.seconds',
        ],
        ['a field that is none', { requiredFields: ['mood'] }, 'requiredFields.0'],
        ['a policy that is none', { overlapPolicy: 'delete' }, 'overlapPolicy'],
      ] as const) {
        it(`never from ${what}`, async () => {
          const reply = await setRules('project', rule);

          assert.deepEqual(
            { status: reply.status, field: reply.body.error.details[0].field },
            { status: 422, field },
          );
        });
      }
    });

    describe('rounding', () => {
      it('is told beside the raw time, which stays', async () => {
        await setRules('client', { rounding: upToQuarters });

        const { body } = await create(span('09:00', '09:46'));
        const short = await create(span('11:00', '11:01'));
        await setRules('project', { rounding: { ...upToQuarters, scope: 'line' } });

        assert.deepEqual([body.seconds, body.billedSeconds, short.body.billedSeconds], [2_760, 3_600, 1_800]);
        const after = (await test.ask('GET', `/time-entries/${body.id}`)).body;
        assert.deepEqual(
          { seconds: after.seconds, billedSeconds: after.billedSeconds, version: after.version },
          { seconds: 2_760, billedSeconds: null, version: 1 },
        );
      });

      it('shows in lists at once what a change of any level makes of it', async () => {
        const other = await test.createProject();
        await create(span('09:00', '09:46'));
        await create({ ...span('10:00', '10:46'), projectId: other.projectId });
        const billed = async () =>
          (await test.ask('GET', '/time-entries')).body.items
            .map(({ billedSeconds }: { billedSeconds: number }) => billedSeconds)
            .reverse();
        const steps = (stepSeconds: number) => ({ rounding: { mode: 'up', stepSeconds, scope: 'entry' } });

        const seen = [await billed()];
        for (const [level, rules] of [
          ['organization', steps(600)],
          ['client', steps(1800)],
          ['project', steps(60)],
          ['project', { rounding: null }],
        ] as const) {
          await setRules(level, rules);
          seen.push(await billed());
        }

        assert.deepEqual(seen, [
          [2_760, 2_760],
          [3_000, 3_000],
          [3_600, 3_000],
          [2_760, 3_000],
          [3_600, 3_000],
        ]);
      });

      it('bills nothing of what is not billable', async () => {
        const { body } = await create({ billable: false });

        assert.deepEqual(
          { seconds: body.seconds, billedSeconds: body.billedSeconds },
          { seconds: 3_600, billedSeconds: null },
        );
      });
    });

    describe('required fields', () => {
      beforeEach(async () => {
        await setRules('project', { requiredFields: ['note', 'tag'] });
      });

      it('are asked for when an entry is made by hand', async () => {
        const reply = await create({ note: ' ' });

        assert.deepEqual(codeOf(reply), [422, 'invalid']);
        assert.deepEqual(
          reply.body.error.details.map(({ field }: { field: string }) => field),
          ['note', 'tags'],
        );
        assert.equal((await create({ tags: ['review'] })).status, 201);
      });

      it('never keep a timer from being stopped: what is missing is told', async () => {
        await test.ask('POST', '/timer', { body: { projectId, tags: ['review'] } });
        test.clock.now += 60_000;

        const stopped = await test.ask('POST', '/timer/stop', { body: {} });

        assert.equal(stopped.status, 200);
        assert.deepEqual(
          stopped.body.warnings.map(({ code, field }: { code: string; field: string }) => [code, field]),
          [['field_missing', 'note']],
        );
      });

      it('are told of what a switch ends, once', async () => {
        const other = await test.createProject();
        const first = await test.ask('POST', '/timer', { body: { projectId, note: 'Review' } });
        test.clock.now += 60_000;
        const body = { id: newId(), projectId: other.projectId };

        const switched = await test.ask('POST', '/timer', { body });
        const again = await test.ask('POST', '/timer', { body });
        test.clock.now += 60_000;
        const resumed = await test.ask('POST', '/timer/resume', { body: { entryId: first.body.id } });

        const { ended } = switched.body;
        assert.deepEqual(
          {
            id: ended.id,
            seconds: ended.seconds,
            warnings: ended.warnings.map(({ field }: { field: string }) => field),
          },
          { id: first.body.id, seconds: 60, warnings: ['tags'] },
        );
        assert.equal(first.body.ended, null);
        assert.deepEqual({ status: again.status, ended: again.body.ended }, { status: 200, ended: null });
        assert.deepEqual(
          { id: resumed.body.ended.id, warnings: resumed.body.ended.warnings },
          { id: body.id, warnings: [] },
        );
      });

      it('let what the timer left be mended in any order, but not be emptied', async () => {
        await test.ask('POST', '/timer', { body: { projectId, note: 'Review' } });
        test.clock.now += 60_000;
        const { id } = (await test.ask('POST', '/timer/stop', { body: {} })).body;

        const billed = await test.ask('PATCH', `/time-entries/${id}`, { body: { billable: false } });
        const emptied = await test.ask('PATCH', `/time-entries/${id}`, { body: { note: '' } });

        assert.deepEqual(
          { status: billed.status, warningsCount: billed.body.warnings.length },
          { status: 200, warningsCount: 1 },
        );
        assert.deepEqual(codeOf(emptied), [422, 'invalid']);
      });

      it('keep a week from being submitted, naming each entry', async () => {
        await test.ask('POST', '/timer', { body: { projectId } });
        test.clock.now += 60_000;
        const { id } = (await test.ask('POST', '/timer/stop', { body: {} })).body;
        const sheet = (await test.ask('POST', '/timesheets', { body: { weekStart: '2026-11-16' } })).body;

        const refused = await test.ask('POST', `/timesheets/${sheet.id}/submit`);
        await test.ask('PATCH', `/time-entries/${id}`, { body: { note: 'Review', tags: ['review'] } });
        const taken = await test.ask('POST', `/timesheets/${sheet.id}/submit`);

        assert.deepEqual(codeOf(refused), [409, 'field_missing']);
        assert.equal(refused.body.error.details[0].field, id);
        assert.match(refused.body.error.details[0].issue, /needs a note and a tag/);
        assert.equal(taken.status, 200);
      });
    });

    describe('the limit of a day', () => {
      const limit = (policy: string, seconds: number) => ({ dailyLimit: { policy, seconds } });

      it('refuses what goes beyond it, and takes what just fits', async () => {
        await setRules('organization', limit('refuse', 7_200));

        assert.equal((await create(span('09:00', '10:00'))).status, 201);
        const over = await create(span('11:00', '12:01'));
        assert.deepEqual(codeOf(over), [409, 'daily_limit']);
        assert.match(over.body.error.message, /2026-11-17 comes to 2:01, the limit is 2:00/);
        assert.equal((await create(span('11:00', '12:00'))).status, 201);
      });

      it('counts the day of the entry’s own zone', async () => {
        await setRules('organization', limit('refuse', 3_600));
        await create(span('09:00', '10:00'));

        const nextDay = await create({ startedAt: '2026-11-17T23:30:00Z', endedAt: '2026-11-18T00:30:00Z' });

        assert.deepEqual(
          { status: nextDay.status, localDate: nextDay.body.localDate },
          { status: 201, localDate: '2026-11-18' },
        );
      });

      it('counts a night on both of its days', async () => {
        await setRules('organization', limit('refuse', 6 * 3_600));

        const night = await create({ startedAt: '2026-11-17T19:00:00Z', endedAt: '2026-11-18T03:00:00Z' });
        const before = await create({ startedAt: '2026-11-17T16:00:00Z', endedAt: '2026-11-17T18:30:00Z' });
        const after = await create({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T10:01:00Z' });

        assert.deepEqual([night.status, codeOf(before)], [201, [409, 'daily_limit']]);
        assert.match(before.body.error.message, /2026-11-17 comes to 6:30/);
        assert.match(after.body.error.message, /2026-11-18 comes to 6:01/);
      });

      it('lets a night be shortened on the day that is too long, and not be made longer there', async () => {
        const { body } = await create({ startedAt: '2026-11-17T22:00:00Z', endedAt: '2026-11-18T03:00:00Z' });
        await setRules('organization', limit('refuse', 3_600));
        const end = (endedAt: string) =>
          test.ask('PATCH', `/time-entries/${body.id}`, { body: { endedAt: `2026-11-18T${endedAt}:00Z` } });

        const [longer, shorter] = [await end('03:01'), await end('02:00')];

        assert.deepEqual(codeOf(longer), [409, 'daily_limit']);
        assert.deepEqual(
          shorter.body.warnings.map(({ message }: { message: string }) => message.slice(0, 27)),
          ['2026-11-18 comes to 3:00, t'],
        );
      });

      it('is held on every day of every zone, by a count of its own', async () => {
        const limitSeconds = 20_000;
        await setRules('organization', { ...limit('refuse', limitSeconds), overlapPolicy: 'allow' });
        let totals: ReadonlyMap<string, number> = new Map();
        const dateOf = (epochMs: number, zone: string) =>
          new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(epochMs);
        const addMinutes = (entry: { startMs: number; minutes: number; zone: string }) => {
          const days = Array.from({ length: entry.minutes }, (_, minute) =>
            dateOf(entry.startMs + minute * 60_000, entry.zone),
          );
          const sums = new Map(totals);
          for (const day of days) sums.set(day, (sums.get(day) ?? 0) + 60);
          return sums;
        };
        const entries = fc.record({
          // Two weekends on which clocks change: days of 23 and of 25 hours.
          startMs: fc
            .constantFrom('2026-03-28T12:00Z', '2026-10-24T12:00Z')
            .chain((from) =>
              fc.integer({ min: 0, max: 2_880 }).map((minute) => Date.parse(from) + minute * 60_000),
            ),
          minutes: fc.integer({ min: 1, max: 120 }),
          zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        });
        await fc.assert(
          fc.asyncProperty(entries, async ({ startMs, minutes, zone }) => {
            const [startedAt, endedAt] = [startMs, startMs + minutes * 60_000].map((ms) =>
              new Date(ms).toISOString(),
            );
            const sums = addMinutes({ startMs, minutes, zone });

            const { status } = await create({ startedAt, endedAt, zone });

            assert.equal(status, [...sums.values()].every((sum) => sum <= limitSeconds) ? 201 : 409);
            if (status === 201) totals = sums;
          }),
          { numRuns: 60 },
        );
        const { body } = await test.ask('GET', '/reports/time?from=2026-03-27&to=2026-10-27&groupBy=day');
        assert.deepEqual(
          body.rows.map(({ key, seconds }: { key: string; seconds: number }) => [key, seconds]),
          [...totals].toSorted(([one], [other]) => (one < other ? -1 : 1)),
        );
      });

      it('counts what its level stands for: a project’s, a client’s, everything', async () => {
        const other = await test.createProject();
        await create({ ...span('06:00', '08:00'), projectId: other.projectId });

        await setRules('project', limit('warn', 3_600));
        const own = await create(span('09:00', '10:00'));
        await setRules('project', { dailyLimit: null });
        await setRules('organization', limit('warn', 3_600));
        const all = await create(span('11:00', '11:10'));

        assert.deepEqual(
          { warningsCount: own.body.warnings.length, code: all.body.warnings[0]?.code },
          { warningsCount: 0, code: 'daily_limit' },
        );
      });

      it('lets a day that is too long be shortened, and a timer be stopped', async () => {
        const { body } = await create(span('06:00', '11:00'));
        await setRules('organization', limit('refuse', 3_600));

        const shorter = await test.ask('PATCH', `/time-entries/${body.id}`, {
          body: { endedAt: at('09:00') },
        });
        const longer = await test.ask('PATCH', `/time-entries/${body.id}`, {
          body: { endedAt: at('09:30') },
        });
        await test.ask('POST', '/timer', { body: { projectId } });
        test.clock.now += 7_200_000;
        const stopped = await test.ask('POST', '/timer/stop', { body: {} });

        assert.deepEqual(
          { status: shorter.status, code: shorter.body.warnings[0].code },
          { status: 200, code: 'daily_limit' },
        );
        assert.deepEqual(codeOf(longer), [409, 'daily_limit']);
        assert.deepEqual(
          { status: stopped.status, code: stopped.body.warnings[0].code },
          { status: 200, code: 'daily_limit' },
        );
      });
    });

    describe('hold against requests that come at once', () => {
      const countWritten = async (replies: readonly Promise<{ status: number }>[]) =>
        (await Promise.all(replies)).filter(({ status }) => status < 300).length;

      it('so that of those who share time one is written', async () => {
        await setRules('organization', { overlapPolicy: 'refuse' });
        const { body } = await create(span('12:00', '13:00'));
        const moved = test.ask('PATCH', `/time-entries/${body.id}`, { body: span('09:30', '10:30') });

        assert.equal(await countWritten([create(), create(), moved, create()]), 1);
      });

      it('so that a day stays within its limit', async () => {
        await setRules('organization', { dailyLimit: { policy: 'refuse', seconds: 7_200 } });
        const spans = ['09', '10', '11', '12'].map((hour) => span(`${hour}:00`, `${hour}:50`));

        assert.equal(await countWritten(spans.map((times) => create(times))), 2);
      });
    });

    describe('the lock', () => {
      it('refuses to create, change, move into or delete what it closes, naming the date', async () => {
        const { body: entry } = await create();
        const later = await create({ startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' });
        await setRules('organization', { lock: closed('2026-11-17') });

        const replies = [
          await create(span('12:00', '13:00')),
          await test.ask('PATCH', `/time-entries/${entry.id}`, { body: { note: 'Other' } }),
          await test.ask('PATCH', `/time-entries/${later.body.id}`, { body: { startedAt: at('12:00') } }),
          await test.ask('DELETE', `/time-entries/${entry.id}`),
        ];

        for (const reply of replies) {
          assert.deepEqual(codeOf(reply), [409, 'entry_locked']);
          assert.match(reply.body.error.message, /2026-11-17 \(Europe\/Berlin\)/);
        }
        assert.equal((await list()).length, 2);
      });

      it('lets no undo bring time back into what it closed since', async () => {
        const { body: deleted } = await create();
        const { body: moved } = await create(span('12:00', '13:00'));
        const later = { startedAt: '2026-11-18T08:00:00Z', endedAt: '2026-11-18T09:00:00Z' };
        await test.ask('PATCH', `/time-entries/${moved.id}`, { body: later });
        await setRules('organization', { lock: closed('2026-11-17') });
        const undoMove = await test.ask('POST', '/time-entries/undo');
        await setRules('organization', { lock: closed('2026-11-16') });
        await test.ask('DELETE', `/time-entries/${deleted.id}`);
        await setRules('organization', { lock: closed('2026-11-17') });
        const undoDeletion = await test.ask('POST', '/time-entries/undo');

        assert.deepEqual([undoMove, undoDeletion].map(codeOf), Array(2).fill([409, 'entry_locked']));
        assert.equal((await list()).length, 1);
      });

      it('lets no part of an entry go to a project whose time it closed', async () => {
        const { body: entry } = await create();
        test.clock.now = Date.parse('2026-11-17T20:00:00Z');
        await test.ask('POST', '/timer', { body: { projectId } });
        test.clock.now = Date.parse('2026-11-17T21:00:00Z');
        const gap = { from: at('20:10'), to: at('20:40'), kind: 'idle' };
        const { body } = await test.ask('POST', '/timer/seen', { body: { at: at('21:00'), gap } });
        const { projectId: target } = await test.createProject();
        test.clock.now = Date.parse('2026-11-18T00:30:00Z');
        await test.ask('PATCH', `/projects/${target}`, { body: { lock: closed('2026-11-17') } });

        const split = await test.ask('POST', `/time-entries/${entry.id}/split`, {
          body: { at: at('09:30'), second: { projectId: target } },
        });
        const answered = await test.ask('POST', `/timer/questions/${body.question.id}/answer`, {
          body: { answer: 'split', projectId: target },
        });

        assert.deepEqual([split, answered].map(codeOf), Array(2).fill([409, 'entry_locked']));
        assert.equal((await list()).length, 2);
      });

      it('closes at midnight of its own zone, once the grace is over', async () => {
        const inBerlinTheNextDay = { startedAt: '2026-11-17T23:00:00Z', endedAt: '2026-11-17T23:30:00Z' };
        await setRules('organization', { lock: closed('2026-11-17') });
        assert.equal((await create({ ...inBerlinTheNextDay, zone: 'UTC' })).status, 201);
        assert.equal((await create({ startedAt: '2026-11-17T22:59:00Z', endedAt: at('23:30') })).status, 409);

        await setRules('organization', { lock: closed('2026-11-17', 1) });
        assert.equal((await create()).status, 201);
        test.clock.now = Date.parse('2026-11-18T23:00:00Z');
        assert.deepEqual(codeOf(await create(span('12:00', '13:00'))), [409, 'entry_locked']);
      });

      it('opens nothing that was closed when its date is moved, in the days of grace', async () => {
        await setRules('organization', { lock: closed('2026-10-31', 1) });
        await setRules('organization', { lock: closed('2026-11-16', 5) });
        const october = { startedAt: '2026-10-30T08:00:00Z', endedAt: '2026-10-30T09:00:00Z' };
        const november = { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T09:00:00Z' };

        assert.deepEqual(codeOf(await create(october)), [409, 'entry_locked']);
        assert.equal((await create(november)).status, 201);
        await setRules('organization', { lock: { ...closed('2026-11-15', 5), closedThrough: '2026-09-30' } });
        assert.deepEqual(codeOf(await create(october)), [409, 'entry_locked']);
        await setRules('organization', { lock: closed('2026-10-01') });
        assert.equal((await create(october)).status, 201);
      });

      it('leaves a timer alone that ran into it, but lets none be moved there', async () => {
        test.clock.now = Date.parse('2026-11-17T22:30:00Z');
        const { id } = (await test.ask('POST', '/timer', { body: { projectId } })).body;
        await setRules('organization', { lock: closed('2026-11-17') });
        test.clock.now = Date.parse('2026-11-17T23:30:00Z');
        const patch = async (body: object) => await test.ask('PATCH', `/time-entries/${id}`, { body });

        const described = await patch({ note: 'Over midnight' });
        const moved = await patch({ startedAt: '2026-11-17T22:00:00Z' });
        const stopped = await test.ask('POST', '/timer/stop', { body: {} });
        const changed = await patch({ note: 'Too late' });

        assert.deepEqual(
          { describedStatus: described.status, stoppedStatus: stopped.status, seconds: stopped.body.seconds },
          { describedStatus: 200, stoppedStatus: 200, seconds: 3_600 },
        );
        assert.deepEqual(
          [codeOf(moved), codeOf(changed)],
          [
            [409, 'entry_locked'],
            [409, 'entry_locked'],
          ],
        );
      });

      it('is moved by an administrator, and by nobody who may edit clients alone', async () => {
        const refused = await setRules('client', { lock: closed('2026-11-17') }, 'billing_admin');
        const renamed = await setRules('client', { name: 'Nordwind AG' }, 'billing_admin');
        await setRules('client', { lock: closed('2026-11-17') });
        const shut = await create();
        await setRules('client', { lock: closed('2026-11-16') });
        const opened = await create();

        assert.deepEqual(codeOf(refused), [403, 'forbidden']);
        assert.deepEqual(
          { renamed: renamed.status, shut: shut.status, opened: opened.status },
          { renamed: 200, shut: 409, opened: 201 },
        );
      });

      it('tells the closed day with the rules', async () => {
        const lock = { kind: 'month', date: null, zone: 'Europe/Berlin', graceDays: 5 };
        await setRules('organization', { lock });

        const { body } = await test.ask('GET', `/projects/${projectId}/time-rules`);

        assert.deepEqual(
          { lock: body.lock, lockedThrough: body.lockedThrough },
          { lock, lockedThrough: '2026-10-31' },
        );
      });
    });

    describe('overlaps that are cropped', () => {
      beforeEach(async () => {
        await create({ ...span('08:00', '10:00'), note: 'early' });
        await create({ ...span('11:00', '13:00'), note: 'late' });
        await setRules('organization', { overlapPolicy: 'crop' });
      });

      it('are shown first, without a change', async () => {
        const before = await list();

        const { status, body } = await test.ask('POST', '/time-entries/preview', {
          body: bodyOf(span('09:30', '11:30')),
        });

        assert.equal(status, 200);
        assert.deepEqual(
          body.neighbours.map(({ note, before: was, after }: Preview) => [
            note,
            was.seconds,
            after.map(({ startedAt, endedAt, seconds }) => [
              startedAt.slice(11, 16),
              endedAt.slice(11, 16),
              seconds,
            ]),
          ]),
          [
            ['early', 7_200, [['08:00', '09:30', 5_400]]],
            ['late', 7_200, [['11:30', '13:00', 5_400]]],
          ],
        );
        assert.deepEqual(
          { seconds: body.seconds, billedSeconds: body.billedSeconds },
          { seconds: 7_200, billedSeconds: 7_200 },
        );
        assert.deepEqual(await list(), before);
      });

      it('count no more in the day than is left of them', async () => {
        await create({ ...span('13:00', '17:00'), note: 'afternoon' });
        await setRules('organization', { dailyLimit: { policy: 'refuse', seconds: 8 * 3600 } });

        const inside = await create({ ...span('14:00', '15:00'), note: 'call' });
        const beyond = await create({ ...span('16:30', '17:30'), note: 'late call' });

        assert.deepEqual(
          { status: inside.status, warnings: inside.body.warnings },
          { status: 201, warnings: [] },
        );
        assert.deepEqual(codeOf(beyond), [409, 'daily_limit']);
      });

      it('then give their time away in one step, each with an event', async () => {
        const { body } = await create({ ...span('09:30', '11:30'), note: 'new' });

        assert.deepEqual(await spans(), ['08:00 09:30 early', '09:30 11:30 new', '11:30 13:00 late']);
        assert.deepEqual(body.overlaps, []);
        const events = (await test.ask('GET', '/events?limit=500')).body.items;
        assert.equal(events.filter(({ type }: { type: string }) => type === 'time-entry.changed').length, 2);
      });

      it('are cut in two where the new one lies inside', async () => {
        await create({ ...span('08:30', '09:00'), note: 'call' });

        assert.deepEqual(await spans(), [
          '08:00 08:30 early',
          '08:30 09:00 call',
          '09:00 10:00 early',
          '11:00 13:00 late',
        ]);
      });

      it('divide their commits by the time at which they were made', async () => {
        const commit = (at: string) => ({ hash: at, subject: at, at: `2026-11-17T${at}:00Z` });
        const git = {
          remote: null,
          branch: 'main',
          head: null,
          commits: ['08:10', '08:40', '09:20'].map(commit),
        };
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await test.ask('PATCH', `/time-entries/${early.id}`, { body: { git } });

        await create({ ...span('08:30', '09:00'), note: 'call' });

        const told = (await list())
          .filter(({ note }: { note: string }) => note === 'early')
          .map((entry: { startedAt: string; git: typeof git }) => [
            entry.startedAt.slice(11, 16),
            entry.git.branch,
            entry.git.commits.map(({ subject }) => subject),
          ])
          .sort();
        assert.deepEqual(told, [
          ['08:00', 'main', ['08:10', '08:40']],
          ['09:00', 'main', ['09:20']],
        ]);
      });

      it('are refused where nothing would be left of one, and nothing is written', async () => {
        const before = await list();
        const wide = bodyOf(span('07:00', '12:00'));

        for (const path of ['/time-entries', '/time-entries/preview']) {
          const reply = await test.ask('POST', path, { body: wide });
          assert.deepEqual(codeOf(reply), [409, 'entry_overlaps']);
        }
        assert.deepEqual(await list(), before);
      });

      it('are refused where one is locked, naming it', async () => {
        const other = await test.createProject();
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await setRules('project', { lock: closed('2026-11-17') });

        const reply = await create({ ...span('09:30', '10:30'), projectId: other.projectId });

        assert.deepEqual(codeOf(reply), [409, 'entry_locked']);
        assert.match(reply.body.error.details[0].issue, new RegExp(early.id));
      });

      it('move with an entry that moves, and stay when only its note is mended', async () => {
        const early = (await list()).find(({ note }: { note: string }) => note === 'early');
        await setRules('organization', { overlapPolicy: 'allow' });
        await create({ ...span('09:00', '11:00'), note: 'between' });
        await setRules('organization', { overlapPolicy: 'crop' });

        await test.ask('PATCH', `/time-entries/${early.id}`, { body: { note: 'first' } });
        assert.deepEqual(await spans(), ['08:00 10:00 first', '09:00 11:00 between', '11:00 13:00 late']);

        await test.ask('PATCH', `/time-entries/${early.id}`, { body: { endedAt: at('10:15') } });
        assert.deepEqual(await spans(), ['08:00 10:15 first', '10:15 11:00 between', '11:00 13:00 late']);
      });

      it('leave a timer that runs alone, and tell of it', async () => {
        test.clock.now = Date.parse(at('14:00'));
        const running = (await test.ask('POST', '/timer', { body: { projectId } })).body;
        test.clock.now = Date.parse(at('16:00'));

        const { body } = await create(span('14:30', '15:00'));

        assert.deepEqual(body.overlaps, [running.id]);
        assert.equal((await test.ask('GET', '/timer')).body.entry.startedAt, running.startedAt);
      });

      it('never lose a covered minute, nor change another entry than the preview says', async () => {
        const minutes = fc.integer({ min: 0, max: 300 });
        const at0 = Date.parse(at('06:00'));
        await fc.assert(
          fc.asyncProperty(minutes, fc.integer({ min: 1, max: 120 }), async (start, length) => {
            const [startMs, endMs] = [start, start + length].map((minute) => at0 + minute * 60_000);
            const body = bodyOf({
              startedAt: new Date(startMs ?? 0).toISOString(),
              endedAt: new Date(endMs ?? 0).toISOString(),
              note: 'any',
            });
            const before: Listed[] = await list();
            const preview = await test.ask('POST', '/time-entries/preview', { body });
            const made = await test.ask('POST', '/time-entries', { body });
            const after: Listed[] = await list();

            assert.deepEqual(codeOf(made)[1], codeOf(preview)[1]);
            if (made.status !== 201) return assert.deepEqual(after, before);
            assert.deepEqual(coveredMinutes(after), coveredMinutes([...before, body]));
            const told = new Map<string, Preview>(
              preview.body.neighbours.map((one: Preview) => [one.id, one]),
            );
            for (const { id, seconds } of before) {
              const stated = told.get(id)?.after[0]?.seconds ?? seconds;
              assert.equal(after.find((one) => one.id === id)?.seconds, stated);
            }
          }),
          { numRuns: 25 },
        );
      });
    });
  });
});

interface Span {
  readonly startedAt: string;
  readonly endedAt: string;
}

interface Listed extends Span {
  readonly id: string;
  readonly seconds: number;
}

interface Preview {
  readonly id: string;
  readonly note: string;
  readonly before: { readonly seconds: number };
  readonly after: readonly (Span & { readonly seconds: number })[];
}

function coveredMinutes(spans: readonly Span[]): readonly number[] {
  const minutes = new Set<number>();
  for (const { startedAt, endedAt } of spans) {
    for (let minute = Date.parse(startedAt); minute < Date.parse(endedAt); minute += 60_000)
      minutes.add(minute);
  }
  return [...minutes].toSorted((one, other) => one - other);
}
