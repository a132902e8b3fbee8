import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  billedSeconds,
  exactTime,
  findBilledSeconds,
  isExact,
  type RoundableEntry,
  type RoundingMode,
  type RoundingRule,
  roundingStepMinutes,
  roundSeconds,
} from './rounding.ts';

const modes = fc.constantFrom<RoundingMode>('none', 'up', 'down', 'nearest');
const steps = fc.constantFrom(60, 300, 360, 600, 900, 1800, 3600);
const days = ['2026-11-02', '2026-11-03'];
const entryLists: fc.Arbitrary<readonly RoundableEntry[]> = fc
  .array(
    fc.record({ seconds: fc.nat(40_000), date: fc.constantFrom(...days), work: fc.constantFrom('a', 'b') }),
    { maxLength: 12 },
  )
  .map((list) => list.map((entry, index) => ({ ...entry, id: `entry-${index}` })));
const sum = (entries: readonly RoundableEntry[]): number =>
  entries.reduce((total, entry) => total + entry.seconds, 0);

const rules: fc.Arbitrary<RoundingRule> = fc.record({
  mode: modes,
  stepSeconds: fc.constantFrom(...roundingStepMinutes.map((minutes) => minutes * 60), 1, 7),
  scope: fc.constantFrom('entry', 'day-task', 'line'),
  minimumSeconds: fc.constantFrom(undefined, 0, 60, 100, 900),
});

/** A second implementation: whole steps as a fraction of integers, nothing shared with the first. */
function roundInRationals(seconds: number, { mode, stepSeconds, minimumSeconds = 0 }: RoundingRule): number {
  const [numerator, denominator] = [BigInt(seconds), BigInt(stepSeconds)];
  const floor = numerator / denominator;
  const ceiling = (numerator + denominator - 1n) / denominator;
  const nearest = (2n * numerator + denominator) / (2n * denominator);
  const steps = { none: undefined, down: floor, up: ceiling, nearest }[mode];
  const rounded = steps === undefined ? numerator : steps * denominator;
  const least = numerator === 0n ? 0n : BigInt(minimumSeconds);
  return Number(rounded > least ? rounded : least);
}

function billInRationals(entries: readonly RoundableEntry[], rule: RoundingRule): number {
  const groups = Map.groupBy(entries, ({ id, date, work }) =>
    rule.scope === 'entry' ? id : rule.scope === 'line' ? '' : JSON.stringify([date, work]),
  );
  return [...groups.values()].reduce((total, group) => total + roundInRationals(sum(group), rule), 0);
}

describe('rounding', () => {
  it('agrees with a second implementation in rationals, minimum and scopes included', () => {
    fc.assert(
      fc.property(entryLists, rules, (entries, rule) => {
        assert.equal(billedSeconds(entries, rule), billInRationals(entries, rule));
        for (const { seconds } of entries) {
          const isAlone = rule.scope === 'entry' || isExact(rule);
          const alone = isAlone ? roundInRationals(seconds, rule) : undefined;
          assert.equal(findBilledSeconds(seconds, rule), alone);
        }
      }),
    );
  });

  it('bills the minimum for any work at all, and nothing for none', () => {
    const rule = { mode: 'down', stepSeconds: 300, minimumSeconds: 900 } as const;

    assert.deepEqual(
      [0, 1, 899, 900, 1_199, 1_200].map((seconds) => roundSeconds(seconds, rule)),
      [0, 900, 900, 900, 900, 1_200],
    );
  });

  it('leaves an exact multiple and nothing as they are in every mode', () => {
    fc.assert(
      fc.property(modes, steps, fc.nat(100), (mode, stepSeconds, times) => {
        assert.equal(roundSeconds(times * stepSeconds, { mode, stepSeconds }), times * stepSeconds);
      }),
    );
  });

  it('gives a multiple of the step less than one step away, on the side that the mode says', () => {
    fc.assert(
      fc.property(modes, steps, fc.nat(200_000), (mode, stepSeconds, seconds) => {
        const off = roundSeconds(seconds, { mode, stepSeconds }) - seconds;

        assert.ok(mode === 'none' ? off === 0 : (seconds + off) % stepSeconds === 0);
        assert.ok(Math.abs(off) < stepSeconds);
        assert.ok(mode !== 'up' || off >= 0);
        assert.ok(mode !== 'down' || off <= 0);
        assert.ok(mode !== 'nearest' || (2 * Math.abs(off) <= stepSeconds && 2 * off !== -stepSeconds));
      }),
    );
  });

  it('sends a tie of nearest up', () => {
    assert.equal(roundSeconds(150, { mode: 'nearest', stepSeconds: 300 }), 300);
    assert.equal(roundSeconds(149, { mode: 'nearest', stepSeconds: 300 }), 0);
  });

  it('bills exactly what was recorded when nothing is rounded', () => {
    fc.assert(
      fc.property(entryLists, (entries) => assert.equal(billedSeconds(entries, exactTime), sum(entries))),
    );
  });

  it('rounds within its scope: each entry, a day’s task, or the whole', () => {
    const entries = [
      { id: '1', seconds: 100, date: '2026-11-02', work: 'a' },
      { id: '2', seconds: 100, date: '2026-11-02', work: 'a' },
      { id: '3', seconds: 100, date: '2026-11-03', work: 'a' },
    ];
    const billed = (['entry', 'day-task', 'line'] as const).map((scope) =>
      billedSeconds(entries, { mode: 'up', stepSeconds: 300, scope }),
    );

    assert.deepEqual(billed, [900, 600, 300]);
  });

  it('rounds up the less, the wider the scope', () => {
    fc.assert(
      fc.property(entryLists, steps, (entries, stepSeconds) => {
        const billed = (['entry', 'day-task', 'line'] as const).map((scope) =>
          billedSeconds(entries, { mode: 'up', stepSeconds, scope }),
        );

        const [perEntry = 0, perDay = 0, perLine = 0] = billed;
        assert.ok(perEntry >= perDay && perDay >= perLine && perLine >= sum(entries));
      }),
    );
  });
});
