/**
 * What was owed at the end of any day, and for how long: from documents and the value dates of transactions alone. A
 * credit note counts from its date of issue, a payment from its value date, and for an invoice never before that was issued.
 */
import type { DocumentType } from '../invoice-document.ts';
import { daysBetween } from '../zones.ts';
import { balanceOf } from './balance.ts';
import { type Allocation, type LedgerTransaction, receivedBy } from './ledger.ts';

/** An issued document; amounts in minor units, dates as ISO. */
export interface LedgerDocument {
  readonly id: string;
  readonly documentType: DocumentType;
  readonly currency: string;
  readonly issueDate: string;
  readonly dueDate: string;
  /** What it asks for, or a credit note reverses. */
  readonly gross: number;
  /** Paid before it was issued (BT-113), outside of the ledger. */
  readonly prepaid: number;
  /** The invoice that a credit note corrects. */
  readonly precedingId: string | null;
}

export interface Ledger {
  readonly documents: readonly LedgerDocument[];
  readonly transactions: readonly LedgerTransaction[];
}

/** An invoice as it stood at the end of a day. */
export interface OpenInvoice {
  readonly document: LedgerDocument;
  readonly due: number;
  readonly overpaid: number;
}

/** Every invoice that was issued by `day`, with what it owed then. */
export function invoicesOn({ documents, transactions }: Ledger, day: string): readonly OpenInvoice[] {
  const issued = documents.filter(({ issueDate }) => issueDate <= day);
  const credits = issued.filter(({ documentType }) => documentType === '381');
  const credited = sumBy(
    credits,
    ({ precedingId }) => precedingId ?? '',
    ({ gross }) => gross,
  );
  const counted = transactions.filter(({ valueDate }) => valueDate <= day);
  const sums = sumBy(
    counted.flatMap(({ allocations }) => allocations),
    keyOf,
    ({ minor }) => minor,
  );
  const allocated = (invoiceId: string, kind: Allocation['kind']) =>
    sums.get(keyOf({ invoiceId, kind })) ?? 0;
  return issued
    .filter(({ documentType }) => documentType === '380')
    .map((document) => {
      const { id } = document;
      const amounts = {
        gross: document.gross,
        paid: document.prepaid + allocated(id, 'paid'),
        credited: credited.get(id) ?? 0,
        discounted: allocated(id, 'discounted'),
        writtenOff: allocated(id, 'written_off'),
      };
      return { document, ...balanceOf('380', amounts) };
    });
}

/**
 * Credit that lay on no invoice of `day`, by currency: money that none had, what invoices below zero give back, and credit
 * notes that correct none of ours.
 */
export function unallocatedOn({ documents, transactions }: Ledger, day: string): ReadonlyMap<string, number> {
  const issued = documents.filter(({ issueDate }) => issueDate <= day);
  const ids = new Set(issued.map(({ id }) => id));
  const used = ({ allocations }: LedgerTransaction) =>
    allocations.reduce(
      (sum, { kind, invoiceId, minor }) => (kind === 'paid' && ids.has(invoiceId) ? sum + minor : sum),
      0,
    );
  const left = transactions
    .filter(({ valueDate }) => valueDate <= day)
    .map((each) => ({ currency: each.currency, minor: receivedBy(each) - used(each) }));
  const below = issued.filter(({ documentType, gross }) => documentType === '380' && gross < 0);
  const belowIds = new Set(below.map(({ id }) => id));
  const credits = issued
    .filter(
      ({ documentType, precedingId }) =>
        documentType === '381' && (precedingId === null || belowIds.has(precedingId)),
    )
    .map(({ currency, gross }) => ({ currency, minor: gross }));
  const givenBack = below.map(({ currency, gross }) => ({ currency, minor: -gross }));
  return sumBy(
    [...left, ...credits, ...givenBack],
    ({ currency }) => currency,
    ({ minor }) => minor,
  );
}

/** Days after the due date; the last one has no end. */
export const ageBands = ['not_due', '1_30', '31_60', '61_90', 'over_90'] as const;
export type AgeBand = (typeof ageBands)[number];

/** 0 on the due date and before it. */
export function daysLate(dueDate: string, day: string): number {
  return Math.max(0, daysBetween(dueDate, day));
}

export function bandOf(days: number): AgeBand {
  if (days <= 0) return 'not_due';
  if (days <= 30) return '1_30';
  if (days <= 60) return '31_60';
  return days <= 90 ? '61_90' : 'over_90';
}

export type Ageing = Readonly<Record<AgeBand, number>>;

/** What was open at the end of `day` by how late it was, one row a currency; overpaid invoices take nothing off. */
export function ageOn(ledger: Ledger, day: string): ReadonlyMap<string, Ageing> {
  const rows = new Map<string, Record<AgeBand, number>>();
  for (const { document, due } of invoicesOn(ledger, day)) {
    if (due === 0) continue;
    const row = rows.get(document.currency) ?? { not_due: 0, '1_30': 0, '31_60': 0, '61_90': 0, over_90: 0 };
    row[bandOf(daysLate(document.dueDate, day))] += due;
    rows.set(document.currency, row);
  }
  return rows;
}

function keyOf({ invoiceId, kind }: Pick<Allocation, 'invoiceId' | 'kind'>): string {
  return `${kind} ${invoiceId}`;
}

function sumBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  size: (item: Item) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + size(item));
  return sums;
}
