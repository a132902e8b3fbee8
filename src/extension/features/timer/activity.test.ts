import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Absence, Activity, minuteMs } from './activity.ts';

const start = Date.parse('2026-11-20T09:00:00Z');

function watched(longestPauseMs: number) {
  const activity = new Activity(start);
  const absences: Absence[] = [];
  activity.watchForPauses(longestPauseMs);
  activity.onDidReturn((absence) => absences.push(absence));
  return { activity, absences };
}

describe('Activity', () => {
  it('tells of a pause when somebody is back, from the last sign to the first', () => {
    const { activity, absences } = watched(10 * minuteMs);
    activity.mark(start + minuteMs);

    activity.mark(start + 24 * minuteMs);
    activity.mark(start + 25 * minuteMs);

    assert.deepEqual(absences, [{ fromMs: start + minuteMs, toMs: start + 24 * minuteMs }]);
  });

  it('asks about no pause when that is off', () => {
    const { activity, absences } = watched(0);

    activity.mark(start + 600 * minuteMs);

    assert.deepEqual(absences, []);
  });

  it('does not ask again about a pause that was asked about', () => {
    const { activity, absences } = watched(10 * minuteMs);

    activity.forgetPause(start + 20 * minuteMs);
    activity.mark(start + 21 * minuteMs);

    assert.deepEqual(absences, []);
  });

  it('was there last when it worked, not when the machine woke', () => {
    const { activity } = watched(10 * minuteMs);
    activity.mark(start + minuteMs);

    activity.forgetPause(start + 60 * minuteMs);

    assert.equal(activity.lastActiveAt, start + minuteMs);
  });

  it('tells of a pause that went on for long behind a sleep from the last sign before it', () => {
    const { activity, absences } = watched(10 * minuteMs);
    activity.forgetPause(start + 60 * minuteMs);

    activity.mark(start + 70 * minuteMs);

    assert.deepEqual(absences, [{ fromMs: start, toMs: start + 70 * minuteMs }]);
  });

  it('tells of pauses after a clock that was set forward was set back', () => {
    const { activity, absences } = watched(10 * minuteMs);
    activity.forgetPause(start + 600 * minuteMs);
    activity.mark(start + minuteMs);

    activity.mark(start + 20 * minuteMs);

    assert.deepEqual(absences, [{ fromMs: start + minuteMs, toMs: start + 20 * minuteMs }]);
  });

  it('counts minutes, however often somebody types in them', () => {
    const { activity } = watched(0);
    for (const at of [0, 1, 30, 61, 62, 200]) activity.mark(start + at * 1000);

    assert.equal(activity.countMinutes(15, start + 200_000), 3);
    assert.equal(activity.countMinutes(2, start + 200_000), 1);
  });

  it('goes on when the clock is set back', () => {
    const { activity, absences } = watched(10 * minuteMs);
    activity.mark(start);

    activity.mark(start - 3_600_000);
    activity.mark(start - 3_600_000 + 60_000);

    assert.deepEqual(absences, []);
    assert.equal(activity.lastActiveAt, start - 3_600_000 + 60_000);
    assert.equal(activity.countMinutes(15, start - 3_600_000 + 60_000), 2);
  });

  it('finds every pause of at least the limit, and no other, whole', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 2_000 }), (seconds, limit) => {
        const { activity, absences } = watched(limit * 1000);
        let now = start;
        const expected: Absence[] = [];
        for (const step of seconds) {
          if (step >= limit) expected.push({ fromMs: now, toMs: now + step * 1000 });
          now += step * 1000;
          activity.mark(now);
        }

        assert.deepEqual(absences, expected);
      }),
    );
  });
});
