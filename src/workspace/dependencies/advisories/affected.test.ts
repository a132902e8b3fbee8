import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ecosystem } from '../model.ts';
import { versionSchemeOf } from '../versions/version-scheme.ts';
import { judge, judgeRange } from './affected.ts';
import { type OsvAdvisory, type OsvEvent, parseAdvisory } from './osv.ts';

const spellings: Readonly<Record<Ecosystem, (n: number) => string>> = {
  npm: (n) => `1.${n}.0`,
  'crates.io': (n) => `0.${n}.0`,
  Go: (n) => `v0.0.${n}`,
  PyPI: (n) => `1.${n}`,
  Maven: (n) => `${n}.0`,
};

/** An interval of a range: from, and how it ends. */
type Interval = readonly [from: number, end: 'fixed' | 'last_affected' | 'open', to: number];

/** Ascending intervals that do not touch, as events in any order. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 8 })
  .map((numbers) => numbers.sort((a, b) => a - b))
  .chain((numbers) => {
    const pairs = numbers.flatMap((from, index) => {
      const to = numbers[index + 1];
      return index % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
    });
    return fc.tuple(
      ...pairs.map(([from, to], index) =>
        fc
          .constantFrom(
            'fixed' as const,
            'last_affected' as const,
            ...(index === pairs.length - 1 ? ['open' as const] : []),
          )
          .map((end): Interval => [from, end, to]),
      ),
    );
  });

function eventsOf(list: readonly Interval[], spell: (n: number) => string): OsvEvent[] {
  return list.flatMap(([from, end, to]) => [
    { introduced: from === 0 ? '0' : spell(from) },
    ...(end === 'open' ? [] : [{ [end]: spell(to) }]),
  ]);
}

function isIn(list: readonly Interval[], n: number): boolean {
  return list.some(
    ([from, end, to]) => n >= from && (end === 'open' || (end === 'fixed' ? n < to : n <= to)),
  );
}

for (const [ecosystem, spell] of Object.entries(spellings) as [Ecosystem, (n: number) => string][]) {
  const scheme = versionSchemeOf(ecosystem);

  describe(`OSV ranges of ${ecosystem}`, () => {
    it('hold from introduced to before fixed, to last_affected itself, or for good, in whatever order they stand', () => {
      fc.assert(
        fc.property(
          intervals,
          fc.integer({ min: 0, max: 40 }),
          fc.infiniteStream(fc.nat()),
          (list, n, noise) => {
            const order = new Map(eventsOf(list, spell).map((event) => [event, noise.next().value ?? 0]));
            const events = [...order.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));

            const verdict = judgeRange(scheme, { type: 'ECOSYSTEM', events }, spell(n));

            assert.equal(verdict, isIn(list, n) ? 'affected' : 'unaffected');
          },
        ),
      );
    });

    it('end at the highest limit, and never at *', () => {
      fc.assert(
        fc.property(
          intervals,
          fc.integer({ min: 0, max: 40 }),
          fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }),
          (list, n, limits) => {
            const limited = [...eventsOf(list, spell), ...limits.map((limit) => ({ limit: spell(limit) }))];
            const expected = isIn(list, n) && n < Math.max(...limits);

            assert.equal(
              judgeRange(scheme, { type: 'ECOSYSTEM', events: limited }, spell(n)),
              expected ? 'affected' : 'unaffected',
            );
            const unlimited = judgeRange(
              scheme,
              { type: 'ECOSYSTEM', events: [...limited, { limit: '*' }] },
              spell(n),
            );
            assert.equal(unlimited, isIn(list, n) ? 'affected' : 'unaffected');
          },
        ),
      );
    });

    it('begin anew at the version that ends them, where both are said of it', () => {
      const events = [
        { introduced: '0' },
        { introduced: spell(5) },
        { fixed: spell(5) },
        { fixed: spell(7) },
      ];

      assert.deepEqual(
        [4, 5, 6, 7].map((n) => judgeRange(scheme, { type: 'ECOSYSTEM', events }, spell(n))),
        ['affected', 'affected', 'affected', 'unaffected'],
      );
    });

    it('are unknown where a version cannot be ordered', () => {
      const odd = { type: 'ECOSYSTEM', events: [{ introduced: 'since [always]' }] };

      assert.equal(judgeRange(scheme, odd, spell(1)), 'unknown');
      assert.equal(
        judgeRange(scheme, { type: 'ECOSYSTEM', events: [{ introduced: '0' }] }, '[odd]'),
        'unknown',
      );
    });
  });
}

describe('an advisory', () => {
  const advisory = (affected: object): OsvAdvisory => {
    const parsed = parseAdvisory({ id: 'GHSA-1', modified: '2026-01-01T00:00:00Z', affected: [affected] });
    if (parsed.kind === 'refused') throw new Error(parsed.why);
    return parsed.advisory;
  };

  it('speaks of a version that it lists, however that is spelt', () => {
    const listed = advisory({ package: { ecosystem: 'PyPI', name: 'My_Package' }, versions: ['1.0'] });

    assert.equal(judge(listed, { ecosystem: 'PyPI', name: 'my-package', version: '1.0.0' }), 'affected');
    assert.equal(judge(listed, { ecosystem: 'PyPI', name: 'my-package', version: '1.1' }), 'unaffected');
  });

  it('does not speak of a package of the same name elsewhere', () => {
    const npm = advisory({
      package: { ecosystem: 'npm', name: 'ms' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
    });

    assert.equal(judge(npm, { ecosystem: 'npm', name: 'ms', version: '2.0.0' }), 'affected');
    assert.equal(judge(npm, { ecosystem: 'PyPI', name: 'ms', version: '2.0.0' }), 'unaffected');
    assert.equal(judge(npm, { ecosystem: 'npm', name: 'Ms', version: '2.0.0' }), 'unaffected');
  });

  it('is refused with its field where a range is malformed', () => {
    const parsed = parseAdvisory({
      id: 'X',
      modified: '',
      affected: [{ package: { ecosystem: 'npm', name: 3 } }],
    });

    assert.equal(parsed.kind, 'refused');
    assert.match(parsed.kind === 'refused' ? parsed.why : '', /package\.name/);
  });
});
