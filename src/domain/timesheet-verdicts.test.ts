import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryVerdicts, settleVerdicts } from './timesheet-verdicts.ts';

const verdicts = fc.array(fc.constantFrom(...entryVerdicts, undefined), { minLength: 1, maxLength: 8 });

describe('verdicts on entries', () => {
  it('settle a sheet exactly when each entry has one', () => {
    fc.assert(
      fc.property(verdicts, (given) => {
        assert.equal(
          settleVerdicts(given) === 'submitted',
          given.some((one) => one === undefined),
        );
      }),
    );
  });

  it('approve a sheet with one approved entry, whatever the others are, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...entryVerdicts), { minLength: 1, maxLength: 8 }), (given) => {
        const expected = given.some((one) => one === 'approved') ? 'approved' : 'rejected';

        assert.equal(settleVerdicts(given), expected);
        assert.equal(settleVerdicts(given.toReversed()), expected);
      }),
    );
  });
});
