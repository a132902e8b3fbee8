import assert from 'node:assert/strict';
import fc from 'fast-check';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpWeeks } from '../../../testing/time/set-up-weeks.ts';

const monday = '2026-11-16';

const hour = 3_600;
describe('weeks whose entries cross midnight', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpWeeks(open);
    const { addEntry, week } = stage;

    it('splits what crosses midnight as reports do, and keeps entries whole in their cells', async () => {
      const { body: entry } = await stage.vireo.ask('POST', '/time-entries', {
        body: {
          projectId: stage.projectId,
          startedAt: '2026-11-15T22:00',
          endedAt: '2026-11-16T02:00',
          zone: 'Europe/Berlin',
        },
      });
      await addEntry({ startedAt: '2026-11-22T23:00', endedAt: '2026-11-23T00:30' });

      const [{ body: before }, { body }] = [await week('2026-11-09'), await week()];
      const listed = (await stage.vireo.ask('GET', '/weeks?from=2026-11-09&to=2026-11-29')).body.items;
      const timer = (await stage.vireo.ask('GET', '/timer?zone=Europe/Berlin')).body;

      assert.deepEqual(
        { beforeSeconds: before.seconds, bodySeconds: body.seconds, weekSeconds: timer.weekSeconds },
        { beforeSeconds: 2 * hour, bodySeconds: 3 * hour, weekSeconds: 3 * hour },
      );
      assert.deepEqual(
        [before.rows[0].cells[6][0].id, before.rows[0].cells[6][0].seconds, before.rows[0].nights[6]],
        [entry.id, 4 * hour, -2 * hour],
      );
      assert.deepEqual(
        {
          rowsCount: body.rows.length,
          nights: body.rows[0].nights,
          firstCells: body.rows[0].cells[0],
          seconds: body.rows[0].seconds,
        },
        { rowsCount: 1, nights: [2 * hour, 0, 0, 0, 0, 0, -0.5 * hour], firstCells: [], seconds: 3 * hour },
      );
      assert.deepEqual(body.rows[0].earlier, before.rows[0].cells[6], 'whole, and of no cell');
      assert.deepEqual(before.rows[0].earlier, []);
      // 3 hours at 110.00.
      assert.deepEqual(
        { billableSeconds: body.billableSeconds, minor: body.amounts[0].minor },
        { billableSeconds: 3 * hour, minor: 33_000 },
      );
      assert.deepEqual(
        listed.map((item: Record<string, unknown>) => [
          item['weekStart'],
          item['seconds'],
          item['openSeconds'],
        ]),
        [
          ['2026-11-23', 0.5 * hour, 0],
          [monday, 3 * hour, 1.5 * hour],
          ['2026-11-09', 2 * hour, 4 * hour],
        ],
      );
    });

    it('tells what a day has of the night before where as much of it lies on the next day', async () => {
      for (const day of [16, 17]) {
        await addEntry({ startedAt: `2026-11-${day}T22:00`, endedAt: `2026-11-${day + 1}T01:30` });
      }

      const { nights, fromBefore } = (await week()).body.rows[0];

      assert.deepEqual(nights, [-1.5 * hour, 0, 1.5 * hour, 0, 0, 0, 0]);
      assert.deepEqual(fromBefore, [0, 1.5 * hour, 1.5 * hour, 0, 0, 0, 0]);
    });

    it('agrees with the report of its days, whatever crosses midnight where clocks change', async () => {
      // Weeks round days of 23, 25 and 24 hours; what begins on their Sunday reaches into the next.
      const mondays = ['2026-03-23', '2026-03-30', '2026-10-19', '2026-10-26'];
      const minutes = { min: 0, max: 8 * 24 * 60 };
      const entry = fc.record({
        startMs: fc
          .constantFrom('2026-03-22T20:00Z', '2026-10-18T20:00Z')
          .chain((from) => fc.integer(minutes).map((minute) => Date.parse(from) + minute * 60_000)),
        seconds: fc.integer({ min: 1, max: 23 * hour }),
        zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
      });
      const create = async ({ startMs, seconds, zone }: { startMs: number; seconds: number; zone: string }) =>
        await addEntry({
          startedAt: new Date(startMs).toISOString(),
          endedAt: new Date(startMs + seconds * 1000).toISOString(),
          zone,
        });
      const compare = async (start: string) => {
        const { body } = await week(start);
        const path = `/reports/time?from=${start}&to=${body.weekEnd}&groupBy=day`;
        const report = (await stage.vireo.ask('GET', path)).body;
        const [item] = (await stage.vireo.ask('GET', `/weeks?from=${start}&to=${body.weekEnd}`)).body.items;
        const worked = body.days.filter(({ seconds }: { seconds: number }) => seconds > 0);

        assert.deepEqual(
          worked.map(({ date, seconds }: { date: string; seconds: number }) => [date, seconds]),
          report.rows.map(({ key, seconds }: { key: string; seconds: number }) => [key, seconds]),
        );
        assert.equal(item?.seconds ?? 0, body.seconds);
      };
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), async (entries) => {
          for (const one of entries) await create(one);
          for (const start of mondays) await compare(start);
        }),
        { numRuns: 12, endOnFailure: true },
      );
    });
  });
});
