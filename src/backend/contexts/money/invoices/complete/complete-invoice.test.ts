/** Whole invoices: their sums against a second computation, and what single faults are called. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import { faultsOf, faultyInvoices, invoiceFacts, soundInvoice } from '../../../../testing/faulty-invoices.ts';
import { randomInvoices, sumInFractions } from '../../../../testing/random-invoices.ts';

describe('a whole invoice', () => {
  it('comes to the sums of a second computation in fractions', () => {
    fc.assert(
      fc.property(randomInvoices(), (given) => {
        const read = completeInvoice(given, invoiceFacts);
        assert.ok(read.ok, JSON.stringify(read));
        const { totals, lines } = read.value;
        const expected = sumInFractions(given);

        assert.deepEqual(
          lines.map(({ net }) => BigInt(net.minor)),
          expected.nets,
        );
        for (const name of ['lines', 'charges', 'net', 'tax', 'gross', 'due'] as const) {
          assert.equal(BigInt(totals[name].minor), expected[name], name);
        }
      }),
      { numRuns: Number(process.env['INVOICES'] ?? 200) },
    );
  });

  it('is taken when the sums that it tells are its own', () => {
    assert.deepEqual(faultsOf(soundInvoice), []);
  });

  for (const [index, { fault, given, facts }] of faultyInvoices.entries()) {
    it(`is refused by ${fault}, fault ${index + 1} of ${faultyInvoices.length}`, () => {
      const found = faultsOf(given, facts);

      assert.ok(found.includes(fault), found.join(', '));
    });
  }
});
