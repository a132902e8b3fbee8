/** Whole invoices with a single fault each, and the rule and field that must name it: what tests and `npm run bench -- --only invoices` share. */
import { completeInvoice } from '../../domain/invoicing/complete-invoice.ts';
import type { CompleteInvoice, GivenLine } from '../../domain/invoicing/given-invoice.ts';
import { randomBuyer, randomSeller } from './random-invoices.ts';

export const invoiceFacts = {
  id: 'i1',
  seller: randomSeller,
  buyer: randomBuyer,
  currency: 'EUR',
  language: 'de',
  today: '2026-11-20',
  paymentTermDays: 30,
};

const lines: readonly GivenLine[] = [
  {
    description: 'Work',
    quantity: '12.5',
    unitCode: 'HUR',
    unitPrice: '110.00',
    taxCategory: 'S',
    taxRate: '19',
  },
  { description: 'Book', quantity: 3, unitPrice: '24.955', taxCategory: 'S', taxRate: '7' },
];
const rate = { taxCategory: 'S', taxRate: '19' } as const;
const totals = {
  lines: 144_987,
  allowances: 2_750,
  charges: 500,
  net: 142_737,
  tax: 26_222,
  gross: 168_959,
  due: 168_959,
};
const rows = [
  { ...rate, base: 135_250, tax: 25_698 },
  { taxCategory: 'S', taxRate: '7', base: 7_487, tax: 524 },
] as const;

const major = (minor: number) => (minor / 100).toFixed(2);
const tell = (sums: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(sums).map(([name, minor]) => [name, major(minor)]));
const tellRows = (change?: { readonly at: number; readonly of: 'base' | 'tax'; readonly by: number }) =>
  rows.map((row, index) => {
    const { base, tax, ...key } = row;
    const off = (of: 'base' | 'tax') => (change?.at === index && change.of === of ? change.by : 0);
    return { ...key, base: major(base + off('base')), tax: major(tax + off('tax')) };
  });

/** Without its own sums. */
const plain: CompleteInvoice = { currency: 'EUR', issueDate: '2026-11-20', lines };
/** With all that a document can tell of itself. */
export const soundInvoice: CompleteInvoice = {
  ...plain,
  allowances: [{ reason: 'Framework', percent: '2', ...rate }],
  charges: [{ reason: 'Freight', amount: '5', ...rate }],
  totals: tell(totals),
  taxBreakdown: tellRows(),
};

export interface FaultyInvoice {
  /** Rule and field, as a fault tells them. */
  readonly fault: string;
  readonly given: CompleteInvoice;
  readonly facts?: Partial<typeof invoiceFacts>;
}

/** Rules and fields that are told of it; none where it is sound. */
export function faultsOf(given: CompleteInvoice, facts: FaultyInvoice['facts'] = {}): readonly string[] {
  const read = completeInvoice(given, { ...invoiceFacts, ...facts });
  return read.ok ? [] : read.error.map(({ rule, field }) => `${rule} ${field}`);
}

const lineFaults: readonly (readonly [fault: string, change: object])[] = [
  ['BR-25 description', { description: ' ' }],
  ['BR-22 quantity', { quantity: undefined }],
  ['BT-129 quantity', { quantity: '1e3' }],
  ['BR-26 unitPrice', { unitPrice: undefined }],
  ['BR-27 unitPrice', { unitPrice: '-1' }],
  ['four-decimals unitPrice', { unitPrice: '110.00001' }],
  ['BR-CL-23 unitCode', { unitCode: 'HOURS' }],
  ['BR-CL-18 taxCategory', { taxCategory: 'X', taxRate: '0' }],
  ['BR-S-05 taxRate', { taxRate: '0' }],
  ...(['Z', 'E', 'AE', 'G'] as const).map(
    (taxCategory) => [`BR-${taxCategory}-05 taxRate`, { taxCategory, taxRate: '19' }] as const,
  ),
  ['BR-IC-05 taxRate', { taxCategory: 'K', taxRate: '19' }],
  ['exact-line-net net', { net: '1.01' }],
  ['BR-DEC-23 net', { net: '1.001' }],
  ['one-currency net', { net: { minor: 137_500, currency: 'USD' } }],
  ['BR-30 period.end', { period: { start: '2026-11-02', end: '2026-11-01' } }],
  ['BR-42 allowances.0.reason', { allowances: [{ amount: '1' }] }],
  ['BR-41 allowances.0.amount', { allowances: [{ reason: 'Gift' }] }],
  ['BR-44 charges.0.reason', { charges: [{ amount: '1' }] }],
  ['BR-43 charges.0.amount', { charges: [{ reason: 'Gift' }] }],
];

const ofLines = lines.flatMap((_, at) =>
  lineFaults.map(([fault, change]): FaultyInvoice => {
    const [rule, field] = fault.split(' ');
    const given = lines.map((line, index) => (index === at ? { ...line, ...change } : line));
    return { fault: `${rule} lines.${at}.${field}`, given: { ...plain, lines: given } };
  }),
);

const ofAdjustments: readonly FaultyInvoice[] = (
  [
    ['BR-33 allowances.0.reason', { allowances: [{ amount: '1', ...rate }] }],
    ['BR-31 allowances.0.amount', { allowances: [{ reason: 'x', ...rate }] }],
    ['BR-32 allowances.0.taxCategory', { allowances: [{ reason: 'x', amount: '1' }] }],
    [
      'BR-CL-19 allowances.0.reasonCode',
      { allowances: [{ reason: 'x', reasonCode: 'QQ', amount: '1', ...rate }] },
    ],
    [
      'PEPPOL-EN16931-R040 allowances.0.amount',
      { allowances: [{ reason: 'x', percent: '2', base: '100', amount: '3', ...rate }] },
    ],
    ['BR-38 charges.0.reason', { charges: [{ amount: '1', ...rate }] }],
    ['BR-36 charges.0.amount', { charges: [{ reason: 'x', ...rate }] }],
    ['BR-37 charges.0.taxCategory', { charges: [{ reason: 'x', amount: '1' }] }],
    ['BR-CL-20 charges.0.reasonCode', { charges: [{ reason: 'x', reasonCode: 'QQ', amount: '1', ...rate }] }],
    [
      'PEPPOL-EN16931-R040 charges.0.amount',
      { charges: [{ reason: 'x', percent: '2', base: '100', amount: '3', ...rate }] },
    ],
  ] as const
).map(([fault, change]) => ({ fault, given: { ...plain, ...change } }));

const sumRules = {
  lines: 'BR-CO-10',
  allowances: 'BR-CO-11',
  charges: 'BR-CO-12',
  net: 'BR-CO-13',
  tax: 'BR-CO-14',
  gross: 'BR-CO-15',
  due: 'BR-CO-16',
} as const;
const off = [-100, -1, 1] as const;

const ofSums: readonly FaultyInvoice[] = [
  ...(Object.keys(sumRules) as (keyof typeof sumRules)[]).flatMap((name) =>
    off.map((by) => ({
      fault: `${sumRules[name]} totals.${name}`,
      given: { ...soundInvoice, totals: tell({ ...totals, [name]: totals[name] + by }) },
    })),
  ),
  ...rows.flatMap((_, at) =>
    off.flatMap((by) => [
      {
        fault: `BR-CO-17 taxBreakdown.${at}.tax`,
        given: { ...soundInvoice, taxBreakdown: tellRows({ at, of: 'tax', by }) },
      },
      {
        fault: `BR-S-08 taxBreakdown.${at}.base`,
        given: { ...soundInvoice, taxBreakdown: tellRows({ at, of: 'base', by }) },
      },
    ]),
  ),
  ...rows.map((_, at) => ({
    fault: 'BR-S-01 taxBreakdown',
    given: { ...soundInvoice, taxBreakdown: tellRows().toSpliced(at, 1) },
  })),
  { fault: 'BT-113 totals.paid', given: { ...plain, totals: { paid: '-1' } } },
];

const ofHead: readonly FaultyInvoice[] = (
  [
    ['BR-16 lines', { lines: [] }],
    ['BR-CL-04 currency', { currency: 'EURO' }],
    ['BR-CL-01 documentType', { documentType: '999' }],
    ['BR-29 periodEnd', { periodStart: '2026-11-02', periodEnd: '2026-11-01' }],
    ['due-after-issue dueDate', { dueDate: '2026-11-19' }],
    ['BR-55 precedingInvoices', { documentType: '381' }],
    ['BR-CL-16 paymentMeans', { paymentMeans: '999' }],
    ['BR-CL-22 exemptions.0.code', { exemptions: [{ taxCategory: 'E', code: 'VATEX-XX' }] }],
    [
      'BR-O-11 taxBreakdown',
      { lines: lines.map((line, at) => (at === 0 ? { ...line, taxCategory: 'O', taxRate: '0' } : line)) },
    ],
  ] as const
).map(([fault, change]) => ({ fault, given: { ...plain, ...change } as CompleteInvoice }));

const partyFaults: readonly (readonly [fault: string, change: object])[] = [
  ['BR-CL-14 countryCode', { countryCode: 'XX' }],
  ['BR-CO-09 vatId', { vatId: '312449871' }],
  ['BR-CL-25 eAddress.scheme', { eAddress: { id: 'x', scheme: 'ZZ' } }],
];
const without = {
  seller: { name: 'BR-06', countryCode: 'BR-09' },
  buyer: { name: 'BR-07', countryCode: 'BR-11' },
} as const;

const ofParties = (['seller', 'buyer'] as const).flatMap((party): readonly FaultyInvoice[] => {
  const faults = [
    ...partyFaults,
    ...Object.entries(without[party]).map(([field, rule]) => [`${rule} ${field}`, { [field]: '' }] as const),
  ];
  return faults.map(([fault, change]) => {
    const [rule, field] = fault.split(' ');
    const facts = { [party]: { ...invoiceFacts[party], ...change } } as FaultyInvoice['facts'] & {};
    return { fault: `${rule} ${party}.${field}`, given: plain, facts };
  });
});

const item = lines.slice(0, 1);
const taxedAs = (taxCategory: string) => item.map((line) => ({ ...line, taxCategory, taxRate: '0' }));
const home = { buyer: { ...randomBuyer, countryCode: 'DE' } } as unknown as FaultyInvoice['facts'] & {};

/** What no official rule forbids. */
const ofSense: readonly FaultyInvoice[] = [
  ...['100000000000.01', '9999999999999999', { minor: 1e13 + 1, currency: 'EUR' }].map(
    (paid): FaultyInvoice => ({
      fault: 'amount-in-bounds totals.paid',
      given: { ...plain, totals: { paid } },
    }),
  ),
  {
    fault: 'amount-in-bounds totals.gross',
    given: { ...plain, lines: [{ ...lines[0], quantity: '900000', unitPrice: '111112' }] },
  },
  { fault: 'prepaid-in-bounds totals.paid', given: { ...plain, totals: { paid: '1725.33' } } },
  { fault: 'rounding-in-bounds totals.rounding', given: { ...plain, totals: { rounding: '1' } } },
  { fault: 'rounding-in-bounds totals.rounding', given: { ...plain, totals: { rounding: '-1' } } },
  {
    fault: 'allowance-in-bounds allowances.0.percent',
    given: { ...plain, allowances: [{ reason: 'x', percent: '100.01', ...rate }] },
  },
  {
    fault: 'allowance-in-bounds lines.0.allowances.0.percent',
    given: {
      ...plain,
      lines: item.map((line) => ({ ...line, allowances: [{ reason: 'x', percent: '101' }] })),
    },
  },
  {
    fault: 'allowance-in-bounds lines.0.allowances',
    given: {
      ...plain,
      lines: item.map((line) => ({ ...line, allowances: [{ reason: 'x', amount: '1375.01' }] })),
    },
  },
  {
    fault: 'negative-invoice documentType',
    given: { ...plain, lines: item.map((line) => ({ ...line, quantity: '-1' })) },
  },
  {
    fault: 'intra-community-abroad buyer.countryCode',
    given: { ...plain, lines: taxedAs('K') },
    facts: home,
  },
  { fault: 'export-abroad buyer.countryCode', given: { ...plain, lines: taxedAs('G') }, facts: home },
  { fault: 'BR-E-10 exemptions', given: { ...plain, lines: taxedAs('E') } },
  {
    fault: 'BR-E-10 exemptions',
    given: { ...plain, lines: taxedAs('E'), exemptions: [{ taxCategory: 'E' }] },
  },
];

export const faultyInvoices: readonly FaultyInvoice[] = [
  ...ofSense,
  ...ofLines,
  ...ofAdjustments,
  ...ofSums,
  ...ofHead,
  ...ofParties,
];
