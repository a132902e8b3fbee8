import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findClaimChange, type ShownClaim, shownClaimOf } from './shown-claim.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const shown: ShownClaim = { open: eur(11_900), fee: null, interest: eur(72), deadline: '2026-12-07' };

describe('what a reminder was shown to ask for', () => {
  const anyMoney = fc.record({ minor: fc.nat(1_000_000), currency: fc.constantFrom('EUR', 'CHF', 'JPY') });
  const anyAmount = fc.option(anyMoney, { nil: null });
  const anyClaim: fc.Arbitrary<ShownClaim> = fc.record({
    open: anyMoney,
    fee: anyAmount,
    interest: anyAmount,
    deadline: fc.constantFrom('2026-12-07', '2026-12-08'),
  });

  it('differs from what it asks for now only where one of them is another', () => {
    fc.assert(
      fc.property(anyClaim, anyClaim, (before, after) => {
        const isSame = JSON.stringify(before) === JSON.stringify(after);
        assert.equal(findClaimChange(before, after) === undefined, isSame);
        assert.equal(findClaimChange(before, structuredClone(before)), undefined);
      }),
    );
  });

  it('is named in a sentence with both amounts', () => {
    const changeTo = (now: Partial<ShownClaim>) => {
      const change = findClaimChange(shown, { ...shown, ...now });
      return change && { field: change.field, sentence: String(change.sentence) };
    };
    assert.deepEqual(changeTo({ open: eur(10_000) }), {
      field: 'open',
      sentence: 'The open amount was €119.00 when it was shown, and is €100.00 now.',
    });
    assert.deepEqual(changeTo({ fee: eur(4_000) }), {
      field: 'fee',
      sentence: 'The fee was none when it was shown, and is €40.00 now.',
    });
    assert.equal(findClaimChange(shown, { ...shown, interest: null })?.field, 'interest');
    assert.match(String(findClaimChange(shown, { ...shown, deadline: '2026-12-08' })?.sentence), /deadline/);
  });

  it('is taken from the claim of a letter', () => {
    const claim = { open: eur(11_900), fee: null, interest: null, toPay: eur(11_900) };

    assert.deepEqual(shownClaimOf(claim, '2026-12-07'), { ...shown, interest: null });
  });
});
