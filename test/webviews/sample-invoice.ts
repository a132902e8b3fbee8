/** The invoice that the views' design shows, with its figures. */

import type { InvoiceRecord } from '../../src/domain/invoice-builder.ts';
import type { InvoiceLine } from '../../src/domain/invoice-document.ts';
import type { InvoiceContent, LineTrace, TraceEntry } from '../../webviews/invoice/messages.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

function timeLine(id: string, description: string, minutes: number): InvoiceLine {
  const terms = { unitPrice: '110.00', priceBaseQuantity: 60, taxCategory: 'S', taxRate: '19' } as const;
  return {
    id,
    description,
    quantity: String(minutes),
    unitCode: 'MIN',
    ...terms,
    net: eur((minutes * 11_000) / 60),
  };
}

export const sampleRecord: InvoiceRecord = {
  id: '0198c0de-0000-7000-8000-000000000001',
  documentType: '380',
  state: 'draft',
  issueDate: '2026-11-19',
  dueDate: '2026-12-19',
  periodStart: '2026-11-01',
  periodEnd: '2026-11-15',
  seller: {
    name: 'Mara Voss · Software Consulting',
    addressLines: ['Lange Reihe 14', '20099 Hamburg'],
    countryCode: 'DE',
    vatId: 'DE312449871',
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
    email: 'mara@voss.example',
  },
  buyer: {
    name: 'Nordwind GmbH',
    addressLines: ['Accounts Payable', 'Am Sandtorkai 50', '20457 Hamburg'],
    countryCode: 'DE',
  },
  buyerReference: '4500-18823',
  discount: { reason: 'Framework discount', percent: '2' },
  lines: [
    timeLine('l1', 'Token rotation', 870),
    timeLine('l2', 'Import pipeline', 705),
    timeLine('l3', 'Code review', 255),
    {
      ...timeLine('l4', 'Security report, fixed price', 0),
      quantity: '1',
      unitCode: 'C62',
      unitPrice: '650',
      priceBaseQuantity: 1,
      net: eur(65_000),
    },
  ],
  paid: eur(0),
  paymentTerms: 'Payable within 30 days.',
  note: 'Thank you for working with me.',
  language: 'en-GB',
};

function entry(
  id: string,
  span: readonly [string, string],
  note: string,
  commits: readonly string[],
): TraceEntry {
  const [startedAt, endedAt] = span.map((instant) => `2026-11-${instant}:00Z`) as [string, string];
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return {
    id,
    startedAt,
    endedAt,
    zone: 'Europe/Berlin',
    note,
    seconds,
    commits: commits.map((hash) => hash.padEnd(40, '0')),
  };
}

const rounding = { mode: 'up', stepSeconds: 300, scope: 'entry' } as const;
const traces: LineTrace[] = [
  {
    lineId: 'l1',
    recordedSeconds: 52_200,
    billedSeconds: 52_200,
    rounding,
    entries: [entry('e0', ['03T08:00', '03T22:30'], '', [])],
  },
  {
    lineId: 'l2',
    recordedSeconds: 41_880,
    billedSeconds: 42_300,
    rounding,
    entries: [
      entry('e1', ['02T08:00', '02T11:15'], 'CSV reader with back-pressure', ['a41f09c', '7be2d10']),
      entry('e2', ['04T12:30', '04T16:00'], 'Dead-letter queue and retry', ['93c0a1e']),
      entry('e3', ['06T08:15', '06T11:00'], 'Idempotent upsert', ['e5512fb']),
      entry('e4', ['10T13:00', '10T15:15'], 'Load test with 1 M rows', ['0d9e7b2']),
    ],
  },
  {
    lineId: 'l3',
    recordedSeconds: 15_300,
    billedSeconds: 15_300,
    rounding,
    entries: [entry('e5', ['05T08:00', '05T12:15'], 'Review', [])],
  },
];

/** Everything of the content but the document, which the host computes. */
export const sampleContent: Omit<InvoiceContent, 'document' | 'version' | 'answers' | 'expectedNumber'> = {
  type: 'invoice',
  savedAt: '2026-11-19T13:58:00Z',
  subject: 'API rewrite, SOW-2026-07',
  traces,
  checks: [
    { id: 'approved', state: 'ok', text: 'All 11 entries approved' },
    { id: 'billed', state: 'ok', text: 'No entry billed before' },
    { id: 'en16931', state: 'ok', text: 'EN 16931: no errors' },
    {
      id: 'budget',
      state: 'warning',
      text: 'SOW-2026-07 is at 82 % of its budget.',
      action: { label: 'Show project', link: { kind: 'project', ids: ['p1'] } },
    },
  ],
  taxChoices: [
    { taxCategory: 'S', taxRate: '19' },
    { taxCategory: 'S', taxRate: '7' },
    { taxCategory: 'AE', taxRate: '0' },
  ],
  languages: ['en-GB', 'de-DE'],
  editable: true,
};
