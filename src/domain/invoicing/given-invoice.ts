/** What an invoice that is given whole may say; nearly all of it may be left out. */
import type {
  AccountingRate,
  AnnexEntry,
  CashDiscount,
  DatePeriod,
  Exemption,
  InvoiceTotals,
  PrecedingInvoice,
  References,
} from '../invoice-document.ts';
import type { Money } from '../money.ts';

/** An amount as people write it, `"1595.00"` in the currency of the invoice, or as documents keep it. */
export type GivenAmount = string | number | Money;
/** An exact decimal; a number is taken as it is printed. */
export type GivenDecimal = string | number;

export interface GivenAdjustment {
  readonly reason?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly percent?: GivenDecimal | undefined;
  /** Left out beside a percentage: what the line, or the lines of its tax, come to. */
  readonly base?: GivenAmount | undefined;
  /** Left out: the percentage of the base. */
  readonly amount?: GivenAmount | undefined;
}

export interface GivenDocumentAdjustment extends GivenAdjustment {
  readonly taxCategory?: string | undefined;
  readonly taxRate?: GivenDecimal | undefined;
}

export interface GivenLine {
  readonly group?: string | undefined;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  readonly note?: string | undefined;
  readonly quantity?: GivenDecimal | undefined;
  readonly unitCode?: string | undefined;
  readonly unitPrice?: GivenDecimal | undefined;
  readonly priceBaseQuantity?: number | undefined;
  readonly allowances?: readonly GivenAdjustment[] | undefined;
  readonly charges?: readonly GivenAdjustment[] | undefined;
  readonly period?: DatePeriod | undefined;
  readonly orderLine?: string | undefined;
  readonly sellerItemId?: string | undefined;
  readonly buyerItemId?: string | undefined;
  readonly taxCategory?: string | undefined;
  readonly taxRate?: GivenDecimal | undefined;
  readonly net?: GivenAmount | undefined;
}

export interface GivenTaxBreakdown {
  readonly taxCategory: string;
  readonly taxRate?: GivenDecimal | undefined;
  readonly base: GivenAmount;
  readonly tax: GivenAmount;
  readonly exemptionReason?: string | undefined;
  readonly exemptionCode?: string | undefined;
}

export interface CompleteInvoice {
  readonly documentType?: string | undefined;
  readonly issueDate?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly periodStart?: string | undefined;
  readonly periodEnd?: string | undefined;
  readonly deliveryDate?: string | undefined;
  readonly currency?: string | undefined;
  readonly accountingTax?: Money | undefined;
  /** The VAT in accounting currency, where it is left out, is computed by it. */
  readonly accountingRate?: AccountingRate | undefined;
  readonly buyerReference?: string | undefined;
  readonly references?: References | undefined;
  readonly precedingInvoices?: readonly PrecedingInvoice[] | undefined;
  readonly lines?: readonly GivenLine[] | undefined;
  readonly subtotals?: boolean | undefined;
  readonly annex?: readonly AnnexEntry[] | undefined;
  readonly allowances?: readonly GivenDocumentAdjustment[] | undefined;
  readonly charges?: readonly GivenDocumentAdjustment[] | undefined;
  readonly exemptions?: readonly Exemption[] | undefined;
  readonly taxBreakdown?: readonly GivenTaxBreakdown[] | undefined;
  readonly totals?: Readonly<Partial<Record<keyof InvoiceTotals, GivenAmount | undefined>>> | undefined;
  readonly paymentTerms?: string | undefined;
  readonly cashDiscounts?: readonly CashDiscount[] | undefined;
  readonly paymentMeans?: string | undefined;
  readonly remittance?: string | undefined;
  readonly note?: string | undefined;
  readonly language?: string | undefined;
}
