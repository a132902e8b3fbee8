import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { localDate, localTime } from '../zones.ts';
import { type CatchUp, mostMade, nextAfter, onTimeMs, planDue } from './catch-up.ts';
import { numberAfter, occurrenceOf } from './occurrences.ts';
import { findRuleFault } from './read-rule.ts';
import { type IntervalRule, scheduleUnits } from './rule.ts';

const noCron = () => assert.fail('It is no line of cron.');
const iso = (ms: number) => new Date(ms).toISOString();

const rules: fc.Arbitrary<IntervalRule> = fc.record({
  unit: fc.constantFrom(...scheduleUnits),
  every: fc.integer({ min: 1, max: 5 }),
  date: fc
    .date({ min: new Date('2019-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  time: fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '08:00', '23:59'),
  zone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'UTC',
  ),
  monthEnd: fc.constantFrom('clamp' as const, 'last' as const),
});

const monthly: IntervalRule = {
  unit: 'month',
  every: 1,
  date: '2027-01-31',
  time: '09:00',
  zone: 'Europe/Berlin',
};
const daily: IntervalRule = {
  unit: 'day',
  every: 1,
  date: '2026-03-27',
  time: '02:30',
  zone: 'Europe/Berlin',
};

function datesOf(rule: IntervalRule, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => localDate(occurrenceOf(rule, n).at, rule.zone));
}

describe('occurrences of a rule', () => {
  it('keep the day of the anchor, and take the last of a month that lacks it', () => {
    assert.deepEqual(datesOf(monthly, 5), [
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
    ]);
  });

  it('are the last day of each month where the rule says so', () => {
    const rule = { ...monthly, date: '2027-02-28', monthEnd: 'last' as const };
    assert.deepEqual(datesOf(rule, 3), ['2027-02-28', '2027-03-31', '2027-04-30']);
    assert.deepEqual(datesOf({ ...rule, monthEnd: 'clamp' }, 3), ['2027-02-28', '2027-03-28', '2027-04-28']);
  });

  it('have a 29 February of each year on the last of February', () => {
    const rule: IntervalRule = { ...monthly, unit: 'year', date: '2028-02-29' };
    assert.deepEqual(datesOf(rule, 5), [
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('run once at the end of the gap where the clocks skip their time', () => {
    const [, , skipped, after] = [0, 1, 2, 3].map((n) => occurrenceOf(daily, n).at);
    assert.equal(iso(skipped ?? 0), '2026-03-29T01:00:00.000Z');
    assert.equal(localTime(skipped ?? 0, 'Europe/Berlin'), '03:00:00');
    assert.equal(iso(after ?? 0), '2026-03-30T00:30:00.000Z');
  });

  it('run once, the first time, where their time happens twice', () => {
    const rule = { ...daily, date: '2026-10-25' };
    assert.equal(iso(occurrenceOf(rule, 0).at), '2026-10-25T00:30:00.000Z');
    assert.equal(iso(occurrenceOf(rule, 1).at), '2026-10-26T01:30:00.000Z');
  });

  it('count hours as they pass', () => {
    const rule: IntervalRule = { ...daily, unit: 'hour', every: 1, date: '2026-03-29', time: '01:00' };
    assert.deepEqual(
      [0, 1, 2].map((n) => localTime(occurrenceOf(rule, n).at, rule.zone)),
      ['01:00:00', '03:00:00', '04:00:00'],
    );
  });

  it('follow one another, each with a period of its own', () => {
    fc.assert(
      fc.property(rules, fc.nat(60), (rule, n) => {
        const [one, next] = [occurrenceOf(rule, n), occurrenceOf(rule, n + 1)];
        assert.ok(one.at < next.at);
        assert.notEqual(one.period, next.period);
      }),
    );
  });

  it('are found as the first after an instant', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: -2, max: 400 }),
        fc.integer({ min: -1, max: 1 }),
        (rule, n, off) => {
          const after = occurrenceOf(rule, Math.max(0, n)).at + off - (n < 0 ? 40 * 86_400_000 : 0);
          const found = numberAfter(rule, after);
          assert.ok(occurrenceOf(rule, found).at > after);
          assert.ok(found === 0 || occurrenceOf(rule, found - 1).at <= after);
        },
      ),
    );
  });
});

describe('what runs of what is due', () => {
  /** Counts one occurrence after the other. */
  function plainly(rule: IntervalRule, first: number, { now, catchUp }: { now: number; catchUp: CatchUp }) {
    const due: number[] = [];
    for (let n = first; occurrenceOf(rule, n).at <= now; n += 1) due.push(n);
    const made = { each: due.slice(-mostMade), once: due.slice(-1), skip: due.slice(-1) }[catchUp];
    const runs = made
      .map((n) => occurrenceOf(rule, n))
      .filter(({ at }) => catchUp !== 'skip' || now - at <= onTimeMs);
    return { runs, leftOut: due.length - runs.length, next: occurrenceOf(rule, first + due.length) };
  }

  it('is as when each is counted from the first on', () => {
    const catchUps = fc.constantFrom<CatchUp>('skip', 'once', 'each');
    fc.assert(
      fc.property(
        rules,
        fc.nat(30),
        fc.nat(40),
        fc.nat(3_600_000),
        catchUps,
        (rule, n, count, late, catchUp) => {
          const now = occurrenceOf(rule, n + count).at + late;
          const first = occurrenceOf(rule, n);
          const planned = planDue(rule, { first, now, catchUp }, noCron);
          assert.deepEqual(planned, plainly(rule, n, { now, catchUp }));
        },
      ),
    );
  });

  it('is nothing before its time', () => {
    const first = occurrenceOf(daily, 5);
    const planned = planDue(daily, { first, now: first.at - 1, catchUp: 'each' }, noCron);
    assert.deepEqual(planned, { runs: [], leftOut: 0, next: first });
  });

  it('is the stored one where its zone has got other rules since, so that it lies beside them', () => {
    const first = { at: occurrenceOf(daily, 5).at + 3_600_000, period: occurrenceOf(daily, 5).period };
    const { runs, leftOut, next } = planDue(daily, { first, now: first.at, catchUp: 'each' }, noCron);

    assert.deepEqual([runs, leftOut, next?.period], [[first], 0, occurrenceOf(daily, 6).period]);
  });

  it('counts a line of cron on from what is stored', () => {
    const minute = 60_000;
    const nextOfCron = (_rule: object, after: number) => {
      const at = (Math.floor(after / minute) + 1) * minute;
      return { at, period: iso(at) };
    };
    const rule = { cron: '* * * * *', zone: 'UTC' };
    const first = { at: 0, period: iso(0) };
    const planned = planDue(rule, { first, now: 99 * minute, catchUp: 'each' }, nextOfCron);
    assert.equal(planned.runs.length, mostMade);
    assert.equal(planned.runs.at(-1)?.at, 99 * minute);
    assert.equal(planned.leftOut, 100 - mostMade);
    assert.equal(planned.next?.at, 100 * minute);
    assert.equal(nextAfter(rule, 0, nextOfCron)?.at, minute);
  });
});

describe('a rule', () => {
  it('that cannot be kept names its field', () => {
    const wrong: readonly [object, string][] = [
      [{ zone: 'Europe/Nowhere' }, 'zone'],
      [{ unit: 'fortnight' }, 'unit'],
      [{ every: 0 }, 'every'],
      [{ every: 1.5 }, 'every'],
      [{ date: '2026-02-30' }, 'date'],
      [{ time: '24:00' }, 'time'],
      [{ cron: '* * *', zone: 'UTC' }, 'cron'],
    ];
    for (const [change, field] of wrong)
      assert.equal(findRuleFault({ ...daily, ...change } as IntervalRule)?.field, field);
    assert.equal(findRuleFault(daily), undefined);
  });
});
