import assert from 'node:assert/strict';
import { debtorKindOf } from './interest-laws.ts';

describe('what a client is', () => {
  it('is what was said, else a business where it has a VAT ID, else not known', () => {
    assert.deepEqual(
      [
        debtorKindOf({ debtor: 'consumer', vatId: 'DE136695976' }),
        debtorKindOf({ debtor: 'business', vatId: null }),
        debtorKindOf({ debtor: null, vatId: 'DE136695976' }),
        debtorKindOf({ debtor: null, vatId: null }),
        debtorKindOf({ debtor: null, vatId: ' ' }),
      ],
      ['consumer', 'business', 'business', undefined, undefined],
    );
  });
});
