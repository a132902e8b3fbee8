/** The invoice document of domain/ as zod schemas, for the edges it crosses; the types stay those of domain/. */
import * as z from 'zod';
import type {
  Adjustment,
  InvoiceDocument,
  InvoiceLine,
  InvoiceTotals,
  LineSource,
  Party,
} from '../../domain/invoice-document.ts';
import type { HeadUnit, LineUnit } from '../../domain/invoicing/lines/line-grouping.ts';
import type {
  InvoiceLook,
  LineColumn,
  LogoAlignment,
  LogoType,
} from '../../domain/invoicing/look/invoice-look.ts';
import type { InvoiceDocumentV1 } from '../../domain/invoicing/upgrade-document.ts';

/** An amount as documents keep it: whole minor units. */
export const moneySchema = z.object({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) });
/** ISO 8601 calendar date that exists, e.g. `2026-11-19`. */
export const isoDateSchema = z.iso.date();
/** Exact decimal in plain notation. */
export const decimalSchema = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/);
/** UNCL 5305, the categories that domain/ knows. */
export const taxCategorySchema = z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']);
/** BT-3. */
export const documentTypeSchema = z.enum(['380', '381']);

const text = z.string();
const optional = text.exactOptional();
const sources = [
  'time',
  'agent_run',
  'item',
  'expense',
  'milestone',
  'retainer',
] as const satisfies LineSource[];
export const lineUnits = ['entry', 'task', 'day', 'person', 'project'] as const satisfies LineUnit[];
export const headUnits = ['project', 'person'] as const satisfies HeadUnit[];

const identifierSchema = z.object({ id: text, scheme: optional });

const postalAddressSchema = z.object({
  street: optional,
  additional: optional,
  third: optional,
  city: optional,
  postcode: optional,
  region: optional,
});

export const partySchema: z.ZodType<Party> = z
  .object({
    name: text,
    tradingName: optional,
    addressLines: z.array(text),
    address: postalAddressSchema.exactOptional(),
    countryCode: text,
    countryName: optional,
    vatId: optional,
    taxNumber: optional,
    registration: identifierSchema.exactOptional(),
    identifier: identifierSchema.exactOptional(),
    legalInfo: optional,
    eAddress: z.object({ id: text, scheme: text }).exactOptional(),
    contact: z.object({ name: optional, phone: optional, email: optional }).exactOptional(),
    email: optional,
    iban: optional,
    bic: optional,
    accountName: optional,
  })
  .meta({ id: 'InvoiceParty' });

const taxed = { taxCategory: taxCategorySchema, taxRate: decimalSchema };
const adjustment = {
  reason: text,
  reasonCode: optional,
  percent: decimalSchema.exactOptional(),
  base: moneySchema.exactOptional(),
  amount: moneySchema,
};
const adjustmentSchema: z.ZodType<Adjustment> = z.object(adjustment).meta({ id: 'InvoiceAdjustment' });
export const documentAdjustments = z.array(z.object({ ...adjustment, ...taxed }));
const periodSchema = z.object({ start: isoDateSchema, end: isoDateSchema });

/** What a line may say beside its quantity, price and tax. */
export const lineDetails = {
  source: z.enum(sources).exactOptional(),
  group: optional,
  detail: optional,
  note: optional,
  allowances: z.array(adjustmentSchema).exactOptional(),
  charges: z.array(adjustmentSchema).exactOptional(),
  period: periodSchema.exactOptional(),
  orderLine: optional,
  sellerItemId: optional,
  buyerItemId: optional,
};

const lineSchema: z.ZodType<InvoiceLine> = z
  .object({
    id: text,
    ...lineDetails,
    description: text,
    quantity: decimalSchema,
    unitCode: text,
    unitPrice: decimalSchema,
    priceBaseQuantity: z.number().int().positive(),
    ...taxed,
    net: moneySchema,
  })
  .meta({ id: 'InvoiceLine' });

const sums = {
  lines: moneySchema,
  allowances: moneySchema,
  net: moneySchema,
  tax: moneySchema,
  gross: moneySchema,
  paid: moneySchema,
  due: moneySchema,
};
const totalsSchema: z.ZodType<InvoiceTotals> = z
  .object({ ...sums, charges: moneySchema, rounding: moneySchema.exactOptional() })
  .meta({ id: 'InvoiceTotals' });

const taxBreakdownSchema = z.object({
  ...taxed,
  base: moneySchema,
  tax: moneySchema,
  exemptionReason: optional,
  exemptionCode: optional,
});

/** What documents of both versions say alike. */
const facts = {
  id: text,
  documentType: documentTypeSchema,
  state: z.enum(['draft', 'issued', 'sent', 'part_paid', 'paid', 'cancelled']),
  number: optional,
  issueDate: isoDateSchema,
  dueDate: isoDateSchema,
  periodStart: isoDateSchema,
  periodEnd: isoDateSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  seller: partySchema,
  buyer: partySchema,
  buyerReference: optional,
  lines: z.array(lineSchema),
  allowances: documentAdjustments,
  taxBreakdown: z.array(taxBreakdownSchema),
  paymentTerms: text,
  note: optional,
  language: text,
};

const precedingInvoices = z.array(z.object({ number: text, issueDate: isoDateSchema.exactOptional() }));

const annexEntrySchema = z
  .object({
    line: z.number().int().positive(),
    date: isoDateSchema,
    person: text,
    project: text,
    note: text,
    seconds: z.number().int().nonnegative(),
    commits: z.array(z.object({ hash: text, subject: text })).exactOptional(),
  })
  .meta({ id: 'InvoiceAnnexEntry' });

/** Into the currency that VAT is due in, of a day. */
export const accountingRateSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  rate: decimalSchema,
  date: isoDateSchema,
});

/** What a document of version 2 may say beside its facts. */
export const documentDetails = {
  deliveryDate: isoDateSchema.exactOptional(),
  accountingTax: moneySchema.exactOptional(),
  accountingRate: accountingRateSchema.exactOptional(),
  references: z
    .object({
      project: optional,
      contract: optional,
      order: optional,
      salesOrder: optional,
      buyerAccounting: optional,
    })
    .exactOptional(),
  exemptions: z
    .array(z.object({ taxCategory: taxCategorySchema, reason: optional, code: optional }))
    .exactOptional(),
  cashDiscounts: z
    .array(
      z.object({
        days: z.number().int().nonnegative(),
        percent: decimalSchema,
        base: moneySchema.exactOptional(),
      }),
    )
    .exactOptional(),
  paymentMeans: optional,
  remittance: optional,
  subtotals: z.boolean().exactOptional(),
  annex: z.array(annexEntrySchema).exactOptional(),
};

const color = /^#[0-9a-f]{6}$/;
const logoTypes = ['image/png', 'image/jpeg'] as const satisfies LogoType[];
const logoAlignments = ['left', 'right'] as const satisfies LogoAlignment[];
const lineColumns = ['position', 'period', 'quantity', 'price', 'taxRate'] as const satisfies LineColumn[];

/** How a document looks; colour and type end up in markup, so that nothing else gets through. */
export const invoiceLookSchema: z.ZodType<InvoiceLook> = z
  .object({
    logo: z
      .object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        type: z.enum(logoTypes),
        width: z.number().int().positive(),
        height: z.number().int().positive(),
      })
      .exactOptional(),
    logoAlignment: z.enum(logoAlignments).exactOptional(),
    logoHeightMm: z.number().positive().exactOptional(),
    color: z.string().regex(color).exactOptional(),
    footer: z.array(text).exactOptional(),
    columns: z.array(z.enum(lineColumns)).exactOptional(),
  })
  .meta({ id: 'InvoiceLookOfDocument' });

/** {@link InvoiceDocument} as it is received: unknown fields are dropped, so that an older view reads a newer document. */
export const invoiceDocumentSchema: z.ZodType<InvoiceDocument> = z
  .object({
    version: z.literal(2),
    ...facts,
    ...documentDetails,
    precedingInvoices,
    charges: documentAdjustments,
    totals: totalsSchema,
    look: invoiceLookSchema.exactOptional(),
  })
  .meta({ id: 'InvoiceDocument' });

/** What a draft keeps beside its own columns: what was said for it alone. */
export const draftDetailsSchema = z.object({
  ...documentDetails,
  seller: partySchema.exactOptional(),
  buyer: partySchema.exactOptional(),
  precedingInvoices: precedingInvoices.exactOptional(),
  allowances: documentAdjustments.exactOptional(),
  charges: documentAdjustments.exactOptional(),
  rounding: moneySchema.exactOptional(),
  /** How the lines were made, and whether their entries are listed: not said to the client. */
  making: z
    .object({
      grouping: z
        .object({ lines: z.enum(lineUnits), heads: z.enum(headUnits).exactOptional() })
        .exactOptional(),
      annex: z.boolean().exactOptional(),
      /** The invoice that this draft was made to replace. */
      corrects: optional,
    })
    .exactOptional(),
});
export type DraftDetails = z.infer<typeof draftDetailsSchema>;

/** What a line of a draft keeps beside its own columns. */
export const draftLineDetailsSchema = z.object({
  ...lineDetails,
  /** Where it is none of those that the column knows. */
  unitCode: optional,
  /** True: its tax is its own, and does not follow that of the draft. */
  ownTax: z.boolean().exactOptional(),
  /** True: the description was typed, and stays when the line is made again. */
  typed: z.boolean().exactOptional(),
});
export type DraftLineDetails = z.infer<typeof draftLineDetailsSchema>;

/** A document as version 1 froze it; never changed again. */
export const invoiceDocumentV1Schema: z.ZodType<InvoiceDocumentV1> = z.object({
  version: z.undefined().exactOptional(),
  ...facts,
  precedingInvoice: z.object({ number: text, issueDate: isoDateSchema }).exactOptional(),
  totals: z.object(sums),
});
