import assert from 'node:assert/strict';
import { demoEntries, demoWeeks, weekStart } from './practice.ts';

const minutes = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));

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
      assert.ok(worked > 35 * 60, String(worked));
    });

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
