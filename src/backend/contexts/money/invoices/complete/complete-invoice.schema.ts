/**
 * An invoice that is given whole, on the wire. Only what it is made of is judged here; what it says is judged by the
 * rules of EN 16931, so that each fault is named by its rule.
 */
import * as z from 'zod';
import {
  emailSchema,
  newBicSchema,
  newIbanSchema,
} from '../../../../platform/http/fields/identifier-fields.ts';
import {
  addressLinesSchema,
  dateSchema,
  idSchema,
  languageSchema,
  lineSchema,
  moneySchema,
  textSchema,
} from '../../../../platform/http/wire.ts';
import { mailedFiles } from '../../model/mailed-files.ts';
import { accountingRateSchema } from '../lines/accounting-rate.ts';
import { exportFormats } from './invoice-files.ts';

const short = lineSchema.max(100);
const line = lineSchema.max(500);
const text = textSchema.max(5000);
/** A decimal as text, or a number as it is printed. */
const decimal = z.union([z.string().max(40), z.number()]);
/** `"1595.00"` in the currency of the invoice, or as documents keep it. */
const amount = z.union([z.string().max(40), z.number(), moneySchema]);

const identifier = z.strictObject({ id: short, scheme: short.optional() });

const party = z
  .strictObject({
    name: line,
    tradingName: line,
    addressLines: addressLinesSchema,
    address: z
      .strictObject({
        street: line,
        additional: line,
        third: line,
        city: line,
        postcode: short,
        region: line,
      })
      .partial(),
    countryCode: short,
    vatId: short,
    taxNumber: short,
    registration: identifier,
    identifier,
    legalInfo: text,
    eAddress: z.strictObject({ id: line, scheme: short }),
    contact: z.strictObject({ name: line, phone: short, email: line }).partial(),
    email: line,
    iban: newIbanSchema,
    bic: newBicSchema,
    accountName: line,
  })
  .partial();
export type GivenParty = z.infer<typeof party>;

const adjustment = {
  reason: line.optional(),
  reasonCode: short.optional(),
  percent: decimal.optional(),
  base: amount.optional(),
  amount: amount.optional(),
};
const taxed = { taxCategory: short.optional(), taxRate: decimal.optional() };
const documentAdjustments = z.array(z.strictObject({ ...adjustment, ...taxed })).max(100);
const lineAdjustments = z.array(z.strictObject(adjustment)).max(20);

const invoiceLine = z.strictObject({
  /** Taken from an exported document and not kept: lines get ids of their own. */
  id: line.optional(),
  source: short.optional(),
  group: line.optional(),
  description: line.optional(),
  detail: text.optional(),
  note: text.optional(),
  quantity: decimal.optional(),
  unitCode: short.optional(),
  unitPrice: decimal.optional(),
  priceBaseQuantity: z.number().optional(),
  allowances: lineAdjustments.optional(),
  charges: lineAdjustments.optional(),
  period: z.strictObject({ start: dateSchema, end: dateSchema }).optional(),
  orderLine: short.optional(),
  sellerItemId: short.optional(),
  buyerItemId: short.optional(),
  ...taxed,
  net: amount.optional(),
});

const annexEntry = z.strictObject({
  line: z.number().int().min(1).max(5000),
  date: dateSchema,
  person: line,
  project: line,
  note: text,
  seconds: z.number().int().min(0).max(1e9),
  commits: z
    .array(z.strictObject({ hash: short, subject: text }))
    .max(1000)
    .exactOptional(),
});

const totals = z
  .strictObject({
    lines: amount,
    allowances: amount,
    charges: amount,
    net: amount,
    tax: amount,
    gross: amount,
    paid: amount,
    rounding: amount,
    due: amount,
  })
  .partial();

export const linesAtMost = 5000;

export const completeInvoiceSchema = z
  .strictObject({
    id: idSchema.optional(),
    clientId: idSchema.optional(),
    /** Told by exported documents and not taken: a number is drawn when the invoice is issued. */
    version: z.literal(2).optional(),
    number: line.optional(),
    state: short.optional(),
    documentType: short.optional(),
    issueDate: dateSchema.optional(),
    dueDate: dateSchema.optional(),
    periodStart: dateSchema.optional(),
    periodEnd: dateSchema.optional(),
    deliveryDate: dateSchema.optional(),
    currency: short.optional(),
    accountingTax: moneySchema.optional(),
    accountingRate: accountingRateSchema.optional(),
    /** Left out: the practice. */
    seller: party.optional(),
    /** Left out: as the client is on record. */
    buyer: party.optional(),
    buyerReference: short.optional(),
    references: z
      .strictObject({
        project: short.exactOptional(),
        contract: short.exactOptional(),
        order: short.exactOptional(),
        salesOrder: short.exactOptional(),
        buyerAccounting: short.exactOptional(),
      })
      .optional(),
    precedingInvoices: z
      .array(z.strictObject({ number: short, issueDate: dateSchema.exactOptional() }))
      .max(100)
      .optional(),
    lines: z.array(invoiceLine).max(linesAtMost).optional(),
    /** True: each `group` of lines is printed with its sum. */
    subtotals: z.boolean().optional(),
    annex: z.array(annexEntry).max(10_000).optional(),
    allowances: documentAdjustments.optional(),
    charges: documentAdjustments.optional(),
    exemptions: z
      .array(
        z.strictObject({
          taxCategory: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
          reason: line.exactOptional(),
          code: short.exactOptional(),
        }),
      )
      .max(7)
      .optional(),
    taxBreakdown: z
      .array(
        z.strictObject({
          taxCategory: short,
          taxRate: decimal.optional(),
          base: amount,
          tax: amount,
          exemptionReason: line.optional(),
          exemptionCode: short.optional(),
        }),
      )
      .max(50)
      .optional(),
    totals: totals.optional(),
    paymentTerms: textSchema.max(1000).optional(),
    cashDiscounts: z
      .array(
        z.strictObject({
          days: z.number().int().min(0).max(365),
          percent: z.string().max(10),
          base: moneySchema.exactOptional(),
        }),
      )
      .max(5)
      .optional(),
    paymentMeans: short.optional(),
    remittance: line.optional(),
    note: text.optional(),
    language: languageSchema.optional(),
    /** Told by exported documents and not taken: drafts look as the practice's invoices do. */
    look: z.looseObject({}).optional(),
  })
  .meta({
    id: 'CompleteInvoice',
    description: 'A whole invoice: what is left out is taken from client and practice.',
  });
export type CompleteInvoiceInput = z.infer<typeof completeInvoiceSchema>;

/** Files that go with a mail: one that a person reads, and one that the client's system reads. */
export const emailInvoiceSchema = z.strictObject({
  ...mailedFiles,
  /** Left out: the client's contact for billing, else the client. */
  to: emailSchema.optional(),
});
export type EmailInvoice = z.infer<typeof emailInvoiceSchema>;

export const exportInvoiceSchema = z.strictObject({ format: z.enum(exportFormats).default('pdf') });
