import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../zones.ts';
import { goalDirections, goalPeriods } from './goal.ts';
import { goalDays } from './goal-days.ts';
import { judgePace, type PaceAsked, paceStates } from './goal-pace.ts';

const day = fc.integer({ min: 0, max: 4_000 }).map((offset) => addDays('2022-01-01', offset));
const spans = goalPeriods.filter((period) => period !== 'until');

describe('goalDays', () => {
  it('hold the day that is asked for, and follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spans), day, (period, on) => {
        const term = { period, startsOn: on, dueOn: undefined };
        const { from, to } = goalDays(term, on);

        assert.ok(from <= on && on <= to);
        assert.equal(goalDays(term, addDays(to, 1)).from, addDays(to, 1));
        assert.equal(goalDays(term, addDays(from, -1)).to, addDays(from, -1));
        assert.deepEqual(goalDays(term, to), { from, to });
      }),
    );
  });

  it('begin weeks on Mondays and end a goal with its due date', () => {
    const term = { startsOn: '2026-11-18', dueOn: '2026-12-04' };

    assert.deepEqual(goalDays({ ...term, period: 'week' }, '2026-11-22'), {
      from: '2026-11-16',
      to: '2026-11-22',
    });
    assert.deepEqual(goalDays({ ...term, period: 'until' }, '2027-01-01'), {
      from: '2026-11-18',
      to: '2026-12-04',
    });
  });
});

const asked: fc.Arbitrary<PaceAsked> = fc
  .record({
    kind: fc.constantFrom('sum' as const, 'ratio' as const, 'stock' as const),
    direction: fc.constantFrom(...goalDirections),
    value: fc.option(fc.integer({ min: 0, max: 9_000_000_000_000_000 }), { nil: undefined }),
    target: fc.integer({ min: 1, max: 9_000_000_000_000_000 }),
    first: day,
    weights: fc.array(fc.integer({ min: 0, max: 86_400 }), { minLength: 1, maxLength: 40 }),
    offset: fc.integer({ min: -3, max: 45 }),
  })
  .map(({ first, weights, offset, ...rest }) => ({
    ...rest,
    days: weights.map((weight, at) => ({ date: addDays(first, at), weight })),
    today: addDays(first, offset),
  }));

const lastOf = ({ days }: PaceAsked): string => days.at(-1)?.date ?? '';
/** From worst to best. */
const rank = (state: string): number => ['missed', 'behind', 'on_track', 'reached'].indexOf(state);

describe('judgePace', () => {
  it('expects nothing on the first day, all of it after the last, and never less the day after', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const sum = { ...given, kind: 'sum', direction: 'at_least' } as const;
        const on = (today: string) => judgePace({ ...sum, today }).expected ?? Number.NaN;
        const [first] = given.days;

        assert.equal(on(first?.date ?? ''), 0);
        assert.equal(on(addDays(lastOf(given), 1)), given.target);
        assert.ok(on(given.today) <= on(addDays(given.today, 1)));
      }),
    );
  });

  it('says that a goal is reached only where its figure holds, and missed only where it does not', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { value = 0, target, direction } = given;
        const holds = direction === 'at_least' ? value >= target : value <= target;
        const { state } = judgePace({ ...given, value });
        const isOver = given.today > lastOf(given);

        assert.ok(
          !(holds ? ['missed', ...(isOver ? ['on_track', 'behind'] : [])] : ['reached']).includes(state),
        );
        assert.ok(!isOver || state === (holds ? 'reached' : 'missed'));
      }),
    );
  });

  it('says that there is no figure where there is none, and only there', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { state } = judgePace(given);

        assert.ok(paceStates.includes(state));
        assert.equal(state === 'no_data', given.value === undefined);
      }),
    );
  });

  it('never judges a better figure worse', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 1_000_000 }), (given, more) => {
        if (given.value === undefined) return;
        const better = given.direction === 'at_least' ? given.value + more : Math.max(0, given.value - more);

        const [before, after] = [given.value, better].map((value) => judgePace({ ...given, value }).state);

        assert.ok(rank(after ?? '') >= rank(before ?? ''), `${before} then ${after}`);
      }),
    );
  });

  it('shares a target out over the working time of the days before today', () => {
    const workweek = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
    const days = workweek.map((weight, at) => ({ date: addDays('2026-11-16', at), weight }));
    const given = { kind: 'sum', direction: 'at_least', target: 144_000, days, today: '2026-11-18' } as const;

    const behind = judgePace({ ...given, value: 57_599 });
    const onTrack = judgePace({ ...given, value: 57_600 });
    const plain = judgePace({ ...given, value: 0, days: days.map(({ date }) => ({ date, weight: 0 })) });

    assert.deepEqual(behind, {
      state: 'behind',
      expected: 57_600,
      passed: 57_600,
      whole: 144_000,
      by: 'working_time',
    });
    assert.equal(onTrack.state, 'on_track');
    assert.deepEqual(
      { by: plain.by, passed: plain.passed, whole: plain.whole },
      { by: 'calendar_days', passed: 2, whole: 7 },
    );
  });
});
