import assert from 'node:assert/strict';
import type { Organization } from '../../../api-client/index.ts';
import { printInvoice } from '../../../domain/invoice-print/printed-invoice.ts';
import { describeLogoFault } from './logo-faults.ts';
import { sampleDocument } from './sample-document.ts';

const t = (text: string) => text;

describe('the sample of the preview', () => {
  const practice = {
    ...{ name: 'Mara Voss', addressLines: [], countryCode: 'DE', currency: 'EUR', language: 'de' },
    ...{ vatId: null, taxNumber: null, email: null, contact: null, iban: '', bic: null, accountName: null },
    ...{ taxCategory: 'S', taxRate: null, paymentTermDays: 30 },
  };

  it('is made of a practice that has said nothing of itself yet', () => {
    const document = sampleDocument(practice as unknown as Organization, { t, today: '2026-11-23' });
    const print = printInvoice(document);

    assert.deepEqual(
      print.lines.map(({ net }) => net.replace(/\s/g, ' ')),
      ['1.375,00 €', '1.920,00 €'],
    );
    assert.equal(document.totals.gross.minor, 329_500);
  });

  it('has the VAT of the practice', () => {
    const own = { ...practice, taxRate: '19' } as unknown as Organization;

    assert.equal(sampleDocument(own, { t, today: '2026-11-01' }).totals.tax.minor, 62_605);
  });
});

describe('what is wrong with a logo', () => {
  it('is said with what to choose', () => {
    const faults = ['too_large', 'not_image', 'damaged', 'too_many_pixels', 'cmyk'] as const;
    const told = faults.map((fault) => describeLogoFault(fault, t));

    assert.equal(new Set(told).size, faults.length);
    assert.match(told[0] ?? '', /at most 1 MB, 4,000 pixels a side and 2 million in all/);
  });
});
