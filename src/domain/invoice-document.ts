/**
 * The invoice as a document, version 2: the one shape that preview, PDF and e-invoice take, and all that is printed.
 * A frozen one is opened by every later release (ARCHITECTURE D15); those of version 1 come through
 * `invoicing/upgrade-document.ts`. Terms in comments (BT-…, BG-…) are those of EN 16931-1.
 */
import type { InvoiceLook } from './invoicing/look/invoice-look.ts';
import type { Money } from './money.ts';

export type InvoiceState = 'draft' | 'issued' | 'sent' | 'part_paid' | 'paid' | 'cancelled';

/** BT-3, UNTDID 1001: 380 commercial invoice, 381 credit note. */
export type DocumentType = '380' | '381';

/** BT-151, UNCL 5305: standard, zero, exempt, reverse charge, intra-community, export, outside scope. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

/** BG-5, BG-8: an address as fields; the country stands beside it. */
export interface PostalAddress {
  /** BT-35, BT-50. */
  readonly street?: string;
  /** BT-36, BT-51. */
  readonly additional?: string;
  /** BT-162, BT-163. */
  readonly third?: string;
  /** BT-37, BT-52. */
  readonly city?: string;
  /** BT-38, BT-53. */
  readonly postcode?: string;
  /** BT-39, BT-54: state, county or canton. */
  readonly region?: string;
}

/** An identifier with the scheme it is read by, where it has one. */
export interface Identifier {
  readonly id: string;
  /** ISO 6523 ICD, or for an electronic address EAS: `0088`, `0204`, `EM`. */
  readonly scheme?: string;
}

/** BG-6, BG-9. */
export interface PartyContact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface Party {
  /** BT-27, BT-44. */
  readonly name: string;
  /** BT-28, BT-45. */
  readonly tradingName?: string;
  /** Street, postcode and town, in print order. */
  readonly addressLines: readonly string[];
  /** The same as fields; a party of an older document has print lines alone. */
  readonly address?: PostalAddress;
  /** BT-40, BT-55: ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** Printed below the buyer's address; only where it is not the seller's country. Documents of before print none. */
  readonly countryName?: string;
  /** BT-31, BT-48. */
  readonly vatId?: string;
  /** BT-32: the seller's number at its tax office. */
  readonly taxNumber?: string;
  /** BT-30, BT-47: its number in a register of companies. */
  readonly registration?: Identifier;
  /** BT-29, BT-46: by what the other party knows it. */
  readonly identifier?: Identifier;
  /** BT-33: what the law asks a company to print, such as its register and its directors. */
  readonly legalInfo?: string;
  /** BT-34, BT-49. */
  readonly eAddress?: Required<Identifier>;
  readonly contact?: PartyContact;
  readonly email?: string;
  /** BT-84. */
  readonly iban?: string;
  /** BT-86. */
  readonly bic?: string;
  /** BT-85. */
  readonly accountName?: string;
}

/** What is taken off, or added: to a line (BG-27, BG-28) or to the document. */
export interface Adjustment {
  /** BT-97, BT-104, BT-139, BT-144. */
  readonly reason: string;
  /** BT-98, BT-140: UNTDID 5189; BT-105, BT-145: UNTDID 7161. */
  readonly reasonCode?: string;
  /** With it `amount` is `percent` of `base`, rounded once. */
  readonly percent?: string;
  readonly base?: Money;
  readonly amount: Money;
}

/** BG-20, BG-21: an allowance or a charge on the document, in the tax category where it arises. */
export interface DocumentAdjustment extends Adjustment {
  readonly taxCategory: TaxCategory;
  readonly taxRate: string;
}

/** BG-14, BG-26: ISO dates, both inclusive. */
export interface DatePeriod {
  readonly start: string;
  readonly end: string;
}

/** What a line bills; what is claimed by one invoice is never billed by another. */
export type LineSource = 'time' | 'agent_run' | 'item' | 'expense' | 'milestone' | 'retainer';

/** BG-25. `quantity / priceBaseQuantity × unitPrice - allowances + charges`, rounded once, is `net`: what is printed reproduces the amount. */
export interface InvoiceLine {
  readonly id: string;
  /** Left out by documents of version 1. */
  readonly source?: LineSource;
  /** Subhead under which it is printed. */
  readonly group?: string;
  /** BT-153. */
  readonly description: string;
  /** BT-154. */
  readonly detail?: string;
  /** BT-127. */
  readonly note?: string;
  /** BT-129, exact decimal string; for time: whole minutes or seconds. */
  readonly quantity: string;
  /** BT-130, UN/ECE Recommendation 20: MIN and SEC for time, C62 (one), HUR, DAY … */
  readonly unitCode: string;
  /** BT-146, exact decimal string in major units. */
  readonly unitPrice: string;
  /** BT-149: 60 for MIN, 3600 for SEC, mostly 1 for the others. */
  readonly priceBaseQuantity: number;
  /** BG-27. */
  readonly allowances?: readonly Adjustment[];
  /** BG-28. */
  readonly charges?: readonly Adjustment[];
  /** BG-26. */
  readonly period?: DatePeriod;
  /** BT-132. */
  readonly orderLine?: string;
  /** BT-155. */
  readonly sellerItemId?: string;
  /** BT-156. */
  readonly buyerItemId?: string;
  readonly taxCategory: TaxCategory;
  /** BT-152, percent as exact decimal string, e.g. `19`. */
  readonly taxRate: string;
  /** BT-131. */
  readonly net: Money;
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
  /** BT-121, of the list VATEX. */
  readonly exemptionCode?: string;
}

/** Why a category bears no tax, where that is not its usual reason: BT-120, BT-121. */
export interface Exemption {
  readonly taxCategory: TaxCategory;
  readonly reason?: string;
  readonly code?: string;
}

/** BG-22. */
export interface InvoiceTotals {
  /** BT-106 (BR-CO-10). */
  readonly lines: Money;
  /** BT-107 (BR-CO-11). */
  readonly allowances: Money;
  /** BT-108 (BR-CO-12). */
  readonly charges: Money;
  /** BT-109 (BR-CO-13). */
  readonly net: Money;
  /** BT-110 (BR-CO-14). */
  readonly tax: Money;
  /** BT-112 (BR-CO-15). */
  readonly gross: Money;
  /** BT-113. */
  readonly paid: Money;
  /** BT-114: added to what is due, so that it is a sum that can be paid. */
  readonly rounding?: Money;
  /** BT-115 (BR-CO-16). */
  readonly due: Money;
}

/** Skonto: `percent` of the sum is given for payment within `days` of the invoice's date. */
export interface CashDiscount {
  readonly days: number;
  readonly percent: string;
  /** The part of the sum that it is given for; the whole without it. */
  readonly base?: Money;
}

/** BG-3. */
export interface PrecedingInvoice {
  /** BT-25. */
  readonly number: string;
  /** BT-26. */
  readonly issueDate?: string;
}

/** Numbers under which others keep what the invoice is about. */
export interface References {
  /** BT-11. */
  readonly project?: string;
  /** BT-12. */
  readonly contract?: string;
  /** BT-13: the client's order. */
  readonly order?: string;
  /** BT-14: the seller's own order. */
  readonly salesOrder?: string;
  /** BT-19: where the client books it. */
  readonly buyerAccounting?: string;
}

/** So many units of `currency` for one of the invoice's, as published for a day. */
export interface AccountingRate {
  /** ISO 4217. */
  readonly currency: string;
  /** Exact decimal. */
  readonly rate: string;
  /** ISO date. */
  readonly date: string;
}

/** One entry behind a line: what the annex lists, for whoever checks the hours. */
export interface AnnexEntry {
  /** Position of the line that bills it, from 1. */
  readonly line: number;
  /** Local date on which it began, ISO. */
  readonly date: string;
  readonly person: string;
  readonly project: string;
  readonly note: string;
  /** As billed: those of a line add up to its quantity. */
  readonly seconds: number;
  readonly commits?: readonly { readonly hash: string; readonly subject: string }[];
}

export interface InvoiceDocument {
  readonly version: 2;
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
  /** BT-72: told in place of the period where the work was of one day. */
  readonly deliveryDate?: string;
  /** BT-5. */
  readonly currency: string;
  /** BT-111 in the currency that the seller accounts its VAT in, BT-6; a fact of the day of issue. */
  readonly accountingTax?: Money;
  /** The rate that it was converted at. */
  readonly accountingRate?: AccountingRate;
  readonly seller: Party;
  readonly buyer: Party;
  /** BT-10: what the client wants quoted; of a German authority its Leitweg-ID. */
  readonly buyerReference?: string;
  readonly references?: References;
  /** BG-3: the invoices that a credit note corrects. */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  readonly lines: readonly InvoiceLine[];
  /** True: each subhead is printed with the sum of its lines. */
  readonly subtotals?: boolean;
  /** Printed on pages of its own after the invoice; no part of the e-invoice. */
  readonly annex?: readonly AnnexEntry[];
  readonly allowances: readonly DocumentAdjustment[];
  readonly charges: readonly DocumentAdjustment[];
  readonly exemptions?: readonly Exemption[];
  readonly taxBreakdown: readonly TaxBreakdown[];
  readonly totals: InvoiceTotals;
  /** BT-20. */
  readonly paymentTerms: string;
  readonly cashDiscounts?: readonly CashDiscount[];
  /** BT-81, UNTDID 4461; left out: a credit transfer, by SEPA where currency and account allow it. */
  readonly paymentMeans?: string;
  /** BT-83; left out: the number. */
  readonly remittance?: string;
  /** BT-22. */
  readonly note?: string;
  /** BCP 47 language of the printed words. */
  readonly language: string;
  /** As the practice's invoices looked when it was issued; no part of the e-invoice. */
  readonly look?: InvoiceLook;
}
