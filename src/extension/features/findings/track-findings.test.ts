import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SeenFinding, type Tracked, trackFindings } from './track-findings.ts';

const uri = 'file:///w/a.ts';

function seen(fingerprint: string, startLine: number, ruleId = 'sql-injection'): SeenFinding {
  return {
    fingerprint,
    ruleId,
    message: 'A flaw.',
    severity: 'high',
    range: { startLine, startColumn: 0, endLine: startLine, endColumn: 9 },
    fixable: false,
  };
}

function track(before: readonly Tracked[], now: number, ...findings: readonly SeenFinding[]) {
  return trackFindings(before, findings, { uri, now, graceMs: 1_000 });
}

const keysOf = (tracked: readonly Tracked[]) => tracked.map(({ finding }) => finding.key);

describe('trackFindings', () => {
  it('keeps the name of a finding whose line is typed in', () => {
    const first = track([], 0, seen('a', 10));
    const typed = track(first, 10, seen('b', 10));
    const moved = track(typed, 20, seen('b', 60));

    assert.deepEqual(keysOf(typed), keysOf(first));
    assert.deepEqual(keysOf(moved), keysOf(first));
    assert.equal(moved[0]?.finding.fingerprint, 'b');
  });

  it('takes a finding far away, or of another rule, for another one', () => {
    const first = track([], 0, seen('a', 10));

    const far = track(first, 2_000, seen('b', 30));
    const other = track(first, 2_000, seen('b', 10, 'debugger-statement'));

    assert.notDeepEqual(keysOf(far).slice(0, 1), keysOf(first));
    assert.notDeepEqual(keysOf(other).slice(0, 1), keysOf(first));
  });

  it('keeps what is gone for a moment, and no longer', () => {
    const first = track([], 0, seen('a', 10));
    const gone = track(first, 100);
    const still = track(gone, 900);
    const over = track(still, 1_100);

    assert.deepEqual(
      { gone: gone.length, still: still.length, over: over.length },
      { gone: 1, still: 1, over: 0 },
    );
  });

  it('gives back its name to what returns in time', () => {
    const first = track([], 0, seen('a', 10));
    const gone = track(first, 100);

    const back = track(gone, 300, seen('a', 12));

    assert.deepEqual(keysOf(back), keysOf(first));
    assert.equal(back[0]?.missingSince, undefined);
  });

  it('never gives one name to two, and loses none that is seen', () => {
    const findings = fc.array(
      fc.record({
        fingerprint: fc.constantFrom('a', 'b', 'c', 'd'),
        line: fc.nat(12),
        rule: fc.constantFrom('r', 's'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(findings, { maxLength: 8 }), (steps) => {
        let tracked: readonly Tracked[] = [];
        steps.forEach((step, index) => {
          const now = step.map(({ fingerprint, line, rule }) => seen(fingerprint, line, rule));
          tracked = track(tracked, index * 300, ...now);
          const keys = keysOf(tracked);
          assert.equal(new Set(keys).size, keys.length);
          assert.equal(tracked.filter(({ missingSince }) => missingSince === undefined).length, now.length);
        });
      }),
    );
  });
});
