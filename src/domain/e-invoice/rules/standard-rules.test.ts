import assert from 'node:assert/strict';
import { checkInvoice, mayIssue } from '../../invoice-checks.ts';
import { sampleDocument } from '../../invoicing/sample-document.ts';

const words = {
  client: 'Nordwind',
  street: 'Main St 1',
  town: 'Boston',
  review: 'Review',
  workshop: 'Workshop',
};
const address = { street: 'Main St 1', postcode: '02108', city: 'Boston' };
const seller = { name: 'Mara Voss', address, addressLines: ['Main St 1', 'Boston'], countryCode: 'US' };

describe('the checks of a draft', () => {
  it('warn of what only an e-invoice needs, and leave paper to be issued', () => {
    const practice = { currency: 'USD', language: 'en', paymentTermDays: 14 };
    const tax = { taxCategory: 'O', taxRate: '0' } as const;
    const invoice = sampleDocument({ seller, ...practice, ...tax }, { words, today: '2026-11-30' });
    const failed = checkInvoice(invoice, []).filter(({ passed }) => !passed);

    assert.deepEqual(
      failed.map(({ message: _, ...check }) => check),
      [
        {
          rule: 'BR-CO-26',
          severity: 'warning',
          passed: false,
          field: 'seller.taxNumber',
          action: 'editOrganization',
        },
      ],
    );
    assert.equal(checkInvoice(invoice, []).length, 1, 'nothing is called free of errors beside it');
    assert.ok(mayIssue(failed));
  });
});
