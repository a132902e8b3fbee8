import assert from 'node:assert/strict';
import { areSame, fingerprintsOf, withoutDuplicates } from './duplicate-findings.ts';

const of = (fingerprint: string) => ({ code: 'sql-injection', data: { fingerprint } });

describe('what is told elsewhere already', () => {
  it('is left out by fingerprint, and nothing else is', () => {
    const limit = { code: 'scan-limit' };
    const shown = [of('a'), of('b'), limit];

    assert.deepEqual(withoutDuplicates(shown, fingerprintsOf([of('a')])), [of('b'), limit]);
    assert.deepEqual(withoutDuplicates(shown, fingerprintsOf([])), shown);
  });

  it('is the same when the same findings are told, in whatever order', () => {
    assert.equal(areSame(fingerprintsOf([of('a'), of('b')]), fingerprintsOf([of('b'), of('a')])), true);
    assert.equal(areSame(fingerprintsOf([of('a')]), fingerprintsOf([of('b')])), false);
    assert.equal(areSame(fingerprintsOf([of('a')]), fingerprintsOf([of('a'), of('b')])), false);
  });
});
