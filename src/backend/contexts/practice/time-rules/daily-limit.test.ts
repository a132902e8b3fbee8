import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpTimeRules } from '../../../testing/practice/set-up-time-rules.ts';

describe('rules of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpTimeRules(open);
    const { setRules, create, span, codeOf, at } = stage;

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
          stage.test.ask('PATCH', `/time-entries/${body.id}`, {
            body: { endedAt: `2026-11-18T${endedAt}:00Z` },
          });

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
        const { body } = await stage.test.ask(
          'GET',
          '/reports/time?from=2026-03-27&to=2026-10-27&groupBy=day',
        );
        assert.deepEqual(
          body.rows.map(({ key, seconds }: { key: string; seconds: number }) => [key, seconds]),
          [...totals].toSorted(([one], [other]) => (one < other ? -1 : 1)),
        );
      });

      it('counts what its level stands for: a project’s, a client’s, everything', async () => {
        const other = await stage.test.createProject();
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

        const shorter = await stage.test.ask('PATCH', `/time-entries/${body.id}`, {
          body: { endedAt: at('09:00') },
        });
        const longer = await stage.test.ask('PATCH', `/time-entries/${body.id}`, {
          body: { endedAt: at('09:30') },
        });
        await stage.test.ask('POST', '/timer', { body: { projectId: stage.projectId } });
        stage.test.clock.now += 7_200_000;
        const stopped = await stage.test.ask('POST', '/timer/stop', { body: {} });

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
        const moved = stage.test.ask('PATCH', `/time-entries/${body.id}`, { body: span('09:30', '10:30') });

        assert.equal(await countWritten([create(), create(), moved, create()]), 1);
      });

      it('so that a day stays within its limit', async () => {
        await setRules('organization', { dailyLimit: { policy: 'refuse', seconds: 7_200 } });
        const spans = ['09', '10', '11', '12'].map((hour) => span(`${hour}:00`, `${hour}:50`));

        assert.equal(await countWritten(spans.map((times) => create(times))), 2);
      });
    });
  });
});
