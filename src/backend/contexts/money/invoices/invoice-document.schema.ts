/** The invoice as a document, on the wire: the document of contract/ with its trace and checks. */
import * as z from 'zod';
import {
  invoiceDocumentSchema,
  invoiceDocumentV1Schema,
} from '../../../../contract/invoicing/invoice-document-schema.ts';
import type { InvoiceDocument } from '../../../../domain/invoice-document.ts';
import { invoiceStates } from '../../../../domain/invoice-states.ts';
import { checkActions } from '../../../../domain/invoicing/rules/fault.ts';
import { upgradeDocument } from '../../../../domain/invoicing/upgrade-document.ts';
import { dateSchema, idSchema, instantSchema } from '../../../platform/http/wire.ts';
import { roundingSchema } from '../model/stored-rounding.ts';

export const invoiceStateSchema = z.enum(invoiceStates);

/**
 * Reads a frozen document back, whichever version it was frozen as; throws when what is stored is none, which no
 * program of ours has written, or when a later version has.
 */
export function parseDocument(text: string): InvoiceDocument {
  const stored: unknown = JSON.parse(text);
  return isFirstVersion(stored)
    ? upgradeDocument(invoiceDocumentV1Schema.parse(stored))
    : invoiceDocumentSchema.parse(stored);
}

/** Version 1 did not say its version. */
function isFirstVersion(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && !('version' in stored);
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
    /** On a failed check: what fixes it. */
    action: z.enum(checkActions).exactOptional(),
    /** Monday of the week that `approveWeek` is about. */
    weekStart: z.string().exactOptional(),
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
    /** The QR code that is printed on it: SVG path data of `size` × `size` units, one a module. */
    paymentCode: z.object({ size: z.number().int(), path: z.string(), caption: z.string() }).nullable(),
  })
  .meta({ id: 'InvoiceDocumentReply' });
export type InvoiceDocumentReply = z.infer<typeof invoiceDocumentReplySchema>;
