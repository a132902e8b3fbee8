/**
 * E-invoices against what others say of their syntax: the schema of CII, and for UBL the table of elements, their order
 * and their business terms that another program carries.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import {
  writeEInvoice,
  type XmlFormat,
  xmlFormats,
} from '../../../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { completeInvoice } from '../../../../../domain/invoicing/complete-invoice.ts';
import { randomBuyer, randomInvoices, randomSeller } from '../../../../testing/random-invoices.ts';

const require = createRequire(import.meta.url);
const runs = Number(process.env['INVOICES'] ?? 10);
const facts = {
  id: 'i1',
  seller: randomSeller,
  buyer: randomBuyer,
  currency: 'EUR',
  language: 'de',
  today: '2026-11-20',
  paymentTermDays: 30,
};

const issued = randomInvoices({ eInvoice: true }).map((given): InvoiceDocument => {
  const read = completeInvoice(given, facts);
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: 'RE/2026-0042' };
});

function written(document: InvoiceDocument, format: XmlFormat): string {
  const xml = writeEInvoice(document, format);
  assert.ok(xml.ok, JSON.stringify(xml));
  return xml.value;
}

/** Checks `text` and gives its memory back: the library's is not collected. */
function withXml(text: string, check: (root: XmlElement) => void): void {
  const xml = XmlDocument.fromString(text);
  try {
    check(xml.root);
  } finally {
    xml.dispose();
  }
}

function childrenOf(element: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if ('attrs' in node) children.push(node as XmlElement);
  }
  return children;
}

interface ElementSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ElementSchema>>;
  readonly items?: ElementSchema;
  readonly $ref?: string;
}

describe('e-invoices', () => {
  let cii: XsdValidator;
  let ubl: ElementSchema & { readonly $defs?: Readonly<Record<string, ElementSchema>> };

  before(() => {
    xmlRegisterFsInputProviders();
    const root = path.resolve(path.dirname(require.resolve('@stackforge-eu/factur-x')), '..');
    const url = path.join(root, 'schema/en16931/FACTUR-X_EN16931.xsd');
    cii = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url }));
    ubl = require('@e-invoice-eu/core').invoiceSchema;
  });

  it('of CII are valid against its schema', () => {
    fc.assert(
      fc.property(issued, fc.constantFrom<XmlFormat>('cii', 'xrechnung-cii'), (document, format) => {
        const xml = XmlDocument.fromString(written(document, format));
        try {
          cii.validate(xml);
        } finally {
          xml.dispose();
        }
      }),
      { numRuns: runs },
    );
  });

  it('of UBL have no element that another program does not know, each in its place', () => {
    const check = (element: XmlElement, schema: ElementSchema): void => {
      const known = (schema.items ?? schema).properties;
      const children = childrenOf(element);
      if (children.length === 0 || known === undefined) return;
      const order = Object.keys(known);
      const places = children.map((child) => order.indexOf(ublName(child)));
      assert.ok(!places.includes(-1), `${element.name}: ${children.map(ublName).join(', ')}`);
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        element.name,
      );
      for (const child of children) check(child, known[ublName(child)] ?? {});
    };
    fc.assert(
      fc.property(issued, fc.constantFrom<XmlFormat>('ubl', 'xrechnung'), (document, format) => {
        withXml(written(document, format), (root) => {
          const schema = ubl.properties?.['ubl:Invoice'];
          assert.ok(schema);
          // It describes invoices; a credit note has its own names and another place for two of them.
          if (root.name === 'Invoice') check(root, schema);
        });
      }),
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
      ({ buyer }) => ({ buyer: { ...buyer, eAddress: undefined, contact: undefined } }),
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

function ublName(element: XmlElement): string {
  return `${element.namespacePrefix}:${element.name}`;
}

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
