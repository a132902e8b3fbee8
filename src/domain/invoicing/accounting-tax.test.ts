import assert from 'node:assert/strict';
import { writeEInvoice } from '../e-invoice/write-e-invoice.ts';
import { checkEn16931 } from '../invoice-checks.ts';
import type { InvoiceDocument } from '../invoice-document.ts';
import { printInvoice } from '../invoice-print/printed-invoice.ts';
import { completeInvoice } from './complete-invoice.ts';
import type { CompleteInvoice } from './given-invoice.ts';

const party = { addressLines: ['Lange Reihe 14', '20099 Hamburg'], countryCode: 'DE' };
const facts = {
  id: 'i1',
  seller: { ...party, name: 'Mara Voss', vatId: 'DE312449871' },
  buyer: { ...party, name: 'Nordwind GmbH' },
  currency: 'USD',
  language: 'de',
  today: '2026-11-20',
  paymentTermDays: 30,
};
const line = { description: 'Work', quantity: '1', unitPrice: '123.45', taxCategory: 'S', taxRate: '19' };
const accountingRate = { currency: 'EUR', rate: '0.9234', date: '2026-11-19' };

function read(given: CompleteInvoice) {
  return completeInvoice({ lines: [line], issueDate: '2026-11-20', ...given }, facts);
}

function whole(given: CompleteInvoice): InvoiceDocument {
  const { ok, ...rest } = read(given);
  assert.ok(ok && 'value' in rest, JSON.stringify(rest));
  return rest.value;
}

describe('VAT in accounting currency', () => {
  it('is the VAT times the rate, rounded once', () => {
    // 123.45 × 19 % = 23.46; 23.46 × 0.9234 = 21.662964.
    assert.deepEqual(whole({ accountingRate }).accountingTax, { minor: 2166, currency: 'EUR' });
  });

  it('is on paper with its dated rate', () => {
    const { sums } = printInvoice(whole({ accountingRate }));
    const { label, value } = sums.at(-1) ?? { label: '', value: '' };

    assert.match(label, /^USt\. in Buchungswährung \(1 USD = 0,9234 EUR, 19\. Nov\. 2026\)$/);
    assert.match(value, /^21,66\s€$/);
  });

  it('is in the e-invoice as BT-6 and BT-111', () => {
    const xml = writeEInvoice({ ...whole({ accountingRate }), state: 'issued', number: '1' }, 'cii');

    assert.ok(xml.ok, JSON.stringify(xml));
    assert.match(xml.value, /<ram:TaxCurrencyCode>EUR</);
    assert.match(xml.value, /<ram:TaxTotalAmount currencyID="EUR">21\.66</);
  });

  it('is refused where it is another one than the rate makes', () => {
    const reply = read({ accountingRate, accountingTax: { minor: 2167, currency: 'EUR' } });

    assert.ok(!reply.ok);
    assert.deepEqual(
      reply.error.map(({ rule, field }) => `${rule} ${field}`),
      ['exact-accounting-tax accountingTax'],
    );
  });

  it('is refused at a rate of 0', () => {
    const reply = read({ accountingRate: { ...accountingRate, rate: '0' } });

    assert.ok(!reply.ok);
    assert.deepEqual(
      reply.error.map(({ rule, field }) => `${rule} ${field}`),
      ['accounting-rate accountingRate.rate'],
    );
  });

  it('is missed where VAT is told in a foreign currency alone', () => {
    const rules = (document: InvoiceDocument) =>
      checkEn16931(document).map(({ rule, severity }) => `${severity} ${rule}`);

    assert.deepEqual(rules(whole({})), ['warning accounting-tax']);
    assert.deepEqual(rules(whole({ accountingRate })), []);
    assert.deepEqual(rules(whole({ currency: 'EUR' })), []);
  });
});
