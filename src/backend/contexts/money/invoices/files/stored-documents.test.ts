/** Documents as earlier versions froze them: every one is opened for ever (ARCHITECTURE D15). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { breakDownTax, computeTotals } from '../../../../../domain/invoice-totals.ts';
import { parseDocument } from '../invoice-document.schema.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../../test/fixtures/invoice-documents');

describe('stored invoice documents', () => {
  for (const name of readdirSync(folder)) {
    it(`opens ${name} with the figures that were frozen`, () => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const stored = JSON.parse(text);

      const document = parseDocument(text);

      assert.equal(document.version, 2);
      assert.deepEqual(document.lines, stored.lines);
      assert.deepEqual(document.seller, stored.seller);
      assert.deepEqual(document.buyer, stored.buyer);
      assert.deepEqual(document.taxBreakdown, stored.taxBreakdown);
      const { charges, ...totals } = document.totals;
      assert.deepEqual(totals, stored.totals);
      assert.equal(charges.minor, 0);
      assert.deepEqual(computeTotals(document, document.totals), document.totals);
      const taxes = breakDownTax(document, document.currency, document.language).map(({ tax }) => tax);
      assert.deepEqual(
        document.taxBreakdown.map(({ tax }) => tax),
        taxes,
      );
      assert.deepEqual(
        document.precedingInvoices,
        stored.precedingInvoice === undefined ? [] : [stored.precedingInvoice],
      );
    });
  }

  it('refuses a document of a later version', () => {
    const stored = JSON.parse(readFileSync(path.join(folder, 'v1-invoice.json'), 'utf8'));

    assert.throws(() => parseDocument(JSON.stringify({ ...stored, version: 3 })));
  });
});
