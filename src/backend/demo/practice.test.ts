import assert from 'node:assert/strict';
import { type DemoEntry, demoClients, demoEntries, demoProjects, demoWeeks, weekStart } from './practice.ts';

const minutes = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));

const lengthOf = ({ startedAt, endedAt }: DemoEntry) => minutes(endedAt) - minutes(startedAt);

/** Of the full weeks, oldest first: minutes, each weighed. */
function sumByWeek(
  entries: readonly DemoEntry[],
  today: string,
  weigh: (entry: DemoEntry) => number = () => 1,
): number[] {
  return Array.from({ length: demoWeeks }, (_, index) => {
    const monday = weekStart(today, demoWeeks - index);
    return entries
      .filter(({ startedAt }) => weekStart(startedAt.slice(0, 10), 0) === monday)
      .reduce((sum, entry) => sum + lengthOf(entry) * weigh(entry), 0);
  });
}

describe('practice of the demo', () => {
  for (const today of ['2026-11-20', '2026-11-16', '2026-11-22', '2027-01-01']) {
    it(`fills the week before ${today} from Monday to Friday`, () => {
      const monday = weekStart(today, 1);

      const lastWeek = demoEntries(today).filter(
        ({ startedAt }) => weekStart(startedAt.slice(0, 10), 0) === monday,
      );
      const worked = lastWeek.reduce(
        (sum, { startedAt, endedAt }) => sum + minutes(endedAt) - minutes(startedAt),
        0,
      );

      assert.equal(new Set(lastWeek.map(({ startedAt }) => startedAt.slice(0, 10))).size, 5);
      assert.ok(worked > 34 * 60, String(worked));
    });

    it(`has no two full weeks before ${today} of the same length`, () => {
      const weeks = sumByWeek(demoEntries(today), today);

      assert.equal(weeks.length, demoWeeks);
      assert.equal(new Set(weeks).size, demoWeeks, String(weeks));
    });

    for (const { key } of demoClients) {
      it(`has no two bills of ${key} alike before ${today}, by weeks or by three`, () => {
        const projects = demoProjects.filter(({ client }) => client === key);
        const price = new Map(projects.map((project) => [project.key, project.minor] as const));
        const billed = demoEntries(today).filter(({ billable, project }) => billable && price.has(project));
        const weeks = sumByWeek(billed, today, ({ project }) => price.get(project) ?? 0);
        const periods = weeks
          .slice(2)
          .map((sum, index) => sum + (weeks[index] ?? 0) + (weeks[index + 1] ?? 0));

        assert.equal(new Set(weeks).size, weeks.length, String(weeks));
        assert.equal(new Set(periods).size, periods.length, String(periods));
      });
    }

    it(`ends before ${today} and begins ${demoWeeks} weeks earlier`, () => {
      const entries = demoEntries(today);

      assert.equal(entries[0]?.startedAt.slice(0, 10), weekStart(today, demoWeeks));
      assert.ok(entries.every(({ endedAt }) => endedAt < today));
    });
  }

  it('has no two entries at one time', () => {
    const entries = demoEntries('2026-11-20');

    for (const [index, { startedAt }] of entries.entries()) {
      const before = entries[index - 1];
      assert.ok(before === undefined || before.endedAt <= startedAt, startedAt);
    }
  });

  it('is the same for the same day', () => {
    assert.deepEqual(demoEntries('2026-11-20'), demoEntries('2026-11-20'));
  });
});
