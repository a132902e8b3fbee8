import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildTimeLines } from '../invoice-builder.ts';
import { type Money, sumByCurrency } from '../money.ts';
import { exactTime, type RoundingRule, roundSeconds } from '../rounding.ts';
import { type OpenSum, type UnbilledEntry, valuedBy, valueLines, valueUnbilled } from './billed-value.ts';
import type { BillingStage } from './billing-stage.ts';

const rules = fc.record({
  mode: fc.constantFrom('none', 'up', 'down', 'nearest'),
  stepSeconds: fc.constantFrom(300, 360, 900),
  scope: fc.constantFrom('entry', 'day-task', 'line'),
  minimumSeconds: fc.constantFrom(0, 0, 900),
}) satisfies fc.Arbitrary<RoundingRule>;

const rates: readonly Money[] = [
  { minor: 11_000, currency: 'EUR' },
  { minor: 9_333, currency: 'EUR' },
  { minor: 12_345, currency: 'USD' },
  { minor: 7_001, currency: 'JPY' },
];

interface Practice {
  readonly entries: readonly UnbilledEntry[];
  readonly rules: readonly RoundingRule[];
}

const entry = fc
  .record({
    project: fc.nat(2),
    task: fc.option(fc.constantFrom('t1', 't2'), { nil: undefined }),
    note: fc.constantFrom('', 'Review', 'Review\nof the API'),
    seconds: fc.integer({ min: 1, max: 40_000 }),
    day: fc.integer({ min: 10, max: 13 }),
    rate: fc.nat(rates.length - 1),
    stage: fc.constantFrom<BillingStage>('open', 'ready', 'drafted'),
    draft: fc.constantFrom('d1', 'd2'),
  })
  .map(({ project, task, note, seconds, day, rate, stage, draft }) => ({
    projectId: `p${project}`,
    projectName: `Project ${project}`,
    taskId: task,
    note,
    seconds,
    date: `2026-11-${day}`,
    hourlyRate: rates[rate] ?? { minor: 0, currency: 'EUR' },
    stage,
    ...(stage === 'drafted' && { invoiceId: draft }),
  }));

const practices: fc.Arbitrary<Practice> = fc
  .record({ entries: fc.array(entry, { maxLength: 12 }), rules: fc.tuple(rules, rules, rules) })
  .map(({ entries, rules: ofProjects }) => ({
    entries: entries.map((one, index) => ({ ...one, id: `e${String(index).padStart(2, '0')}` })),
    rules: ofProjects,
  }));

const roundingOf =
  ({ rules: ofProjects }: Practice) =>
  (projectId: string): RoundingRule =>
    ofProjects[Number(projectId.slice(1))] ?? exactTime;

const sorted = (amounts: readonly Money[]) =>
  amounts
    .filter(({ minor }) => minor !== 0)
    .toSorted((one, other) => one.currency.localeCompare(other.currency));

/** Open entries as the database sums them. */
function toSums(open: readonly UnbilledEntry[], rounding: (projectId: string) => RoundingRule): OpenSum[] {
  const keyOf = ({ projectId, hourlyRate: { currency, minor }, seconds }: UnbilledEntry) =>
    [projectId, currency, minor, valuedBy(rounding(projectId)) === 'length' ? seconds : 0].join(' ');
  return [...Map.groupBy(open, keyOf).values()].flatMap((same) =>
    same.slice(0, 1).map(({ projectId, hourlyRate }) => ({
      projectId,
      hourlyRate,
      entries: same.length,
      seconds: same.reduce((sum, { seconds }) => sum + seconds, 0),
    })),
  );
}

function checkPractices(check: (practice: Practice) => void): void {
  fc.assert(fc.property(practices, check), { numRuns: 2_000, seed: 7 });
}

describe('the value of unbilled time', () => {
  it('is that of its parts, to the second and cent', () => {
    checkPractices((practice) => {
      const value = valueUnbilled({ entries: practice.entries, sums: [] }, roundingOf(practice));
      const open = practice.entries.filter(({ stage }) => stage === 'open');
      const ofOpen = valueUnbilled({ entries: open, sums: [] }, roundingOf(practice));

      assert.equal(value.entries, practice.entries.length);
      assert.equal(
        value.seconds,
        practice.entries.reduce((sum, { seconds }) => sum + seconds, 0),
      );
      assert.equal(
        value.billedSeconds,
        value.ready.billedSeconds + value.drafted.billedSeconds + ofOpen.billedSeconds,
      );
      const parts = [...value.ready.amounts, ...value.drafted.amounts, ...ofOpen.amounts];
      assert.deepEqual(sorted(value.amounts), sorted(sumByCurrency(parts)));
    });
  });

  it('is what an invoice of the ready time would bill', () => {
    checkPractices((practice) => {
      const ready = practice.entries.filter(({ stage }) => stage === 'ready');
      const rounding = roundingOf(practice);
      const projectRoundings = new Map(practice.rules.map((rule, index) => [`p${index}`, rule]));
      const tax = { taxCategory: 'S', taxRate: '19' } as const;
      const invoices = [...Map.groupBy(ready, ({ hourlyRate }) => hourlyRate.currency)].flatMap(
        ([currency, own]) => {
          const built = buildTimeLines(own, { ...tax, currency, rounding: exactTime, projectRoundings });
          return built.ok ? built.value.map(({ line }) => line.net) : [];
        },
      );

      const value = valueUnbilled({ entries: practice.entries, sums: [] }, rounding);

      assert.deepEqual(sorted(value.ready.amounts), sorted(sumByCurrency(invoices)));
    });
  });

  it('does not change when an invoice is drafted of it', () => {
    checkPractices((practice) => {
      const ready = practice.entries.map((one) => ({
        ...one,
        stage: 'ready' as const,
        invoiceId: undefined,
      }));
      const drafted = ready.map((one) => ({ ...one, stage: 'drafted' as const, invoiceId: 'd1' }));
      const before = valueUnbilled({ entries: ready, sums: [] }, roundingOf(practice));
      const after = valueUnbilled({ entries: drafted, sums: [] }, roundingOf(practice));

      assert.deepEqual({ ...after, ready: null, drafted: null }, { ...before, ready: null, drafted: null });
      assert.equal(after.ready.seconds, 0);
    });
  });

  it('of open time is the same from sums as from entries', () => {
    checkPractices((practice) => {
      const rounding = roundingOf(practice);
      const open = practice.entries.map((one) => ({ ...one, stage: 'open' as const, invoiceId: undefined }));
      const isSummed = ({ projectId }: UnbilledEntry) => valuedBy(rounding(projectId)) !== 'entry';
      const rest = open.filter((one) => !isSummed(one));
      const fromEntries = valueUnbilled({ entries: open, sums: [] }, rounding);
      const fromSums = valueUnbilled(
        { entries: rest, sums: toSums(open.filter(isSummed), rounding) },
        rounding,
      );

      assert.equal(fromSums.seconds, fromEntries.seconds);
      assert.equal(fromSums.entries, fromEntries.entries);
      assert.equal(fromSums.billedSeconds, fromEntries.billedSeconds);
      assert.deepEqual(sorted(fromSums.amounts), sorted(fromEntries.amounts));
    });
  });

  it('rounds each entry of a rule that does, and tells the recorded time beside it', () => {
    const rule = { mode: 'up', stepSeconds: 900, scope: 'entry' } as const;
    const hour = { projectId: 'p0', projectName: 'Project', note: '', date: '2026-11-16' };
    const rate = { minor: 10_000, currency: 'EUR' };
    const two = ['a', 'b'].map((id) => ({ ...hour, id, seconds: 600, hourlyRate: rate }));

    const value = valueLines(two, () => rule);

    assert.deepEqual(value, {
      entries: 2,
      seconds: 1_200,
      billedSeconds: 2 * roundSeconds(600, rule),
      amounts: [{ minor: 5_000, currency: 'EUR' }],
    });
  });
});
