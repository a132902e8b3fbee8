/** What holds of every decision that a run takes without a person. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { autonomyLevels, defaultProtectedBranches } from '../../../../contract/work/autonomy.ts';
import { verdicts } from '../../../../domain/policy/acts/act.ts';
import { type Situation, settleChanges, settleChecks } from './autonomy.ts';

const options = { seed: 40, numRuns: 2_000 };
const guarded = [
  '.vscode/settings.json',
  '.git/hooks/pre-commit',
  'package-lock.json',
  '.github/workflows/ci.yml',
];
const plain = ['src/a.ts', 'load.py', 'README.md'];
const words = ['Verified', 'Checked', 'Tests changed', 'Unproven', 'Failed', 'Another'];

const fileArb = fc.record({
  path: fc.constantFrom(...plain, ...guarded),
  alwaysAsk: fc.constantFrom(undefined, undefined, 'a lock file'),
  isTestWeakened: fc.constantFrom(false, false, true),
});
const branchArb = fc.oneof(
  fc.constantFrom({ kind: 'none' } as const, { kind: 'unknown' } as const),
  fc
    .constantFrom('main', 'Main', 'master', 'release/1.2', 'feature/a', 'maintenance')
    .map((name) => ({ kind: 'branch', name }) as const),
);
const situationArb: fc.Arbitrary<Situation> = fc.record({
  level: fc.constantFrom(...autonomyLevels),
  isTrusted: fc.boolean(),
  branch: branchArb,
  protectedBranches: fc.constantFrom([...defaultProtectedBranches], [], ['*']),
  writes: fc.record({ verdict: fc.constantFrom(...verdicts), reason: fc.constantFrom('', 'Not here.') }),
  review: fc.record({ word: fc.constantFrom(...words), files: fc.array(fileArb, { maxLength: 3 }) }),
});
/** Where nothing speaks against applying. */
const calm: Situation = {
  level: 'unattended',
  isTrusted: true,
  protectedBranches: [...defaultProtectedBranches],
  branch: { kind: 'branch', name: 'feature/a' },
  writes: { verdict: 'allow', reason: '' },
  review: { word: 'Checked', files: [{ path: 'src/a.ts', alwaysAsk: undefined, isTestWeakened: false }] },
};
const withReview = (change: Partial<Situation['review']>): Situation => ({
  ...calm,
  review: { ...calm.review, ...change },
});

/** Changes of `calm`, each of which a person decides on. */
const obstacles: readonly (readonly [string, Situation])[] = [
  ['a folder that is not trusted', { ...calm, isTrusted: false }],
  ['a rule that asks', { ...calm, writes: { verdict: 'ask', reason: '' } }],
  ['a rule that denies', { ...calm, writes: { verdict: 'deny', reason: 'Not here.' } }],
  ['a protected branch', { ...calm, branch: { kind: 'branch', name: 'main' } }],
  [
    'one below a protected name, in other letters',
    { ...calm, branch: { kind: 'branch', name: 'Release/1' } },
  ],
  ['a detached HEAD', { ...calm, branch: { kind: 'unknown' } }],
  ['no change at all', withReview({ files: [] })],
  ...words.slice(2).map((word) => [`the verdict ${word}`, withReview({ word })] as const),
  ...guarded.map((path) => [path, withReview({ files: [{ path, isTestWeakened: false }] })] as const),
  ['a marked file', withReview({ files: [{ path: 'a', alwaysAsk: 'a lock file', isTestWeakened: false }] })],
  ['a weaker test', withReview({ files: [{ path: 'a.test.ts', isTestWeakened: true }] })],
];

describe('settleChanges', () => {
  it('applies proven changes of plain files, on a branch that is not protected or without git', () => {
    assert.equal(settleChanges(calm).act, 'apply');
    assert.equal(settleChanges(withReview({ word: 'Verified' })).act, 'apply');
    assert.equal(settleChanges({ ...calm, branch: { kind: 'none' } }).act, 'apply');
    assert.equal(settleChanges({ ...calm, branch: { kind: 'branch', name: 'maintenance' } }).act, 'apply');
  });

  for (const [name, situation] of obstacles)
    it(`leaves it to a person, and says why: ${name}`, () => {
      const { act, why } = settleChanges(situation);

      assert.equal(act, 'ask');
      assert.match(why, /^A person decides: .+\.$/);
    });

  it('applies nothing at another level, guarded, unproven, weaker, refused, untrusted or protected', () => {
    let applied = 0;
    fc.assert(
      fc.property(situationArb, (situation) => {
        const { act } = settleChanges(situation);
        const { level, isTrusted, branch, protectedBranches, writes, review } = situation;
        assert.equal(act === 'suggest', level === 'suggest');
        if (act !== 'apply') return;
        applied += 1;
        assert.equal(level, 'unattended');
        assert.ok(isTrusted && writes.verdict === 'allow');
        assert.ok(['Verified', 'Checked'].includes(review.word));
        for (const { path, alwaysAsk, isTestWeakened } of review.files)
          assert.ok(plain.includes(path) && alwaysAsk === undefined && !isTestWeakened);
        assert.notEqual(branch.kind, 'unknown');
        assert.ok(!protectedBranches.includes('*') || branch.kind === 'none');
        if (branch.kind === 'branch' && protectedBranches.length > 1)
          assert.ok(['feature/a', 'maintenance'].includes(branch.name));
      }),
      options,
    );
    assert.ok(applied > 0);
  });
});

describe('settleChecks', () => {
  const lines = fc.array(fc.constantFrom('npm test', 'pytest', 'make'), { maxLength: 3 });
  const checksArb = fc.record({ allowed: lines, toAsk: lines, leftOut: lines });

  it('runs nothing that the rules have not allowed, never asks unattended, and drops no line unsaid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...autonomyLevels), checksArb, (level, checks) => {
        const settled = settleChecks(level, checks);
        assert.deepEqual(settled.allowed, level === 'suggest' ? [] : checks.allowed);
        assert.deepEqual(settled.toAsk, level === 'ask' ? checks.toAsk : []);
        assert.deepEqual(settled.leftOut.slice(0, checks.leftOut.length), checks.leftOut);
        assert.equal(Object.values(settled).flat().length, Object.values(checks).flat().length);
      }),
      options,
    );
  });
});
