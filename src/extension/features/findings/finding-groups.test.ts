import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Grouping, standardFilter } from '../../../pages/findings/finding-filter.ts';
import type { ListedFinding } from '../../../pages/findings/listed-finding.ts';
import { listed } from '../../../pages/findings/testing.test.ts';
import { type Arrangement, FindingGroups } from './finding-groups.ts';

const bySeverity: Arrangement = { grouping: 'severity', sorting: 'place', filter: standardFilter };

function shape(groups: FindingGroups) {
  return groups
    .roots()
    .map((group) => [group.name, group.sorted(groups.arrangement.sorting).map(({ key }) => key)]);
}

describe('FindingGroups', () => {
  it('stands with the worst first, and within a group by place', () => {
    const groups = new FindingGroups(bySeverity);
    const line = (startLine: number) => ({ startLine, startColumn: 0, endLine: startLine, endColumn: 1 });

    groups.update('u', [
      listed('a', { severity: 'low' }),
      listed('b', { range: line(9) }),
      listed('c', { range: line(3) }),
    ]);

    assert.deepEqual(
      groups
        .roots()
        .map((group) => [group.name, group.sorted('place').map(({ fingerprint }) => fingerprint)]),
      [
        ['high', ['c', 'b']],
        ['low', ['a']],
      ],
    );
  });

  it('tells of the groups that a file touches, and of all only where one comes or goes', () => {
    const groups = new FindingGroups(bySeverity);
    groups.update('u', [listed('a'), listed('b')]);
    groups.update('v', [listed('c', { severity: 'low' })]);

    const fewer = groups.update('u', [listed('a')]);
    const gone = groups.update('v', []);

    assert.equal(fewer.roots, false);
    assert.deepEqual(
      fewer.changed.map(({ name }) => name),
      ['high'],
    );
    assert.equal(gone.roots, true);
  });

  it('keeps a group the same, whatever it holds', () => {
    const groups = new FindingGroups(bySeverity);
    groups.update('u', [listed('a')]);
    const [before] = groups.roots();

    groups.update('u', []);
    groups.update('u', [listed('b')]);

    assert.equal(groups.roots()[0], before);
  });

  it('lists what passes the filter, and counts what stands and does not', () => {
    const filter = { ...standardFilter, severities: ['high' as const], text: 'sql db.ts' };
    const groups = new FindingGroups({ ...bySeverity, filter });
    const findings = [
      listed('a'),
      listed('b', { severity: 'low' }),
      listed('c', { state: 'dismissed' }),
      listed('d', { title: 'Other', message: 'Other', ruleId: 'other' }),
      listed('e', { isNew: false }),
    ];

    groups.update('u', findings);
    groups.countHidden(findings);

    assert.deepEqual({ size: groups.size, hidden: groups.hidden }, { size: 1, hidden: 3 });
  });

  it('lists a flaw under each of its sources', () => {
    const groups = new FindingGroups({ ...bySeverity, grouping: 'source' });

    groups.update('u', [listed('a', { sources: ['CodeQL', 'Security agent'] })]);

    assert.deepEqual(
      groups.roots().map(({ name, size }) => [name, size]),
      [
        ['CodeQL', 1],
        ['Security agent', 1],
      ],
    );
  });

  it('is after any changes what it would be if made at once', () => {
    const finding = fc
      .record({
        name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        severity: fc.constantFrom('critical', 'high', 'low'),
        state: fc.constantFrom('open', 'dismissed'),
        ruleId: fc.constantFrom('r', 's'),
      } as const)
      .map(({ name, ...change }) => ({ name, change }));
    const step = fc.record({
      uri: fc.constantFrom('u', 'v', 'w'),
      findings: fc.uniqueArray(finding, { selector: ({ name }) => name, maxLength: 4 }),
    });
    const grouping = fc.constantFrom<Grouping>('severity', 'rule', 'file', 'source');
    fc.assert(
      fc.property(grouping, fc.array(step, { maxLength: 12 }), (by, steps) => {
        const arrangement: Arrangement = { ...bySeverity, grouping: by };
        const grown = new FindingGroups(arrangement);
        const last = new Map<string, readonly ListedFinding[]>();
        for (const { uri, findings } of steps) {
          const now = findings.map(({ name, change }) =>
            listed(name, { ...change, uri, key: `${uri}#${name}` }),
          );
          grown.update(uri, now);
          last.set(uri, now);
        }
        const fresh = new FindingGroups(arrangement);
        for (const [uri, findings] of last) fresh.update(uri, findings);

        assert.deepEqual(shape(grown), shape(fresh));
        assert.equal(grown.size, fresh.size);
      }),
    );
  });
});
