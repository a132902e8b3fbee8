import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSeconds } from '../../duration.ts';
import { buildTimeLines, type LineTerms } from '../../invoice-builder.ts';
import { exactTime, type RoundingRule } from '../../rounding.ts';
import type { BillableEntry } from './billable-entry.ts';
import { billEntries, type LineGrouping } from './line-grouping.ts';

const lineUnits = ['entry', 'task', 'day', 'person', 'project'] as const;
const headUnits = ['project', 'person'] as const;
const dates = ['2026-11-02', '2026-11-03', '2026-11-04'];
const entryLists: fc.Arbitrary<readonly BillableEntry[]> = fc
  .array(
    fc.record({
      project: fc.constantFrom('api', 'web'),
      person: fc.constantFrom('mara', 'jan'),
      taskId: fc.constantFrom(undefined, 't1'),
      note: fc.constantFrom('', 'Review', 'Token rotation'),
      seconds: fc.integer({ min: 1, max: 100_000 }),
      night: fc.boolean(),
      day: fc.nat({ max: 1 }),
      rateMinor: fc.constantFrom(11_000, 9999),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) =>
    list.map(({ project, person, night, day, rateMinor, seconds, ...entry }, index) => ({
      ...entry,
      id: `entry-${index}`,
      projectId: project,
      projectName: project.toUpperCase(),
      personId: person,
      personName: person,
      seconds,
      date: dates[day] ?? '',
      ...(night &&
        seconds > 1 && {
          days: [
            { date: dates[day] ?? '', seconds: seconds - 1 },
            { date: dates[day + 1] ?? '', seconds: 1 },
          ],
        }),
      hourlyRate: { minor: rateMinor, currency: 'EUR' },
    })),
  );
const groupings: fc.Arbitrary<LineGrouping> = fc.record({
  lines: fc.constantFrom(...lineUnits),
  heads: fc.constantFrom(undefined, ...headUnits),
});
const rules: fc.Arbitrary<RoundingRule> = fc.record({
  mode: fc.constantFrom('none', 'up', 'down', 'nearest'),
  stepSeconds: fc.constantFrom(60, 360, 900),
  scope: fc.constantFrom('entry', 'day-task', 'line'),
  minimumSeconds: fc.constantFrom(0, 1800),
});

function build(
  entries: readonly BillableEntry[],
  grouping: LineGrouping,
  rounding: RoundingRule = exactTime,
) {
  const terms: LineTerms = { currency: 'EUR', taxCategory: 'S', taxRate: '19', rounding, grouping };
  const built = buildTimeLines(entries, terms);
  assert.ok(built.ok);
  return built.value;
}
const billedOf = (lines: ReturnType<typeof build>) => lines.map(({ line }) => findSeconds(line) ?? 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('lines of time', () => {
  it('have each entry once, and its seconds, whatever they are grouped by', () => {
    fc.assert(
      fc.property(entryLists, groupings, (entries, grouping) => {
        const lines = build(entries, grouping);

        assert.deepEqual(
          lines.flatMap(({ entryIds }) => entryIds).sort(),
          entries.map(({ id }) => id).sort(),
        );
        assert.equal(sum(billedOf(lines)), sum(entries.map(({ seconds }) => seconds)));
        assert.equal(sum(lines.map(({ recordedSeconds }) => recordedSeconds)), sum(billedOf(lines)));
      }),
    );
  });

  it('bill the same time whatever they are grouped by, unless the rule rounds the line', () => {
    fc.assert(
      fc.property(entryLists, groupings, rules, (entries, grouping, rule) => {
        fc.pre(rule.scope !== 'line');

        assert.equal(
          sum(billedOf(build(entries, grouping, rule))),
          sum(billedOf(build(entries, { lines: 'task' }, rule))),
        );
      }),
    );
  });

  it('bill what their entries are billed with', () => {
    fc.assert(
      fc.property(entryLists, groupings, rules, (entries, grouping, rounding) => {
        const billed = billEntries(entries, { rounding, grouping });

        const expected = build(entries, grouping, rounding).map(({ entryIds }) =>
          sum(entryIds.map((id) => billed.get(id) ?? 0)),
        );
        assert.deepEqual(billedOf(build(entries, grouping, rounding)), expected);
      }),
    );
  });

  it('bill one rate each, and stand together under their head', () => {
    fc.assert(
      fc.property(entryLists, groupings, (entries, grouping) => {
        const lines = build(entries, grouping);
        const byId = new Map(entries.map((entry) => [entry.id, entry]));
        for (const { entryIds } of lines)
          assert.equal(new Set(entryIds.map((id) => byId.get(id)?.hourlyRate.minor)).size, 1);

        const heads = lines.map(({ line }) => line.group);
        const runs = heads.filter((head, index) => index === 0 || head !== heads[index - 1]);
        assert.equal(runs.length, new Set(heads).size);
      }),
    );
  });

  const entry: BillableEntry = {
    id: 'e1',
    projectId: 'p1',
    projectName: 'API rewrite',
    personId: 'u1',
    personName: 'Mara Voss',
    note: 'Review\nof the parser',
    seconds: 3600,
    date: '2026-11-02',
    hourlyRate: { minor: 11_000, currency: 'EUR' },
  };
  const others = [
    { ...entry, id: 'e2', note: 'Token rotation' },
    { ...entry, id: 'e3', date: '2026-11-03', personId: 'u2', personName: 'Jan' },
  ];

  for (const [grouping, expected] of [
    [{ lines: 'task' }, ['API rewrite: Review', 'API rewrite: Token rotation']],
    [{ lines: 'task', heads: 'project' }, ['Review', 'Token rotation']],
    [{ lines: 'entry' }, ['API rewrite: Review', 'API rewrite: Token rotation', 'API rewrite: Review']],
    [{ lines: 'day' }, ['API rewrite: Review; API rewrite: Token rotation', 'API rewrite: Review']],
    [{ lines: 'person' }, ['Mara Voss', 'Jan']],
    [{ lines: 'project', heads: 'person' }, ['API rewrite', 'API rewrite']],
  ] as const) {
    it(`say what they bill by ${grouping.lines}${'heads' in grouping ? ` under ${grouping.heads}` : ''}`, () => {
      assert.deepEqual(
        build([entry, ...others], grouping).map(({ line }) => line.description),
        expected,
      );
    });
  }

  it('of a day tell it, and stand under their person', () => {
    const lines = build([entry, ...others], { lines: 'day', heads: 'person' }).map(({ line }) => line);

    assert.deepEqual(
      lines.map(({ group, period }) => [group, period]),
      [
        ['Mara Voss', { start: '2026-11-02', end: '2026-11-02' }],
        ['Jan', { start: '2026-11-03', end: '2026-11-03' }],
      ],
    );
  });
});
