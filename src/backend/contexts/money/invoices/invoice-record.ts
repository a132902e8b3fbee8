/** From stored rows to the domain's invoice: parties, dates, lines, document. */
import {
  type DraftDetails,
  draftDetailsSchema,
} from '../../../../contract/invoicing/invoice-document-schema.ts';
import { buildInvoiceDocument } from '../../../../domain/invoice-builder.ts';
import type {
  InvoiceDocument,
  InvoiceLine,
  Party,
  PartyContact,
  TaxCategory,
} from '../../../../domain/invoice-document.ts';
import type { Discount } from '../../../../domain/invoice-totals.ts';
import { translateDiscountReason } from '../../../../domain/invoice-words.ts';
import { findPrintedCountry } from '../../../../domain/invoicing/printed-country.ts';
import { describePaymentTerms, dueDateOf } from '../../../../domain/payment-terms.ts';
import { isTaxCategory } from '../../../../domain/tax-categories.ts';
import { parseOrNull, readParty } from '../../account/model/party-fields.ts';
import { exemptionOf } from '../model/exemption.ts';
import { readLineDetails } from './billable/line-details.ts';
import type { InvoiceLineRow } from './invoice-lines.repository.ts';
import type { BuyerRow, SellerRow } from './invoices.ports.ts';
import type { InvoiceHead } from './invoices.repository.ts';
import { discountSchema } from './invoices.schema.ts';

/** What a draft is shown with: it follows its parties and the calendar until it is issued. */
export interface DraftSurroundings {
  readonly seller: SellerRow;
  readonly buyer: BuyerRow;
  /** ISO date in the seller's zone. */
  readonly today: string;
}

/** The same at a moment, epoch milliseconds. */
export interface DraftMoment extends DraftSurroundings {
  readonly nowMs: number;
}

export function datesOf(head: InvoiceHead, today: string): { issueDate: string; dueDate: string } {
  const issueDate = head.issue_date ?? today;
  return { issueDate, dueDate: head.due_date ?? dueDateOf(issueDate, head.payment_term_days) };
}

/** Stored by us after validation; anything else is a bug or a foreign hand. */
export function requireTaxCategory(text: string): TaxCategory {
  if (!isTaxCategory(text)) {
    throw new Error(`Not a tax category: ${text}`);
  }
  return text;
}

export function parseDiscount(text: string | null): Discount | undefined {
  return text === null ? undefined : discountSchema.parse(JSON.parse(text));
}

export function toLine(row: InvoiceLineRow, currency: string): InvoiceLine {
  const { unitCode = row.unit_code, ownTax: _own, typed: _typed, ...details } = readLineDetails(row);
  return {
    ...details,
    id: row.id,
    description: row.description,
    quantity: row.quantity,
    unitCode,
    unitPrice: row.unit_price,
    priceBaseQuantity: row.price_base_quantity,
    taxCategory: requireTaxCategory(row.tax_category),
    taxRate: row.tax_rate,
    net: { minor: row.net_minor, currency },
  };
}

/** What was said for this draft alone. */
export function readDetails({ details }: Pick<InvoiceHead, 'details'>): DraftDetails {
  return draftDetailsSchema.parse(JSON.parse(details ?? '{}'));
}

/** The document of a draft, by the state of things now; without the annex, which is of its trace. */
export function toDraftDocument(
  head: InvoiceHead,
  rows: readonly InvoiceLine[],
  { seller, buyer, today }: DraftSurroundings,
): InvoiceDocument {
  const dates = datesOf(head, today);
  const { seller: ownSeller, buyer: ownBuyer, making, ...details } = readDetails(head);
  const lines = rows.map((line) => settleLine(line, head));
  const isExempt = lines.some(({ taxCategory }) => taxCategory === 'E');
  const exemption = isExempt ? exemptionOf({ seller, buyer }, head.language) : undefined;
  return buildInvoiceDocument({
    ...(exemption && { exemptions: [{ taxCategory: 'E', ...exemption }] }),
    ...(making?.grouping?.heads !== undefined && { subtotals: true }),
    ...details,
    id: head.id,
    documentType: head.document_type,
    state: head.state,
    ...dates,
    periodStart: head.period_start,
    periodEnd: head.period_end,
    ...toParties({ seller: ownSeller ?? toParty(seller), buyer: ownBuyer ?? toParty(buyer) }, head.language),
    ...present('buyerReference', head.buyer_reference),
    discount: parseDiscount(head.discount),
    lines,
    paid: { minor: head.paid_minor, currency: head.currency },
    paymentTerms: head.payment_terms ?? describePaymentTerms(dates.issueDate, dates.dueDate, head.language),
    ...present('note', head.note),
    language: head.language,
  });
}

/**
 * What of a line follows its document: the bare word for a discount is in its language, and the days of recorded time are
 * told where they lie within the period of the whole (PEPPOL-EN16931-R110, R111).
 */
function settleLine(line: InvoiceLine, head: InvoiceHead): InvoiceLine {
  const { period, allowances, ...rest } = line;
  const isWithin = period && period.start >= head.period_start && period.end <= head.period_end;
  const isTold = isWithin === true || line.source !== 'time';
  return {
    ...rest,
    ...(period && isTold ? { period } : {}),
    ...(allowances && {
      allowances: allowances.map((row) => ({
        ...row,
        reason: translateDiscountReason(row.reason, head.language),
      })),
    }),
  };
}

function toParties(
  { seller, buyer }: Pick<InvoiceDocument, 'seller' | 'buyer'>,
  language: string,
): Pick<InvoiceDocument, 'seller' | 'buyer'> {
  const { countryName: _before, ...said } = buyer;
  const countryName = findPrintedCountry({ seller, buyer }, language);
  return { seller, buyer: { ...said, ...(countryName !== undefined && { countryName }) } };
}

export function toParty(row: SellerRow | BuyerRow): Party {
  const { address, eAddress } = readParty(row);
  return {
    name: row.name,
    addressLines: JSON.parse(row.address_lines),
    ...(address && { address }),
    countryCode: row.country_code,
    ...present('vatId', row.vat_id),
    ...present('email', row.email),
    ...(eAddress && { eAddress }),
    ...('iban' in row ? toSellerParts(row) : {}),
  };
}

/** What only the seller has. */
function toSellerParts(row: SellerRow): Partial<Party> {
  const contact = parseOrNull<PartyContact>(row.contact);
  return {
    ...present('taxNumber', row.tax_number),
    ...(row.registration_number !== null && { registration: { id: row.registration_number } }),
    ...(contact && { contact }),
    ...present('iban', row.iban),
    ...present('bic', row.bic),
    ...present('accountName', row.account_name),
  };
}

function present<Key extends string>(key: Key, value: string | null): { readonly [key in Key]?: string } {
  return value === null || value.trim() === '' ? {} : ({ [key]: value } as { readonly [key in Key]: string });
}
