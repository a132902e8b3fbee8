import assert from 'node:assert/strict';
import { longestHistory, revisionAskSchema, scannedRevisionSchema } from './scanned-revision.ts';

const hash = 'a'.repeat(40);
const revision = {
  branch: 'main',
  isDefault: true,
  commit: hash,
  isClean: true,
  since: { commit: hash, place: 'same' },
  history: [hash],
};

describe('what a machine says of its checkout', () => {
  it('is taken as it is within its bounds', () => {
    assert.deepEqual(scannedRevisionSchema.parse(revision), revision);
    assert.ok(scannedRevisionSchema.safeParse({ ...revision, branch: null, since: null }).success);
  });

  for (const [what, change] of [
    ['a commit that git could take for an option', { commit: '--upload-pack=x' }],
    ['a commit that is no hash', { commit: 'main' }],
    ['a branch of a megabyte', { branch: 'x'.repeat(1_000_000) }],
    ['a history without an end', { history: Array.from({ length: longestHistory + 1 }, () => hash) }],
    ['a history of names', { history: ['HEAD'] }],
    ['a place that there is not', { since: { commit: hash, place: 'ahead' } }],
  ] as const) {
    it(`is refused with ${what}`, () => {
      assert.equal(scannedRevisionSchema.safeParse({ ...revision, ...change }).success, false);
    });
  }

  it('is asked for by a commit alone', () => {
    assert.equal(revisionAskSchema.safeParse({ since: '--all' }).success, false);
  });
});
