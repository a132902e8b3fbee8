/** Drafts that are made of an invoice, on the wire. */
import * as z from 'zod';
import { dateSchema, idSchema, nameSchema } from '../../../../platform/http/wire.ts';
import { invoiceSchema } from '../invoices.schema.ts';

export const correctInvoiceSchema = z
  .strictObject({
    /** Of the new draft. */
    id: idSchema.optional(),
    creditId: idSchema.optional(),
    /** Printed on the credit note. */
    reason: nameSchema,
    /** Of the credit note. */
    issueDate: dateSchema.optional(),
  })
  .meta({ id: 'CorrectInvoice' });
export type CorrectInvoice = z.infer<typeof correctInvoiceSchema>;

export const correctedInvoiceSchema = z
  .object({ draft: invoiceSchema, credit: invoiceSchema })
  .meta({ id: 'CorrectedInvoice' });
export type CorrectedInvoice = z.infer<typeof correctedInvoiceSchema>;

export const duplicateInvoiceSchema = z
  .strictObject({
    /** Of the new draft. */
    id: idSchema.optional(),
  })
  .meta({ id: 'DuplicateInvoice' });
export type DuplicateInvoice = z.infer<typeof duplicateInvoiceSchema>;
