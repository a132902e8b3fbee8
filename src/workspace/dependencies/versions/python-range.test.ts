import assert from 'node:assert/strict';
import fc from 'fast-check';
import { takesPython } from './python-range.ts';

describe('ranges of PEP 440', () => {
  it('take the versions that they name', () => {
    assert.ok(takesPython('2.32.1', '>=2.31,<3'));
    assert.ok(takesPython('2.0.0rc1', '>=2.0.0rc1'));
    assert.ok(!takesPython('3.0', '~=2.31'));
  });

  it('take nothing, and throw nothing, where one of both is none', () => {
    assert.ok(!takesPython('2.31.0"', '>=2'));
    assert.ok(!takesPython('', '>=2'));
    assert.ok(!takesPython('2.31.0', '>=two'));
    const versions = fc.oneof(fc.constantFrom('1.0', '2.1rc1', '1!3', '1.0.post1', '4.*'), fc.string());
    const part = fc.tuple(fc.constantFrom('>=', '==', '===', '~=', '!=', '<', '>', '', '^'), versions);
    const ranges = fc
      .array(part, { maxLength: 3 })
      .map((parts) => parts.map((each) => each.join('')).join(','));
    fc.assert(
      fc.property(versions, ranges, (version, range) => {
        assert.equal(typeof takesPython(version, range), 'boolean', JSON.stringify([version, range]));
      }),
      { numRuns: 2_000 },
    );
  });
});
