import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSpan } from '../figures/work-sums.ts';
import { createRateBook, type Rate } from '../rates/rate.ts';
import { findRateSlowly } from '../testing/rate-timelines.ts';
import { addDays } from '../zones.ts';
import { type CostedWork, listCostChanges, listUncosted, type Margin, marginByProject } from './margin.ts';

const organizationId = 'practice';
const date = fc.nat(40).map((day) => addDays('2026-02-10', day));
const people = ['mara', 'jo', 'li'];

const works: fc.Arbitrary<readonly CostedWork[]> = fc.array(
  fc
    .record({
      project: fc.nat(3),
      userId: fc.constantFrom(...people),
      date,
      isBillable: fc.boolean(),
      rateMinor: fc.constantFrom(0, 9_500, 11_000, 12_345, 33_333),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
      seconds: fc.integer({ min: 1, max: 100_000 }),
      rounding: fc.nat(900),
    })
    .map(({ project, rounding, ...work }) => ({
      ...work,
      projectId: `p${project}`,
      clientId: `c${project % 2}`,
      roundedSeconds: work.isBillable ? work.seconds + rounding : 0,
    })),
  { maxLength: 30 },
);

const costs: fc.Arbitrary<readonly Rate[]> = fc
  .uniqueArray(
    fc.record({
      actorId: fc.option(fc.constantFrom(...people)),
      validFrom: date,
      currency: fc.constantFrom('EUR', 'EUR', 'USD'),
      minor: fc.integer({ min: 0, max: 20_000 }),
    }),
    { maxLength: 8, selector: ({ actorId, validFrom, currency }) => `${actorId} ${validFrom} ${currency}` },
  )
  .map((rates) =>
    rates.map(({ minor, currency, ...rate }, index) => ({
      ...rate,
      id: String(index),
      scope: 'organization',
      scopeId: organizationId,
      amount: { minor, currency },
    })),
  );

const toCosts = (rates: readonly Rate[]) => ({
  book: createRateBook(rates),
  organizationId,
  currency: 'EUR',
});

/** Cost of an hour by looking at every rate; undefined without one. */
function costSlowly(rates: readonly Rate[], { userId, date: on }: CostedWork): number | undefined {
  const nowhere = { taskId: null, projectId: '', clientId: '' };
  const asked = { ...nowhere, organizationId, actorId: userId, date: on, currency: 'EUR' };
  return findRateSlowly(rates, asked)?.amount.minor;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const exact = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
const inCurrency = ({ billable }: Margin, currency: string) =>
  sum(billable.filter((money) => money.currency === currency).map(({ minor }) => minor));

/** In 3600ths of a minor unit. */
function worthOf(own: readonly CostedWork[], currency: string): bigint {
  const billable = own.filter((work) => work.isBillable && work.currency === currency);
  return exact(billable.map(({ rateMinor, roundedSeconds }) => BigInt(rateMinor) * BigInt(roundedSeconds)));
}

describe('margin by project', () => {
  it('bills and costs what each second does by itself, in rationals', () => {
    fc.assert(
      fc.property(works, costs, (work, rates) => {
        const { rows } = marginByProject(work, toCosts(rates));

        assert.deepEqual(
          rows.map(({ projectId }) => projectId).toSorted(),
          [...new Set(work.map(({ projectId }) => projectId))].toSorted(),
        );
        for (const row of rows) {
          const own = work.filter(({ projectId }) => projectId === row.projectId);
          const cost = exact(own.map((one) => BigInt(one.seconds) * BigInt(costSlowly(rates, one) ?? 0)));
          const twice = 2n * (BigInt(row.cost.minor) * 3600n - cost);
          assert.ok(twice > -3600n && twice <= 3600n, 'the cost is the exact one rounded half up');
          assert.equal(row.seconds, sum(own.map(({ seconds }) => seconds)));
          const isUncosted = (one: CostedWork) => costSlowly(rates, one) === undefined;
          assert.equal(row.uncostedSeconds, sum(own.filter(isUncosted).map(({ seconds }) => seconds)));
          for (const currency of ['EUR', 'USD']) {
            const off = BigInt(inCurrency(row, currency)) * 3600n - worthOf(own, currency);
            // The amount of each client and rate is rounded by itself before it is shared.
            assert.ok(
              off > -6n * 3600n && off < 6n * 3600n,
              'the billable amount is the exact one but for cents',
            );
          }
        }
      }),
    );
  });

  it('adds up: rows to the total, the total to what clients are billed, and people to the time without a cost', () => {
    fc.assert(
      fc.property(works, costs, (work, rates) => {
        const { rows, total } = marginByProject(work, toCosts(rates));
        const uncosted = listUncosted(work, toCosts(rates));

        for (const currency of ['EUR', 'USD']) {
          const keys = new Set(work.map(({ clientId, rateMinor }) => `${clientId} ${rateMinor}`));
          const products = [...keys].map((key) => {
            const same = work.filter(({ clientId, rateMinor }) => `${clientId} ${rateMinor}` === key);
            return Number((2n * worthOf(same, currency) + 3600n) / 7200n);
          });
          assert.equal(inCurrency(total, currency), sum(products));
          assert.equal(inCurrency(total, currency), sum(rows.map((row) => inCurrency(row, currency))));
        }
        assert.equal(total.cost.minor, sum(rows.map(({ cost }) => cost.minor)));
        assert.equal(total.uncostedSeconds, sum(uncosted.map(({ seconds }) => seconds)));
        for (const { userId, seconds, firstDate, lastDate } of uncosted) {
          const own = work.filter((one) => one.userId === userId && costSlowly(rates, one) === undefined);
          const dates = own.map((one) => one.date).toSorted();
          assert.deepEqual(
            { seconds, firstDate, lastDate },
            { seconds: sum(own.map((one) => one.seconds)), firstDate: dates[0], lastDate: dates.at(-1) },
          );
        }
      }),
    );
  });

  it('is the same from the spans between changes of costs as from days', () => {
    fc.assert(
      fc.property(works, costs, (work, rates) => {
        const period = { from: '2026-02-10', to: '2026-03-22' };
        const spansFrom = listCostChanges(rates, period);
        const spans = work.map((one) => ({ ...one, date: findSpan(one.date, { period, spansFrom }) }));

        assert.deepEqual(marginByProject(spans, toCosts(rates)), marginByProject(work, toCosts(rates)));
      }),
    );
  });

  it('tells a margin only where all time has a cost and bills in its currency', () => {
    fc.assert(
      fc.property(works, costs, (work, rates) => {
        const { rows, total } = marginByProject(work, toCosts(rates));

        for (const row of [...rows, total]) {
          const isKnown = row.uncostedSeconds === 0 && inCurrency(row, 'USD') === 0;
          const billed = inCurrency(row, 'EUR');
          assert.deepEqual(
            row.margin,
            isKnown ? { minor: billed - row.cost.minor, currency: 'EUR' } : undefined,
          );
          const share = isKnown && billed !== 0 ? (billed - row.cost.minor) / billed : undefined;
          assert.equal(row.marginShare, share);
        }
      }),
    );
  });

  it('counts what was taken back from a day on the days that it was worked on alone', () => {
    const night = {
      projectId: 'p',
      clientId: 'c',
      userId: 'mara',
      isBillable: true,
      rateMinor: 10_000,
      currency: 'EUR',
    };
    const parts = [
      { date: '2026-11-16', seconds: 7_200 },
      { date: '2026-11-16', seconds: -7_200 },
      { date: '2026-11-16', seconds: 3_600 },
      { date: '2026-11-17', seconds: 3_600 },
    ];
    const work = parts.map((part) => ({ ...night, ...part, roundedSeconds: part.seconds }));
    const own = { scope: 'organization', scopeId: organizationId, actorId: 'mara' } as const;
    const rate = { ...own, id: 'r', amount: { minor: 4_000, currency: 'EUR' }, validFrom: '2026-11-17' };
    const { total } = marginByProject(work, toCosts([rate]));
    const uncosted = listUncosted(work, toCosts([rate]));

    assert.deepEqual(
      { firstBillableMinor: total.billable[0]?.minor, costMinor: total.cost.minor, margin: total.margin },
      { firstBillableMinor: 20_000, costMinor: 4_000, margin: undefined },
    );
    assert.deepEqual(uncosted, [
      { userId: 'mara', seconds: 3_600, firstDate: '2026-11-16', lastDate: '2026-11-16' },
    ]);
  });
});
