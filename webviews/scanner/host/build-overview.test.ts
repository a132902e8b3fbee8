import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areaOf } from '../../../src/contract/findings/finding-area.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import { listed } from '../../../src/pages/findings/testing.test.ts';
import { bandOf, buildOverview } from './build-overview.ts';
import { selectFindings, sortFindings, toTableRow } from './select-rows.ts';
import { buildTrend } from './trend.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const dayMs = 86_400_000;
const ago = (days: number) => new Date(now - days * dayMs).toISOString();
const noFilter = { text: '', severities: [], states: [], areas: [], sources: [], onlyNew: false };

describe('areaOf', () => {
  const area = (change: Partial<ListedFinding>) => areaOf(listed('a', change));

  it('goes by weakness and rule, then by the kind of file, then by category', () => {
    assert.equal(area({ cwe: [798] }), 'secrets');
    assert.equal(area({ ruleId: 'secret-aws-key' }), 'secrets');
    assert.equal(area({ path: 'web/package.json' }), 'dependencies');
    assert.equal(area({ path: 'deploy/Dockerfile' }), 'infrastructure');
    assert.equal(area({ path: 'infra/main.tf' }), 'infrastructure');
    assert.equal(area({ category: 'quality' }), 'quality');
    assert.equal(area({ path: 'src/package.json.ts' }), 'security');
  });
});

describe('buildOverview', () => {
  it('counts what stands, by area, rule and file, the worst first', () => {
    const overview = buildOverview(
      [
        listed('a', { severity: 'low', path: 'b.ts', uri: 'b' }),
        listed('b', { severity: 'low', path: 'b.ts', uri: 'b' }),
        listed('c', { severity: 'critical', path: 'a.ts', uri: 'a', state: 'confirmed' }),
        listed('d', { state: 'dismissed' }),
        listed('e', { state: 'resolved', resolvedAt: ago(3) }),
        listed('f', { state: 'resolved', resolvedAt: ago(300) }),
      ],
      { now, hasRecords: false },
    );

    assert.deepEqual(
      overview.files.map(({ path, total }) => [path, total]),
      [
        ['a.ts', 1],
        ['b.ts', 2],
      ],
    );
    assert.deepEqual(
      { total: overview.standing.total, dismissed: overview.dismissed, mended: overview.mended },
      { total: 3, dismissed: 1, mended: 1 },
    );
    assert.equal(overview.areas.find((one) => one.area === 'security')?.total, 3);
  });

  it('says nothing of new ones where there is no baseline', () => {
    assert.equal(buildOverview([listed('a')], { now, hasRecords: false }).fresh, undefined);
    assert.equal(
      buildOverview([listed('a', { isNew: true }), listed('b', { isNew: false })], { now, hasRecords: false })
        .fresh,
      1,
    );
  });

  it('adds up: areas, ages and files with the rest hold each standing finding once', () => {
    const finding = fc.record({
      severity: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
      state: fc.constantFrom('open', 'confirmed', 'dismissed', 'resolved'),
      uri: fc.integer({ min: 0, max: 30 }).map((name) => `file:///w/${name}.ts`),
      foundAt: fc.option(fc.integer({ min: 0, max: 900 }).map(ago), { nil: undefined }),
      cwe: fc.constantFrom([], [798], [89]),
    } as const);
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 60 }), (changes) => {
        const all = changes.map((change, index) => listed(String(index), change));
        const overview = buildOverview(all, { now, hasRecords: false });
        const sum = (parts: readonly { readonly total: number }[]) =>
          parts.reduce((total, part) => total + part.total, 0);

        const { total } = overview.standing;
        assert.equal(sum(overview.areas), total);
        assert.equal(sum(overview.ages), total);
        assert.equal(sum(overview.files) + (overview.moreFiles?.total ?? 0), total);
        for (const { band, total: inBand } of overview.ages)
          assert.equal(
            selectFindings(all, { ...noFilter, states: ['open', 'confirmed'], age: band }, now).length,
            inBand,
          );
      }),
    );
  });
});

describe('buildTrend', () => {
  it('counts what stood at the end of each week, what came and what went', () => {
    const trend = buildTrend(
      [
        listed('a', { foundAt: ago(20) }),
        listed('b', { foundAt: ago(10), severity: 'low' }),
        listed('c', { foundAt: ago(20), state: 'resolved', resolvedAt: ago(3) }),
        listed('d', { foundAt: ago(20), state: 'dismissed', decidedAt: ago(12) }),
      ],
      { now, weeks: 12 },
    );

    assert.deepEqual(
      trend.map(({ open, severe, found, gone }) => [open, severe, found, gone]),
      [
        [3, 3, 3, 0],
        [3, 3, 0, 0],
        [3, 2, 1, 1],
        [2, 1, 0, 1],
      ],
    );
    assert.equal(trend.at(-1)?.date, '2026-11-20');
  });

  it('is none where nothing is on record, and ends where what stands is counted', () => {
    assert.deepEqual(buildTrend([listed('a', { foundAt: undefined })], { now, weeks: 12 }), []);
    assert.equal(buildTrend([listed('a', { foundAt: ago(700) })], { now, weeks: 12 }).length, 12);
  });
});

describe('the rows of the table', () => {
  const all = [
    listed('a', { path: 'b.ts', severity: 'low', foundAt: ago(2) }),
    listed('b', { path: 'a.ts', severity: 'critical', foundAt: ago(9) }),
    listed('c', { path: 'c.ts', severity: 'low', foundAt: undefined }),
  ];
  const order = (by: 'severity' | 'place' | 'age', descending = false) =>
    sortFindings(all, { by, descending }).map(({ fingerprint }) => fingerprint);

  it('stand in the order that was asked for', () => {
    assert.deepEqual(order('severity'), ['b', 'a', 'c']);
    assert.deepEqual(order('place', true), ['c', 'a', 'b']);
    assert.deepEqual(order('age'), ['c', 'a', 'b']);
  });

  it('are those that pass every part of the filter', () => {
    const filter = { ...noFilter, severities: ['low' as const], text: 'sql b.ts' };

    assert.deepEqual(
      selectFindings(all, filter, now).map(({ fingerprint }) => fingerprint),
      ['a'],
    );
    assert.equal(selectFindings(all, { ...noFilter, age: 'unrecorded' }, now).length, 1);
    assert.equal(bandOf({ foundAt: ago(40), isTyped: false }, now), 'quarter');
  });

  it('count lines from one', () => {
    assert.equal(toTableRow(listed('a')).line, 42);
  });
});
