import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from '../../../../domain/day-parts.ts';
import { addDays } from '../../../../domain/zones.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpReports, sum, toQuery } from '../../../testing/insight/set-up-reports.ts';
import { createTestApp } from '../../../testing/test-app.ts';
import { reportGroupings } from '../model/rows/groupings.ts';
import type { TimeReportLine } from './reports.schema.ts';

interface Recorded {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly zone: string;
}

/** The seconds of an entry on the days of a row, told by the calendar alone. */
function secondsWithin({ startedAt, endedAt, zone }: Recorded, { from, to }: { from: string; to: string }) {
  const interval = { startMs: Date.parse(startedAt), endMs: Date.parse(endedAt) };
  const parts = splitByDay(interval, zone).filter(({ date }) => date >= from && date <= to);
  return sum(parts.map(({ seconds }) => seconds));
}
describe('reports of time', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpReports();
    const { post, report } = stage;

    const entriesOf = async (query: object): Promise<(Recorded & { readonly id: string })[]> =>
      (await stage.test.ask('GET', `/time-entries?${toQuery({ ...query, spanning: true, limit: 500 })}`)).body
        .items;

    describe('over many entries', () => {
      const first = '2026-10-19';

      before(async () => {
        stage.test = await createTestApp(await open(), { upTo: 'insight' });
        const projects: { projectId: string; taskIds: (string | undefined)[] }[] = [];
        for (const currency of ['EUR', 'USD', 'EUR']) {
          const { projectId } = await stage.test.createProject({
            currency,
            rateMinor: 7_777 + projects.length,
          });
          const tasks = [
            await post('/tasks', { projectId, name: 'Build' }),
            await post('/tasks', { projectId, name: 'Test' }),
          ];
          projects.push({ projectId, taskIds: [undefined, ...tasks.map(({ id }) => id)] });
        }
        const entry = fc.record({
          project: fc.nat(2),
          task: fc.nat(2),
          start: fc.nat(40 * 86_400),
          seconds: fc.integer({ min: 1, max: 86_400 }),
          zone: fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'),
          tags: fc
            .subarray(['b', 'a', 'ä"', 'a,b'])
            .chain((tags) => fc.shuffledSubarray(tags, { minLength: tags.length })),
          billable: fc.boolean(),
          as: fc.constantFrom('org_admin', 'user'),
        });
        for (const { project, task, start, seconds, as, ...more } of fc.sample(entry, {
          numRuns: 120,
          seed: 7,
        })) {
          const startMs = Date.parse(`${first}T00:00:00Z`) + start * 1000;
          const reply = await stage.test.ask('POST', '/time-entries', {
            as,
            body: {
              ...more,
              projectId: projects[project]?.projectId,
              taskId: projects[project]?.taskIds[task],
              startedAt: new Date(startMs).toISOString(),
              endedAt: new Date(startMs + seconds * 1000).toISOString(),
            },
          });
          assert.equal(reply.status, 201, JSON.stringify(reply.body));
        }
      });

      after(async () => {
        await stage.test.app.close();
      });

      const addUp = (rows: readonly TimeReportLine[]) => ({
        seconds: sum(rows.map(({ seconds }) => seconds)),
        billableSeconds: sum(rows.map(({ billableSeconds }) => billableSeconds)),
        amounts: ['EUR', 'USD'].map((currency) =>
          sum(
            rows.flatMap(({ amounts }) =>
              amounts.filter((one) => one.currency === currency).map(({ minor }) => minor),
            ),
          ),
        ),
      });

      const periods = fc
        .tuple(fc.nat(40), fc.nat(40))
        .map(([start, length]) => ({ from: addDays(first, start), to: addDays(first, start + length) }));
      const groupings = fc.uniqueArray(fc.constantFrom(...reportGroupings), { minLength: 1, maxLength: 2 });

      it('adds up to the same whole by every grouping, and each row to the rows below it', async () => {
        await fc.assert(
          fc.asyncProperty(periods, groupings, async (period, [groupBy, thenBy]) => {
            const { rows, total } = await report({ ...period, groupBy, thenBy });
            const plain = await report(period);

            assert.deepEqual(total.seconds, plain.total.seconds);
            assert.deepEqual(total.amounts, plain.total.amounts);
            assert.deepEqual(addUp(rows), addUp([{ ...total, key: '', name: '', query: { ...period } }]));
            if (thenBy !== undefined) for (const row of rows) assert.deepEqual(addUp(row.rows), addUp([row]));
          }),
          { numRuns: 25 },
        );
      });

      it('stands on exactly the entries that its query gives, row by row', async () => {
        await fc.assert(
          fc.asyncProperty(periods, groupings, fc.nat(), async (period, [groupBy, thenBy], pick) => {
            const { rows } = await report({ ...period, groupBy, thenBy });
            const lines = thenBy === undefined ? rows : rows.flatMap((row) => row.rows);
            const line = lines[pick % Math.max(1, lines.length)];
            fc.pre(line !== undefined);
            const entries = await entriesOf(line.query);

            assert.equal(entries.length, line.entries);
            assert.equal(sum(entries.map((entry) => secondsWithin(entry, line.query))), line.seconds);
          }),
          { numRuns: 40 },
        );
      });
    });
  });
});
