import assert from 'node:assert/strict';
import { printInvoice } from '../invoice-print/printed-invoice.ts';
import { type SamplePractice, sampleDocument } from './sample-document.ts';

const words = { client: 'Client', street: 'Street', town: 'Town', review: 'Review', workshop: 'Workshop' };
const practice: SamplePractice = {
  seller: { name: '', addressLines: [], countryCode: 'DE' },
  currency: 'EUR',
  language: 'de',
  taxCategory: 'S',
  taxRate: null,
  paymentTermDays: 30,
};

describe('the sample of the preview', () => {
  it('is made of a practice that has said nothing of itself yet', () => {
    const document = sampleDocument(practice, { words, today: '2026-11-23' });
    const print = printInvoice(document);

    assert.deepEqual(
      print.lines.map(({ net }) => net.replace(/\s/g, ' ')),
      ['1.375,00 €', '1.920,00 €'],
    );
    assert.equal(document.totals.gross.minor, 329_500);
  });

  it('has the VAT of the practice, or the reason why there is none', () => {
    const today = '2026-11-01';
    const own = sampleDocument({ ...practice, taxRate: '19' }, { words, today });
    const small = { ...practice, taxCategory: 'E', taxRate: '0', exemption: '§ 19 UStG' } as const;

    assert.equal(own.totals.tax.minor, 62_605);
    assert.ok(printInvoice(sampleDocument(small, { words, today })).closing.includes('§ 19 UStG'));
  });
});
