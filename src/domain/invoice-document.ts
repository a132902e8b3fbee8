/**
 * The invoice as a document: the one shape that preview, PDF and e-invoice take.
 * Terms in comments (BT-…, BG-…) are those of EN 16931-1.
 */
import type { Money } from './money.ts';

export type InvoiceState = 'draft' | 'issued' | 'sent' | 'part_paid' | 'paid' | 'cancelled';

/** BT-3, UNTDID 1001: 380 commercial invoice, 381 credit note. */
export type DocumentType = '380' | '381';

/** BT-151, UNCL 5305: standard, zero, exempt, reverse charge, intra-community, export, outside scope. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export interface Party {
  readonly name: string;
  /** Street, postcode and town, in print order. */
  readonly addressLines: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly vatId?: string;
  readonly email?: string;
  readonly iban?: string;
  readonly bic?: string;
}

/** BG-25. `quantity / priceBaseQuantity × unitPrice`, rounded once, is `net`: what is printed reproduces the amount. */
export interface InvoiceLine {
  readonly id: string;
  readonly description: string;
  /** BT-129, exact decimal string; for time: whole minutes or seconds. */
  readonly quantity: string;
  /** BT-130, UN/ECE Recommendation 20: MIN, SEC or C62 (one). */
  readonly unitCode: 'MIN' | 'SEC' | 'C62';
  /** BT-146, exact decimal string in major units. */
  readonly unitPrice: string;
  /** BT-149: 60 for MIN, 3600 for SEC, 1 for C62. */
  readonly priceBaseQuantity: number;
  readonly taxCategory: TaxCategory;
  /** BT-152, percent as exact decimal string, e.g. `19`. */
  readonly taxRate: string;
  /** BT-131. */
  readonly net: Money;
}

/** BG-20: an allowance on document level. */
export interface Allowance {
  readonly reason: string;
  readonly percent?: string;
  readonly amount: Money;
  readonly taxCategory: TaxCategory;
  readonly taxRate: string;
}

/** BG-23: one row for each pair of category and rate. */
export interface TaxBreakdown {
  readonly taxCategory: TaxCategory;
  readonly taxRate: string;
  /** BT-116. */
  readonly base: Money;
  /** BT-117. */
  readonly tax: Money;
  /** BT-120, where the category is one that needs it. */
  readonly exemptionReason?: string;
}

/** BG-22. */
export interface InvoiceTotals {
  /** BT-106 (BR-CO-10). */
  readonly lines: Money;
  /** BT-107 (BR-CO-11). */
  readonly allowances: Money;
  /** BT-109 (BR-CO-13). */
  readonly net: Money;
  /** BT-110 (BR-CO-14). */
  readonly tax: Money;
  /** BT-112 (BR-CO-15). */
  readonly gross: Money;
  /** BT-113. */
  readonly paid: Money;
  /** BT-115 (BR-CO-16). */
  readonly due: Money;
}

export interface InvoiceDocument {
  readonly id: string;
  readonly documentType: DocumentType;
  readonly state: InvoiceState;
  /** BT-1; absent on a draft: a number is drawn only when the invoice is issued. */
  readonly number?: string;
  /** BT-2, ISO date; on a draft the date it would carry today. */
  readonly issueDate: string;
  /** BT-9, ISO date. */
  readonly dueDate: string;
  /** BG-14, ISO dates, both inclusive. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly currency: string;
  readonly seller: Party;
  readonly buyer: Party;
  /** BT-10 or BT-13: what the client wants quoted. */
  readonly buyerReference?: string;
  /** BT-25: the invoice that a credit note corrects. */
  readonly precedingInvoice?: { readonly number: string; readonly issueDate: string };
  readonly lines: readonly InvoiceLine[];
  readonly allowances: readonly Allowance[];
  readonly taxBreakdown: readonly TaxBreakdown[];
  readonly totals: InvoiceTotals;
  /** BT-20. */
  readonly paymentTerms: string;
  /** BT-22. */
  readonly note?: string;
  /** BCP 47 language of the printed words. */
  readonly language: string;
}
