import assert from 'node:assert/strict';
import { describePaymentTerms, dueDateOf } from './payment-terms.ts';

describe('payment terms', () => {
  it('count calendar days from the day of issue', () => {
    assert.equal(dueDateOf('2026-11-19', 30), '2026-12-19');
    assert.equal(dueDateOf('2028-02-28', 1), '2028-02-29');
  });

  it('say when to pay in the invoice’s language', () => {
    const said = [
      describePaymentTerms('2026-11-19', '2026-12-19', 'en-GB'),
      describePaymentTerms('2026-11-19', '2026-11-20', 'de'),
      describePaymentTerms('2026-11-19', '2026-11-19', 'de-AT'),
      describePaymentTerms('2026-11-19', '2026-11-18', 'fr'),
    ];

    assert.deepEqual(said, [
      'Payable within 30 days.',
      'Zahlbar innerhalb von 1 Tag.',
      'Zahlbar sofort nach Erhalt.',
      'Payable on receipt.',
    ]);
  });
});
