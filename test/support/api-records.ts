/** Records as the API gives them, whole; a test names only what it is about. */
import type { Invoice, InvoiceDocument, Project } from '../../src/api-client/index.ts';

const stamps = { version: 1, createdAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z' };
/** A client or a project that sets no rule of time itself. */
export const inheritedRules = {
  rounding: null,
  overlapPolicy: null,
  dailyLimit: null,
  requiredFields: null,
  lock: null,
};

/** A party of whom no more than a name and print lines are known. */
export const barePartyFields = {
  countryChosen: true,
  address: null,
  eAddress: null,
  taxExemptionReason: null,
  taxExemptionCode: null,
};

const eur = (minor: number) => ({ minor, currency: 'EUR' });

export function projectWith(change: Partial<Project> = {}): Project {
  return {
    ...stamps,
    id: 'p1',
    name: 'API rewrite',
    clientId: 'c1',
    hourlyRate: eur(11_000),
    folder: null,
    githubUrl: null,
    budgetSeconds: null,
    remotes: [],
    branches: [],
    ...inheritedRules,
    archivedAt: null,
    ...change,
  };
}

export function invoiceWith(change: Partial<Invoice> = {}): Invoice {
  return {
    ...stamps,
    id: 'i1',
    documentType: '380',
    state: 'draft',
    number: null,
    clientId: 'c1',
    clientName: 'Nordwind',
    currency: 'EUR',
    issueDate: '2026-11-15',
    dueDate: '2026-11-29',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-14',
    net: eur(405_042),
    tax: eur(76_958),
    gross: eur(482_000),
    paid: eur(0),
    credited: eur(0),
    discounted: eur(0),
    writtenOff: eur(0),
    due: eur(482_000),
    overpaid: eur(0),
    settlement: null,
    overdue: false,
    sent: null,
    buyerReference: null,
    note: null,
    paymentTerms: null,
    language: 'de',
    discount: null,
    taxCategory: 'S',
    taxRate: '19',
    rounding: { mode: 'none', stepSeconds: 1, scope: 'entry' },
    grouping: { lines: 'task', heads: null },
    annex: false,
    issuedAt: null,
    precedingInvoiceId: null,
    ...change,
  };
}

export function documentWith(change: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const tax = { taxCategory: 'S', taxRate: '19' } as const;
  return {
    version: 2,
    id: 'i1',
    documentType: '380',
    state: 'draft',
    issueDate: '2026-11-15',
    dueDate: '2026-11-29',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-14',
    currency: 'EUR',
    seller: { name: 'Hale Software', addressLines: ['Lindenstraße 12'], countryCode: 'DE' },
    buyer: { name: 'Nordwind', addressLines: [], countryCode: 'DE' },
    precedingInvoices: [],
    lines: [
      {
        id: 'l1',
        description: 'Import',
        quantity: '60',
        unitCode: 'MIN',
        unitPrice: '110.00',
        priceBaseQuantity: 60,
        ...tax,
        net: eur(11_000),
      },
    ],
    allowances: [],
    charges: [],
    taxBreakdown: [{ ...tax, base: eur(11_000), tax: eur(2_090) }],
    totals: {
      lines: eur(11_000),
      allowances: eur(0),
      charges: eur(0),
      net: eur(11_000),
      tax: eur(2_090),
      gross: eur(13_090),
      paid: eur(0),
      due: eur(13_090),
    },
    paymentTerms: 'Payable within 14 days.',
    language: 'de',
    ...change,
  };
}
