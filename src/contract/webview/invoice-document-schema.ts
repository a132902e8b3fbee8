/** The invoice document of domain/ as a zod schema, for the edges it crosses; the types stay those of domain/. */
import * as z from 'zod';
import type { InvoiceDocument, Party } from '../../domain/invoice-document.ts';

const moneySchema = z.object({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) });
/** ISO 8601 calendar date that exists, e.g. `2026-11-19`. */
export const isoDateSchema = z.iso.date();
/** Exact decimal in plain notation. */
export const decimalSchema = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/);
/** UNCL 5305, the categories that domain/ knows. */
export const taxCategorySchema = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']);

const partySchema: z.ZodType<Party> = z.object({
  name: z.string(),
  addressLines: z.array(z.string()),
  countryCode: z.string(),
  vatId: z.string().exactOptional(),
  email: z.string().exactOptional(),
  iban: z.string().exactOptional(),
  bic: z.string().exactOptional(),
});

const taxed = { taxCategory: taxCategorySchema, taxRate: decimalSchema };

const lineSchema = z.object({
  id: z.string(),
  description: z.string(),
  quantity: decimalSchema,
  unitCode: z.enum(['MIN', 'SEC', 'C62']),
  unitPrice: decimalSchema,
  priceBaseQuantity: z.number().int().positive(),
  ...taxed,
  net: moneySchema,
});

const totalsSchema = z.object({
  lines: moneySchema,
  allowances: moneySchema,
  net: moneySchema,
  tax: moneySchema,
  gross: moneySchema,
  paid: moneySchema,
  due: moneySchema,
});

/** {@link InvoiceDocument} as it is received: unknown fields are dropped, so that an older view reads a newer document. */
export const invoiceDocumentSchema: z.ZodType<InvoiceDocument> = z.object({
  id: z.string(),
  documentType: z.enum(['380', '381']),
  state: z.enum(['draft', 'issued', 'sent', 'part_paid', 'paid', 'cancelled']),
  number: z.string().exactOptional(),
  issueDate: isoDateSchema,
  dueDate: isoDateSchema,
  periodStart: isoDateSchema,
  periodEnd: isoDateSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  seller: partySchema,
  buyer: partySchema,
  buyerReference: z.string().exactOptional(),
  precedingInvoice: z.object({ number: z.string(), issueDate: isoDateSchema }).exactOptional(),
  lines: z.array(lineSchema),
  allowances: z.array(
    z.object({ reason: z.string(), percent: decimalSchema.exactOptional(), amount: moneySchema, ...taxed }),
  ),
  taxBreakdown: z.array(
    z.object({ ...taxed, base: moneySchema, tax: moneySchema, exemptionReason: z.string().exactOptional() }),
  ),
  totals: totalsSchema,
  paymentTerms: z.string(),
  note: z.string().exactOptional(),
  language: z.string(),
});
