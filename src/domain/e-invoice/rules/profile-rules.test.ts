import assert from 'node:assert/strict';
import type { InvoiceDocument, Party } from '../../invoice-document.ts';
import { completeInvoice } from '../../invoicing/complete-invoice.ts';
import type { CompleteInvoice } from '../../invoicing/given-invoice.ts';
import { writeEInvoice, type XmlFormat } from '../write-e-invoice.ts';

const address = { street: 'Lange Reihe 14', postcode: '20099', city: 'Hamburg' };
const seller: Party = {
  name: 'Mara Voss',
  addressLines: ['Lange Reihe 14', '20099 Hamburg'],
  address,
  countryCode: 'DE',
  vatId: 'DE312449871',
  iban: 'DE02120300000000202051',
  contact: { name: 'Mara Voss', phone: '+49 40 123456', email: 'mara@voss.example' },
};
const buyer: Party = {
  name: 'Nordwind GmbH',
  addressLines: ['Lange Reihe 14', '20099 Hamburg'],
  address,
  countryCode: 'DE',
  vatId: 'DE129273398',
  email: 'ap@nordwind.example',
};
const tax = { taxCategory: 'S', taxRate: '19' } as const;
const line = { description: 'Work', quantity: '1', unitPrice: '100', ...tax };
const given: CompleteInvoice = {
  buyerReference: '04011000-1234512345-06',
  issueDate: '2026-11-20',
  dueDate: '2026-12-20',
  periodStart: '2026-11-01',
  periodEnd: '2026-11-15',
  lines: [line],
};

type PartyChange = { readonly [Field in keyof Party]?: Party[Field] | undefined };

interface Change {
  readonly given?: CompleteInvoice;
  readonly seller?: PartyChange;
  readonly buyer?: PartyChange;
}

function issued(change: Change = {}): InvoiceDocument {
  const read = completeInvoice(
    { ...given, ...change.given },
    {
      id: 'i1',
      seller: without({ ...seller, ...change.seller }),
      buyer: without({ ...buyer, ...change.buyer }),
      currency: 'EUR',
      language: 'de',
      today: '2026-11-20',
      paymentTermDays: 30,
    },
  );
  assert.ok(read.ok, JSON.stringify(read));
  return { ...read.value, state: 'issued', number: '2026-0001' };
}

/** Without what is undefined, as documents are stored. */
function without(party: PartyChange): Party {
  return JSON.parse(JSON.stringify(party));
}

function written(document: InvoiceDocument, format: XmlFormat): string {
  const xml = writeEInvoice(document, format);
  assert.ok(xml.ok, JSON.stringify(xml));
  return xml.value;
}

const abroad = { countryCode: 'AT', vatId: 'ATU13585627' };
const credit = { documentType: '381', precedingInvoices: [{ number: '2026-0000' }] } as const;
const danish: PartyChange = {
  countryCode: 'DK',
  vatId: 'DK13585628',
  registration: { id: '13585628', scheme: '0184' },
};
const swedish: PartyChange = { countryCode: 'SE', vatId: 'SE556012579001' };
const dutch: PartyChange = { countryCode: 'NL', vatId: 'NL004495445B01' };
const icelandic: PartyChange = {
  countryCode: 'IS',
  vatId: 'IS12345',
  registration: { id: '4910080160', scheme: '0196' },
  eAddress: { scheme: '0196', id: '4910080160' },
};
const addressed = (scheme: string, id: string) => ({ eAddress: { scheme, id } });

const refused: readonly (readonly [format: XmlFormat, fault: string, change: Change])[] = [
  [
    'ubl',
    'PEPPOL-EN16931-CL008 seller.eAddress',
    { seller: { vatId: undefined, taxNumber: '21/815', email: 'a@b.example' } },
  ],
  [
    'ubl',
    'PEPPOL-EN16931-CL008 buyer.eAddress',
    { buyer: { vatId: undefined, ...addressed('EM', 'a@b.example') } },
  ],
  ['ubl', 'PEPPOL-EN16931-R010 buyer.eAddress', { buyer: { vatId: undefined, email: undefined } }],
  ['ubl', 'PEPPOL-COMMON-R040 buyer.eAddress.id', { buyer: addressed('0088', '4000001123453') }],
  ['ubl', 'PEPPOL-COMMON-R041 buyer.eAddress.id', { buyer: addressed('0192', '974760674') }],
  ['ubl', 'PEPPOL-COMMON-R042 buyer.eAddress.id', { buyer: addressed('0184', '1358562') }],
  ['ubl', 'PEPPOL-COMMON-R043 buyer.eAddress.id', { buyer: addressed('0208', '0202239950') }],
  ['ubl', 'PEPPOL-COMMON-R049 buyer.eAddress.id', { buyer: addressed('0007', '5560125791') }],
  ['ubl', 'PEPPOL-COMMON-R050 buyer.eAddress.id', { buyer: addressed('0151', '51824753557') }],
  [
    'ubl',
    'PEPPOL-COMMON-R040 seller.registration.id',
    { seller: { registration: { scheme: '0088', id: '1' } } },
  ],
  ['ubl', 'PEPPOL-COMMON-R040 buyer.identifier.id', { buyer: { identifier: { scheme: '0088', id: '1' } } }],
  [
    'ubl',
    'PEPPOL-EN16931-R110 lines.0.period.start',
    { given: { lines: [{ ...line, period: { start: '2026-10-30', end: '2026-11-02' } }] } },
  ],
  [
    'ubl',
    'PEPPOL-EN16931-R111 lines.0.period.end',
    { given: { lines: [{ ...line, period: { start: '2026-11-02', end: '2026-11-16' } }] } },
  ],
  [
    'ubl',
    'PEPPOL-EN16931-R120 lines.0.net',
    { given: { currency: 'JPY', lines: [{ ...line, unitPrice: '100.4' }] } },
  ],
  [
    'ubl',
    'PEPPOL-EN16931-R040 allowances.0.amount',
    { given: { currency: 'JPY', allowances: [{ reason: 'x', percent: '2.5', ...tax }] } },
  ],
  [
    'ubl',
    'PEPPOL-EN16931-R055 accountingTax',
    { given: { accountingTax: { minor: -100, currency: 'DKK' } } },
  ],
  ['ubl', 'PEPPOL-EN16931-R061 paymentMeans', { given: { paymentMeans: '59' } }],
  ['ubl', 'PEPPOL-EN16931-CL007 currency', { given: { currency: 'XCG' } }],
  [
    'ubl',
    'PEPPOL-EN16931-P0107 taxBreakdown.0.exemptionCode',
    {
      given: {
        lines: [{ ...line, taxCategory: 'E', taxRate: '0' }],
        exemptions: [{ taxCategory: 'E', reason: 'x', code: 'VATEX-EU-AE' }],
      },
    },
  ],
  ['ubl', 'DE-R-001 seller.iban', { seller: { iban: undefined } }],
  ['ubl', 'DE-R-006 seller.contact.phone', { seller: { contact: { name: 'M' } } }],
  ['ubl', 'DE-R-024-1 paymentMeans', { given: { paymentMeans: '48' } }],
  ['ubl', 'DE-R-018 paymentTerms', { given: { paymentTerms: '#1' } }],
  ['ubl', 'DK-R-002 seller.registration.scheme', { seller: { ...danish, registration: undefined } }],
  ['ubl', 'DK-R-014 seller.registration.scheme', { seller: { ...danish, registration: { id: 'x' } } }],
  ['ubl', 'DK-R-005 paymentMeans', { seller: danish, buyer: danish, given: { paymentMeans: '30' } }],
  ['ubl', 'DK-R-006 paymentMeans', { seller: danish, buyer: danish, given: { paymentMeans: '42' } }],
  [
    'ubl',
    'DK-R-013 buyer.identifier.scheme',
    { seller: danish, buyer: { ...danish, identifier: { id: '7' } } },
  ],
  [
    'ubl',
    'DK-R-004 charges.0.reason',
    {
      seller: danish,
      buyer: danish,
      given: { charges: [{ reason: 'x', reasonCode: 'ZZZ', amount: '1', ...tax }] },
    },
  ],
  ['ubl', 'SE-R-001 seller.vatId', { seller: { ...swedish, vatId: 'SE5560125790' } }],
  ['ubl', 'SE-R-002 seller.vatId', { seller: { ...swedish, vatId: 'SE55601257900X' } }],
  ['ubl', 'SE-R-003 seller.registration.id', { seller: { ...swedish, registration: { id: 'HRB' } } }],
  ['ubl', 'SE-R-004 seller.registration.id', { seller: { ...swedish, registration: { id: '556012579' } } }],
  ['ubl', 'SE-R-013 seller.registration.id', { seller: { ...swedish, registration: { id: '5560125791' } } }],
  [
    'ubl',
    'SE-R-005 seller.taxNumber',
    { seller: { ...swedish, registration: { id: '5560125790' }, taxNumber: '1' } },
  ],
  ['ubl', 'SE-R-006 taxBreakdown.0.taxRate', { seller: swedish }],
  ['ubl', 'NO-R-001 seller.vatId', { seller: { countryCode: 'NO', vatId: 'NO974760673' } }],
  [
    'ubl',
    'IT-R-001 seller.taxNumber',
    { seller: { countryCode: 'IT', vatId: 'IT00743110157', taxNumber: '1' } },
  ],
  [
    'ubl',
    'IT-R-004 seller.address.postcode',
    { seller: { countryCode: 'IT', vatId: 'IT00743110157', address: { street: 'x', city: 'y' } } },
  ],
  ['ubl', 'GR-R-004-1 seller.countryCode', { seller: { countryCode: 'GR', vatId: 'EL094259216' } }],
  ['ubl', 'IS-R-002 seller.registration.scheme', { seller: { ...icelandic, registration: undefined } }],
  ['ubl', 'IS-R-003 seller.address.street', { seller: { ...icelandic, address: { postcode: '101' } } }],
  [
    'ubl',
    'IS-R-004 buyer.registration.scheme',
    { seller: icelandic, buyer: { ...icelandic, registration: undefined } },
  ],
  [
    'ubl',
    'IS-R-005 buyer.address.postcode',
    { seller: icelandic, buyer: { ...icelandic, address: { street: 'x' } } },
  ],
  ['ubl', 'IS-R-007 paymentMeans', { seller: icelandic, given: { paymentMeans: '42' } }],
  ['ubl', 'NL-R-002 seller.address.city', { seller: { ...dutch, address: { street: 'x', postcode: '1' } } }],
  ['ubl', 'NL-R-003 seller.registration.scheme', { seller: { ...dutch, registration: { id: '1' } } }],
  [
    'ubl',
    'NL-R-004 buyer.address.street',
    { seller: dutch, buyer: { ...dutch, address: { city: 'x', postcode: '1' } } },
  ],
  [
    'ubl',
    'NL-R-005 buyer.registration.scheme',
    { seller: dutch, buyer: { ...dutch, registration: { id: '1' } } },
  ],
  ['ubl', 'NL-R-007 seller.iban', { seller: { ...dutch, iban: undefined } }],
  ['ubl', 'NL-R-008 paymentMeans', { seller: dutch, buyer: dutch, given: { paymentMeans: '10' } }],
  ['ubl', 'NL-R-009 lines.0.orderLine', { seller: dutch, given: { lines: [{ ...line, orderLine: '1' }] } }],
  ['xrechnung', 'PEPPOL-EN16931-R010 buyer.eAddress', { buyer: { email: undefined } }],
  [
    'xrechnung-cii',
    'PEPPOL-EN16931-R110 lines.0.period.start',
    { given: { lines: [{ ...line, period: { start: '2026-10-30', end: '2026-11-02' } }] } },
  ],
  ['xrechnung', 'BR-DE-18 paymentTerms', { given: { paymentTerms: 'x\n#SKONTO' } }],
  ['xrechnung', 'BR-DE-24-a paymentMeans', { given: { paymentMeans: '54' } }],
  ['xrechnung-cii', 'BR-DE-25-a paymentMeans', { given: { paymentMeans: '59' } }],
  ['cii', 'BR-CL-04 currency', { given: { currency: 'BGN' } }],
];

describe('findProfileFaults', () => {
  for (const [format, fault, change] of refused) {
    it(`refuses ${format} by ${fault}`, () => {
      const xml = writeEInvoice(issued(change), format);

      assert.ok(!xml.ok, 'It was written.');
      const named = xml.error.map(({ rule, field }) => `${rule} ${field}`);
      assert.ok(named.includes(fault), named.join(', '));
    });
  }

  it('writes XRechnung in yen, where it only warns of rounded lines (PEPPOL-EN16931-R120)', () => {
    const given = { currency: 'JPY', lines: [{ ...line, unitPrice: '100.4' }] };
    for (const format of ['xrechnung', 'xrechnung-cii'] as const) written(issued({ given }), format);
  });

  it('lets the sound invoice pass in every format', () => {
    for (const format of ['ubl', 'cii', 'xrechnung', 'xrechnung-cii'] as const) written(issued(), format);
  });
});

describe('writeEInvoice', () => {
  it('derives the electronic address under Peppol from the VAT ID', () => {
    const ids = [
      ['ATU13585627', 'schemeID="9914">ATU13585627<'],
      ['EL094259216', 'schemeID="9933">094259216<'],
      ['SE556012579001', 'schemeID="0007">5560125790<'],
      ['NO974760673MVA', 'schemeID="0192">974760673<'],
      ['IT 00743110157', 'schemeID="0211">IT00743110157<'],
    ] as const;

    for (const [vatId, expected] of ids) {
      const xml = written(issued({ buyer: { vatId, email: 'ap@nordwind.example' } }), 'ubl');
      assert.ok(xml.includes(`<cbc:EndpointID ${expected}`), vatId);
    }
  });

  it('tells town and postcode of the delivery with its country (BR-DE-10, BR-DE-11)', () => {
    const document = issued({
      buyer: abroad,
      given: { lines: [{ ...line, taxCategory: 'K', taxRate: '0' }] },
    });

    const ubl = written(document, 'xrechnung').replace(/\s+/g, '');
    const cii = written(document, 'xrechnung-cii').replace(/\s+/g, '');

    assert.match(
      ubl,
      /<cac:DeliveryLocation>.*<cbc:CityName>Hamburg<.*<cbc:PostalZone>20099<.*<\/cac:DeliveryLocation>/,
    );
    assert.match(
      cii,
      /<ram:ShipToTradeParty>.*<ram:PostcodeCode>20099<.*<ram:CityName>Hamburg<.*<\/ram:ShipToTradeParty>/,
    );
  });

  it('tells the rate 0 of work outside the scope of VAT in XRechnung (BR-DE-14), and none on its lines (BR-O-05)', () => {
    const document = issued({
      seller: { vatId: undefined, registration: { id: 'HRB 1' } },
      buyer: { vatId: undefined },
      given: { lines: [{ ...line, taxCategory: 'O', taxRate: '0' }] },
    });

    assert.equal(written(document, 'xrechnung').match(/<cbc:Percent>0</g)?.length, 1);
    assert.equal(written(document, 'xrechnung-cii').match(/RateApplicablePercent>0</g)?.length, 1);
    assert.doesNotMatch(written(document, 'cii'), /RateApplicablePercent/);
  });

  it('tells a means of payment beside the due date of a credit note without IBAN (BR-49)', () => {
    const document = issued({ seller: { iban: undefined }, buyer: abroad, given: credit });

    assert.match(
      written(document, 'ubl').replace(/\s+/g, ''),
      /<cac:PaymentMeans><cbc:PaymentMeansCode>1<\/cbc:PaymentMeansCode><cbc:PaymentDueDate>/,
    );
  });

  it('refuses text that XML cannot hold, in documents of earlier times', () => {
    const document = issued();
    const old = {
      ...document,
      note: 'a\uffffb',
      lines: document.lines.map((row) => ({ ...row, detail: '\ud800' })),
    };

    for (const format of ['ubl', 'cii', 'xrechnung', 'xrechnung-cii'] as const) {
      const xml = writeEInvoice(old, format);

      assert.ok(!xml.ok);
      assert.deepEqual(
        xml.error
          .filter(({ rule }) => rule === 'xml-character')
          .map(({ field }) => field)
          .sort(),
        ['lines.0.detail', 'note'],
      );
    }
  });

  it('tells no base without a percentage (PEPPOL-EN16931-R042)', () => {
    const document = issued({ given: { allowances: [{ reason: 'x', base: '50', amount: '3', ...tax }] } });

    assert.doesNotMatch(written(document, 'ubl'), /BaseAmount/);
  });
});
