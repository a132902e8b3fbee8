/**
 * E-invoices against what others say of their syntax: the schema of CII, and for UBL the table of elements, their order
 * and their business terms that another program carries.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { XmlElement } from 'libxml2-wasm';
import {
  writeEInvoice,
  type XmlFormat,
  xmlFormats,
} from '../../../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import {
  childrenOf,
  type EInvoiceSyntax,
  openEInvoiceSyntax,
  withXml,
} from '../../../../testing/e-invoices/e-invoice-syntax.ts';
import { invoiceFacts } from '../../../../testing/faulty-invoices.ts';
import { randomInvoices } from '../../../../testing/random-invoices.ts';

const runs = Number(process.env['INVOICES'] ?? 10);

const issued = randomInvoices({ eInvoice: true }).map((given): InvoiceDocument => {
  const read = completeInvoice(given, invoiceFacts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
});

function written(document: InvoiceDocument, format: XmlFormat): string {
  const xml = writeEInvoice(document, format);
  assert.ok(xml.ok, JSON.stringify(xml));
  return xml.value;
}

describe('e-invoices', () => {
  let syntax: EInvoiceSyntax;

  before(() => {
    syntax = openEInvoiceSyntax();
  });

  it('of CII are valid against its schema', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom<XmlFormat>('cii', 'xrechnung-cii'), (document, format) =>
        syntax.checkCii(written(document, format)),
      ),
      { numRuns: runs },
    );
  });

  it('of UBL have no element that another program does not know, each in its place', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom<XmlFormat>('ubl', 'xrechnung'), (document, format) =>
        syntax.checkUbl(written(document, format)),
      ),
      { numRuns: runs * 2 },
    );
  });

  it('tell every value of the document', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom(...xmlFormats), (document, format) => {
        withXml(written(document, format), (root) => {
          const told = new Set(textsOf(root));
          for (const value of valuesOf(document)) {
            assert.ok(
              told.has(value) || told.has(value.replaceAll('-', '')),
              `${format}: ${value} is not told`,
            );
          }
        });
      }),
      { numRuns: runs },
    );
  });

  it('are the same text when they are written again', () => {
    const [document] = fc.sample(issued, { numRuns: 1, seed: 1 });
    assert.ok(document);

    for (const format of xmlFormats) {
      assert.equal(written(document, format), written(structuredClone(document), format));
    }
  });

  it('tell a draft by the number DRAFT', () => {
    const [document] = fc.sample(issued, { numRuns: 1, seed: 1 });
    assert.ok(document);
    const { number: _number, ...draft } = document;

    assert.match(written({ ...draft, state: 'draft' }, 'ubl'), /<cbc:ID>DRAFT<\/cbc:ID>/);
  });

  const missing: readonly (readonly [XmlFormat, string, (document: InvoiceDocument) => object])[] = [
    ['xrechnung', 'BR-DE-15 buyerReference', () => ({ buyerReference: undefined })],
    [
      'ubl',
      'PEPPOL-EN16931-R003 buyerReference',
      () => ({ buyerReference: undefined, references: undefined }),
    ],
    [
      'ubl',
      'PEPPOL-EN16931-R010 buyer.eAddress',
      ({ buyer }) => ({ buyer: { ...buyer, eAddress: undefined, contact: undefined, vatId: undefined } }),
    ],
    [
      'xrechnung',
      'BR-DE-6 seller.contact.phone',
      ({ seller }) => ({ seller: { ...seller, contact: { name: 'M' } } }),
    ],
    [
      'xrechnung',
      'BR-DE-8 buyer.address.city',
      ({ buyer }) => ({ buyer: { ...buyer, address: { street: 'x' } } }),
    ],
    ['xrechnung', 'BR-DE-1 seller.iban', ({ seller }) => ({ seller: { ...seller, iban: undefined } })],
    [
      'cii',
      'BR-10 buyer.address',
      ({ buyer }) => ({ buyer: { ...buyer, address: undefined, addressLines: [] } }),
    ],
    ['cii', 'BR-02 number', () => ({ number: undefined })],
  ];
  for (const [format, expected, change] of missing) {
    it(`are refused as ${format} by ${expected}`, () => {
      const [document] = fc.sample(issued, { numRuns: 1, seed: 1 });
      assert.ok(document);
      // Without what is undefined, as documents are stored.
      const faulty: InvoiceDocument = JSON.parse(JSON.stringify({ ...document, ...change(document) }));
      const xml = writeEInvoice(faulty, format);

      assert.ok(!xml.ok);
      assert.ok(
        xml.error.some(({ rule, field }) => `${rule} ${field}` === expected),
        JSON.stringify(xml.error),
      );
    });
  }
});

function textsOf(element: XmlElement): readonly string[] {
  const children = childrenOf(element);
  return children.length === 0 ? [element.content] : children.flatMap(textsOf);
}

/** Everything of the document that an e-invoice has a term for. */
function valuesOf(document: InvoiceDocument): readonly string[] {
  const { seller, buyer, totals, references = {} } = document;
  const digits = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: document.currency,
  }).resolvedOptions().maximumFractionDigits;
  const major = ({ minor }: { readonly minor: number }) => {
    const figures = String(Math.abs(minor)).padStart((digits ?? 2) + 1, '0');
    const text = digits === 0 ? figures : `${figures.slice(0, -2)}.${figures.slice(-2)}`;
    return minor < 0 ? `-${text}` : text;
  };
  const adjustments = [...document.allowances, ...document.charges];
  return [
    document.number ?? '',
    document.issueDate,
    document.dueDate,
    document.deliveryDate ?? document.periodStart,
    document.deliveryDate ?? document.periodEnd,
    document.currency,
    document.buyerReference ?? '',
    ...Object.values(references),
    ...document.precedingInvoices.flatMap(({ number, issueDate }) => [number, issueDate ?? '']),
    ...[seller, buyer].flatMap((party) => [
      party.name,
      party.vatId ?? '',
      party.countryCode,
      ...Object.values(party.address ?? {}),
      ...Object.values(party.contact ?? {}),
    ]),
    seller.registration?.id ?? '',
    seller.iban ?? '',
    seller.bic ?? '',
    seller.accountName ?? '',
    buyer.eAddress?.id ?? '',
    ...document.lines.flatMap((line) => [
      line.description,
      line.detail ?? '',
      line.quantity,
      line.unitPrice,
      line.taxCategory,
      line.taxRate,
      major(line.net),
      ...(line.allowances ?? []).flatMap(({ reason, reasonCode, amount }) => [
        reason,
        reasonCode ?? '',
        major(amount),
      ]),
    ]),
    ...adjustments.flatMap(({ reason, reasonCode, amount }) => [reason, reasonCode ?? '', major(amount)]),
    ...document.taxBreakdown.flatMap((row) => [
      major(row.base),
      major(row.tax),
      row.exemptionReason ?? '',
      row.exemptionCode ?? '',
    ]),
    major(totals.lines),
    major(totals.net),
    major(totals.tax),
    major(totals.gross),
    major(totals.due),
    document.note ?? '',
  ].filter((text) => text !== '');
}
