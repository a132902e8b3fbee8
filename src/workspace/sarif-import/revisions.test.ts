import assert from 'node:assert/strict';
import fc from 'fast-check';
import { revisionOfLog } from './revisions.ts';

const [one, other] = ['1', '2'].map((digit) => digit.repeat(40));

describe('the commit of a log', () => {
  const logOf = (...runs: readonly unknown[]) => ({
    runs: runs.map((versionControlProvenance) => ({
      tool: { driver: { name: 'Lint' } },
      versionControlProvenance,
    })),
  });
  const commitOf = (...runs: readonly unknown[]) => revisionOfLog(logOf(...runs))?.commit;

  it('is the one that all its runs name, and none where they differ', () => {
    const [a, b] = [[{ revisionId: one }], [{ revisionId: other }]];

    assert.deepEqual(
      [
        commitOf(a),
        commitOf(a, a),
        commitOf(a, b),
        commitOf(a, undefined),
        commitOf([...a, ...b]),
        commitOf([]),
      ],
      [one, one, undefined, undefined, undefined, undefined],
    );
  });

  it('has a branch by its short name, and what our own scan says', () => {
    const properties = { isDefaultBranch: true, isClean: false, history: [one] };

    assert.deepEqual(revisionOfLog(logOf([{ revisionId: one, branch: 'refs/heads/main', properties }])), {
      commit: one,
      branch: 'main',
      isDefault: true,
      isClean: false,
      history: [one],
    });
    assert.deepEqual(
      revisionOfLog(logOf([{ revisionId: one, properties: { isClean: 'yes', history: 7 } }])),
      {
        commit: one,
        branch: null,
        history: [],
      },
    );
  });

  it('is none for what is no whole hash', () => {
    for (const revisionId of ['1234567', 'main', `${one}0`, 7, null, one?.replace('1', 'g')])
      assert.equal(commitOf([{ revisionId }]), undefined, String(revisionId));
  });

  it('is read from whatever a log has in its place', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (runs, provenance) => {
        revisionOfLog({ runs });
        revisionOfLog(logOf(provenance, [provenance], [{ revisionId: one, properties: provenance }]));
      }),
      { numRuns: 100 },
    );
  });
});
