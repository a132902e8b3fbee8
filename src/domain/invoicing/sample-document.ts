/** An invoice with made-up lines, for previews of a practice that has none yet. */

import { buildInvoiceDocument } from '../invoice-builder.ts';
import type { InvoiceDocument, InvoiceLine, Party, TaxCategory } from '../invoice-document.ts';
import { lineNet } from '../invoice-totals.ts';
import { moveDate } from '../time/calendar-date.ts';
import { describeTerm } from './term-sentence.ts';

export interface SamplePractice {
  readonly seller: Party;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47. */
  readonly language: string;
  readonly taxCategory: TaxCategory;
  /** Percent, as exact decimal string; null where it is not known yet. */
  readonly taxRate: string | null;
  /** Why a category without tax bears none (BT-120). */
  readonly exemption?: string | undefined;
  readonly paymentTermDays: number;
}

/** Names and texts, in the reader's language. */
export interface SampleWords {
  readonly client: string;
  readonly street: string;
  readonly town: string;
  readonly review: string;
  readonly workshop: string;
}

/** `today` is an ISO date. */
export function sampleDocument(
  practice: SamplePractice,
  { words, today }: { readonly words: SampleWords; readonly today: string },
): InvoiceDocument {
  const { seller, currency, language, taxCategory, exemption } = practice;
  const dueDate = moveDate(today, practice.paymentTermDays);
  const periodStart = `${today.slice(0, 7)}-01`;
  return buildInvoiceDocument({
    id: 'sample',
    documentType: '380',
    state: 'draft',
    issueDate: today,
    dueDate,
    language,
    periodStart,
    periodEnd: today,
    ...(exemption !== undefined && { exemptions: [{ taxCategory, reason: exemption }] }),
    seller,
    buyer: {
      name: words.client,
      addressLines: [words.street, words.town],
      countryCode: seller.countryCode,
    },
    lines: sampleLines(practice, { words, period: { start: periodStart, end: today } }),
    paid: { minor: 0, currency },
    paymentTerms: describeTerm(practice.paymentTermDays, language),
  });
}

function sampleLines(
  { currency, taxCategory, taxRate }: SamplePractice,
  { words, period }: { readonly words: SampleWords; readonly period: NonNullable<InvoiceLine['period']> },
): readonly InvoiceLine[] {
  const priced = { priceBaseQuantity: 1, taxCategory, taxRate: taxRate ?? '0' };
  const lines = [
    {
      id: 'hours',
      description: words.review,
      period,
      ...priced,
      quantity: '12.5',
      unitCode: 'HUR',
      unitPrice: '110.00',
    },
    {
      id: 'workshop',
      description: words.workshop,
      ...priced,
      quantity: '2',
      unitCode: 'DAY',
      unitPrice: '960.00',
    },
  ];
  return lines.map((line) => ({ ...line, net: lineNet(line, currency) }));
}
