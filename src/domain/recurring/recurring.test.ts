import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween } from '../zones.ts';
import { type AgreedTerms, findChangedTerm, joinTerms } from './agreed-terms.ts';
import {
  latestPeriod,
  missedPeriods,
  nextPeriod,
  periodAt,
  periodRunOn,
  type RecurringRule,
  recurringUnits,
  timings,
} from './recurring-periods.ts';
import { fillRecurringText, findUnknownPlaceholder } from './recurring-text.ts';

const ruleOf = (date: string, change: Partial<RecurringRule> = {}): RecurringRule => ({
  unit: 'month',
  every: 1,
  date,
  time: '06:00',
  zone: 'Europe/Berlin',
  ...change,
});
const startsOf = (rule: RecurringRule, count: number) =>
  Array.from({ length: count }, (_, number) => periodAt(rule, 'advance', number).from);

const anyRule = fc
  .record({
    unit: fc.constantFrom(...recurringUnits),
    every: fc.integer({ min: 1, max: 5 }),
    offset: fc.nat(1_500),
    monthEnd: fc.constantFrom('clamp' as const, 'last' as const),
  })
  .map(({ unit, every, offset, monthEnd }) =>
    ruleOf(addDays('2023-01-01', offset), { unit, every, monthEnd }),
  );
const anyTiming = fc.constantFrom(...timings);

describe('periods of a recurring invoice', () => {
  it('have a newest one up to each day: the one before the next', () => {
    fc.assert(
      fc.property(anyRule, anyTiming, fc.nat(2_500), (rule, timing, offset) => {
        const today = addDays('2023-01-01', offset);
        const latest = latestPeriod(rule, timing, today);
        const next = nextPeriod(rule, timing, addDays(today, 1));

        assert.equal(latest?.number, next.number === 0 ? undefined : next.number - 1);
      }),
    );
  });

  it('are found by a date alone: of anything else no period would ever come after', () => {
    for (const day of ['asked 2026-11-27T10:00:00Z', '', '2026-11', '+002026-11-27'])
      assert.throws(() => periodRunOn(ruleOf('2026-01-31'), 'advance', day), RangeError);
  });

  it('clamp to the end of a short month, and return to the day of the anchor', () => {
    assert.deepEqual(startsOf(ruleOf('2027-12-31'), 5), [
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
    assert.deepEqual(startsOf(ruleOf('2028-02-29', { unit: 'year' }), 5), [
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
    assert.deepEqual(startsOf(ruleOf('2027-02-28', { monthEnd: 'last' }), 3), [
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });

  it('are invoiced as they begin, or on the day after their last', () => {
    const rule = ruleOf('2026-11-01');

    assert.deepEqual(periodAt(rule, 'advance', 0), {
      number: 0,
      from: '2026-11-01',
      to: '2026-11-30',
      runsOn: '2026-11-01',
    });
    assert.deepEqual(periodAt(rule, 'arrears', 0), {
      number: 0,
      from: '2026-11-01',
      to: '2026-11-30',
      runsOn: '2026-12-01',
    });
    assert.equal(periodRunOn(rule, 'arrears', '2026-11-01'), undefined);
    assert.equal(periodRunOn(rule, 'arrears', '2026-12-01')?.from, '2026-11-01');
    assert.equal(periodRunOn(rule, 'advance', '2026-11-15'), undefined);
  });

  it('follow each other without a gap or an overlap, for ever', () => {
    fc.assert(
      fc.property(anyRule, anyTiming, fc.nat(60), (rule, timing, number) => {
        const [one, next] = [periodAt(rule, timing, number), periodAt(rule, timing, number + 1)];

        assert.equal(daysBetween(one.to, next.from), 1);
        assert.ok(one.from <= one.to);
        assert.deepEqual(periodRunOn(rule, timing, one.runsOn), one);
      }),
    );
  });

  it('are missed or still to come, each one of both', () => {
    fc.assert(
      fc.property(anyRule, anyTiming, fc.nat(2_000), (rule, timing, offset) => {
        const today = addDays('2023-01-01', offset);
        const missed = missedPeriods(rule, timing, { today, most: 10_000 });
        const next = nextPeriod(rule, timing, today);

        assert.equal(next.number, missed.length);
        assert.ok(missed.every(({ runsOn }) => runsOn < today) && next.runsOn >= today);
      }),
    );
  });
});

describe('placeholders of a recurring invoice', () => {
  const facts = { language: 'de', from: '2027-03-01', to: '2027-03-31', seconds: 45_000 };

  it('name month, quarter, year, days and hours in the language of the invoice', () => {
    const text = 'Betreuung {month} {year} (Q{quarter}), {hours} Stunden, {from} bis {to}';

    assert.equal(
      fillRecurringText(text, facts),
      'Betreuung März 2027 (Q1), 12,5 Stunden, 1. März 2027 bis 31. März 2027',
    );
    assert.equal(fillRecurringText('{month}', { ...facts, language: 'en' }), 'March');
  });

  it('are known by name', () => {
    assert.equal(findUnknownPlaceholder('Hosting {month} {mnth}'), 'mnth');
    assert.equal(findUnknownPlaceholder('{} { month } {hours}'), undefined);
  });
});

describe('terms that were agreed to', () => {
  const agreed: AgreedTerms = {
    currency: 'EUR',
    taxes: ['S 19'],
    items: ['1 × 40.00/1'],
    timePrices: ['90.00/60'],
    recipient: 'Nordwind',
  };
  const changeOf = (now: Partial<AgreedTerms>) => findChangedTerm(agreed, { ...agreed, ...now });

  it('hold while price, tax and recipient do, and less time is no other price', () => {
    assert.equal(changeOf({}), undefined);
    assert.equal(changeOf({ timePrices: [] }), undefined);
    assert.deepEqual(
      [
        changeOf({ items: ['1 × 45.00/1'] }),
        changeOf({ items: ['2 × 40.00/1'] }),
        changeOf({ timePrices: ['95.00/60'] }),
        changeOf({ currency: 'USD' }),
        changeOf({ taxes: ['S 7'] }),
        changeOf({ recipient: 'Havn' }),
      ],
      ['price', 'price', 'price', 'price', 'tax', 'recipient'],
    );
  });

  it('are those of all that was shown', () => {
    const joined = joinTerms([
      { ...agreed, timePrices: [] },
      agreed,
      { ...agreed, timePrices: ['80.00/60'] },
    ]);

    assert.deepEqual(joined?.timePrices, ['80.00/60', '90.00/60']);
    assert.equal(joinTerms([]), undefined);
  });
});
