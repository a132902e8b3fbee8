import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitByDay } from '../day-parts.ts';
import { workOf } from '../invoice-builder.ts';
import { type Money, sumByCurrency } from '../money.ts';
import type { RoundingRule } from '../rounding.ts';
import { addDays, localDate } from '../zones.ts';
import { valueLines } from './billed-value.ts';
import type { Days } from './worked-time.ts';
import { type BillableWork, billWork, priceWork } from './worked-value.ts';

const always: Days = { from: '2000-01-01', to: '2999-12-31' };
const firstMs = Date.parse('2026-03-26T00:00:00Z');

const rules = fc.record({
  mode: fc.constantFrom('none', 'up', 'down', 'nearest'),
  stepSeconds: fc.constantFrom(300, 360, 900, 3_600),
  scope: fc.constantFrom('entry', 'day-task', 'line'),
  minimumSeconds: fc.constantFrom(0, 0, 900),
}) satisfies fc.Arbitrary<RoundingRule>;

const rates: readonly Money[] = [
  { minor: 11_000, currency: 'EUR' },
  { minor: 9_333, currency: 'EUR' },
  { minor: 12_345, currency: 'USD' },
];

const entry = fc
  .record({
    project: fc.nat(2),
    taskId: fc.option(fc.constantFrom('t1', 't2'), { nil: undefined }),
    note: fc.constantFrom('', 'Review', 'Review\nof the API'),
    start: fc.nat(5 * 86_400),
    seconds: fc.oneof(fc.integer({ min: 1, max: 1_200 }), fc.integer({ min: 1, max: 130_000 })),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    rate: fc.nat(rates.length - 1),
  })
  .map(({ project, start, rate, zone, ...rest }) => {
    const startMs = firstMs + start * 1000;
    const days = splitByDay({ startMs, endMs: startMs + rest.seconds * 1000 }, zone);
    const hourlyRate = rates[rate] ?? { minor: 0, currency: 'EUR' };
    return { ...rest, projectId: `p${project}`, projectName: '', startMs, days, hourlyRate };
  })
  .map((one) => ({ ...one, work: workOf(one), date: one.days[0]?.date ?? '' }));

const practices = fc
  .record({ entries: fc.array(entry, { maxLength: 12 }), rules: fc.tuple(rules, rules, rules) })
  .map(({ entries, rules: ofProjects }) => ({
    entries: entries.map((one, index) => ({ ...one, id: `e${String(index).padStart(2, '0')}` })),
    roundingOf: (id: string) => ofProjects[Number(id.slice(1))] ?? ofProjects[0],
  }));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const toRated = (entries: readonly BillableWork[], billed: ReturnType<typeof billWork>) =>
  entries.map(({ id, hourlyRate }) => ({
    clientId: 'c',
    hourlyRate,
    billedSeconds: sum((billed.get(id) ?? []).map(({ billedSeconds }) => billedSeconds)),
  }));

const check = (property: (practice: Parameters<Parameters<typeof practices.map>[0]>[0]) => void) =>
  fc.assert(fc.property(practices, property), { numRuns: 2_000, seed: 13 });

describe('the value of worked time', () => {
  it('is that of an invoice of the same time: to the second, and to the cent at each rate', () => {
    check(({ entries, roundingOf }) => {
      const billed = billWork(entries, { period: always, roundingOf });
      const days = [...billed.values()].flat();
      const rated = toRated(entries, billed);
      const byRate = [...Map.groupBy(entries, ({ hourlyRate }) => hourlyRate).values()];

      assert.equal(sum(days.map(({ seconds }) => seconds)), sum(entries.map(({ seconds }) => seconds)));
      assert.ok(days.every(({ billedSeconds }) => billedSeconds >= 0));
      for (const same of byRate) {
        const ids = new Set(same.map(({ id }) => id));
        const ours = [...billed].flatMap(([id, parts]) => (ids.has(id) ? parts : []));
        const { billedSeconds } = valueLines(same, roundingOf);
        assert.equal(sum(ours.map((day) => day.billedSeconds)), billedSeconds);
      }
      const products = byRate.flatMap((same) => priceWork(toRated(same, billed)));
      assert.deepEqual(priceWork(rated), sumByCurrency(products));
    });
  });

  it('adds up wherever a period is cut in two, but for rules that round whole lines', () => {
    check(({ entries, roundingOf }) => {
      const own = entries.filter(({ projectId }) => roundingOf(projectId).scope !== 'line');
      const cut = addDays(localDate(firstMs, 'UTC'), 2);
      const secondsOf = (period: Days) =>
        sum([...billWork(own, { period, roundingOf }).values()].flat().map((day) => day.billedSeconds));

      const before = secondsOf({ ...always, to: cut });
      const after = secondsOf({ ...always, from: addDays(cut, 1) });

      assert.equal(before + after, secondsOf(always));
    });
  });

  it('counts what a rule adds with the earliest time, and takes what it takes from that on', () => {
    const night = (id: string, days: BillableWork['days']): BillableWork => ({
      id,
      days,
      projectId: 'p',
      work: '',
      startMs: 0,
      hourlyRate: { minor: 6_000, currency: 'EUR' },
    });
    const billedOf = (mode: RoundingRule['mode'], seconds: readonly [number, number]) => {
      const days = [
        { date: '2026-11-16', seconds: seconds[0] },
        { date: '2026-11-17', seconds: seconds[1] },
      ];
      const rule = { mode, stepSeconds: 900, scope: 'entry' } as const;
      const billed = billWork([night('a', days)], { period: always, roundingOf: () => rule });
      return billed.get('a')?.map(({ billedSeconds }) => billedSeconds);
    };

    assert.deepEqual(billedOf('up', [600, 800]), [1_000, 800]);
    assert.deepEqual(billedOf('down', [60, 1_000]), [0, 900]);
  });

  it('adds the days of an entry up with the other work of each, where a rule rounds days', () => {
    const rule = { mode: 'up', stepSeconds: 900, scope: 'day-task' } as const;
    const one = { projectId: 'p', work: '', startMs: 0, hourlyRate: { minor: 6_000, currency: 'EUR' } };
    const entries = [
      {
        ...one,
        id: 'a',
        days: [
          { date: '2026-11-16', seconds: 600 },
          { date: '2026-11-17', seconds: 600 },
        ],
      },
      { ...one, id: 'b', startMs: 1, days: [{ date: '2026-11-17', seconds: 300 }] },
    ];

    const billed = billWork(entries, { period: always, roundingOf: () => rule });

    assert.deepEqual(
      [...billed.values()].map((days) => days.map(({ billedSeconds }) => billedSeconds)),
      [[900, 600], [300]],
    );
  });
});
