/** The invoice as a document, on the wire: the shape of domain/invoice-document.ts with its trace and checks. */
import * as z from 'zod';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { invoiceStates } from '../../../../domain/invoice-states.ts';
import {
  currencySchema,
  dateSchema,
  idSchema,
  instantSchema,
  moneySchema,
  taxCategorySchema,
} from '../../../platform/http/wire.ts';
import { roundingSchema } from '../model/stored-rounding.ts';

export const documentTypeSchema = z.enum(['380', '381']);
export const invoiceStateSchema = z.enum(invoiceStates);

const partySchema = z
  .object({
    name: z.string(),
    addressLines: z.array(z.string()),
    countryCode: z.string(),
    vatId: z.string().exactOptional(),
    email: z.string().exactOptional(),
    iban: z.string().exactOptional(),
    bic: z.string().exactOptional(),
  })
  .meta({ id: 'InvoiceParty' });

const taxKey = { taxCategory: taxCategorySchema, taxRate: z.string() };

const lineSchema = z
  .object({
    id: z.string(),
    description: z.string(),
    quantity: z.string(),
    unitCode: z.enum(['MIN', 'SEC', 'C62']),
    unitPrice: z.string(),
    priceBaseQuantity: z.number().int(),
    ...taxKey,
    net: moneySchema,
  })
  .meta({ id: 'InvoiceLine' });

const totalsSchema = z
  .object({
    lines: moneySchema,
    allowances: moneySchema,
    net: moneySchema,
    tax: moneySchema,
    gross: moneySchema,
    paid: moneySchema,
    due: moneySchema,
  })
  .meta({ id: 'InvoiceTotals' });

export const invoiceDocumentSchema = z
  .object({
    id: z.string(),
    documentType: documentTypeSchema,
    state: invoiceStateSchema,
    number: z.string().exactOptional(),
    issueDate: z.string(),
    dueDate: z.string(),
    periodStart: z.string(),
    periodEnd: z.string(),
    currency: currencySchema,
    seller: partySchema,
    buyer: partySchema,
    buyerReference: z.string().exactOptional(),
    precedingInvoice: z.object({ number: z.string(), issueDate: z.string() }).exactOptional(),
    lines: z.array(lineSchema),
    allowances: z.array(
      z.object({ reason: z.string(), percent: z.string().exactOptional(), amount: moneySchema, ...taxKey }),
    ),
    taxBreakdown: z.array(
      z.object({
        ...taxKey,
        base: moneySchema,
        tax: moneySchema,
        exemptionReason: z.string().exactOptional(),
      }),
    ),
    totals: totalsSchema,
    paymentTerms: z.string(),
    note: z.string().exactOptional(),
    language: z.string(),
  })
  .meta({ id: 'InvoiceDocument' });

/** Reads a frozen document back; throws when what is stored is none, which no program of ours has written. */
export function parseDocument(text: string): InvoiceDocument {
  return invoiceDocumentSchema.parse(JSON.parse(text));
}

const commitSchema = z.object({ hash: z.string(), subject: z.string(), at: instantSchema });

const tracedEntrySchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    projectName: z.string(),
    userName: z.string(),
    localDate: dateSchema,
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
    zone: z.string(),
    note: z.string(),
    seconds: z.number().int(),
    /** The same on each local day: two and more where it crosses midnight, none where the entry was changed since. */
    days: z.array(z.object({ date: dateSchema, seconds: z.number().int() })),
    /** Facts that the client gathered from git while the time ran. */
    branch: z.string().nullable(),
    remote: z.string().nullable(),
    commits: z.array(commitSchema),
  })
  .meta({ id: 'TracedEntry' });
export type TracedEntry = z.infer<typeof tracedEntrySchema>;

const tracedLineSchema = z
  .object({
    lineId: idSchema,
    /** Sum of the entries, and what the line bills after the rounding rule; 0 on a fixed item. */
    recordedSeconds: z.number().int(),
    billedSeconds: z.number().int(),
    /** The rule that made the one of the other. */
    rounding: roundingSchema,
    entries: z.array(tracedEntrySchema),
  })
  .meta({ id: 'TracedLine' });
export type TracedLine = z.infer<typeof tracedLineSchema>;

const checkSchema = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    passed: z.boolean(),
    message: z.string(),
    /** On a failed check: the party whose data mend it. */
    action: z.enum(['editOrganization', 'editClient']).exactOptional(),
  })
  .meta({ id: 'InvoiceCheck' });

export const invoiceDocumentReplySchema = z
  .object({
    document: invoiceDocumentSchema,
    version: z.number().int(),
    trace: z.array(tracedLineSchema),
    checks: z.array(checkSchema),
    /** On a draft the number it would get now; another may be issued first. */
    expectedNumber: z.string().nullable(),
    /** SHA-256 of the frozen document. */
    documentHash: z.string().nullable(),
  })
  .meta({ id: 'InvoiceDocumentReply' });
export type InvoiceDocumentReply = z.infer<typeof invoiceDocumentReplySchema>;
