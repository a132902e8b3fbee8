/** Fixed items of drafts and of templates on the wire. */
import * as z from 'zod';
import { lineSchema } from '../../../platform/http/wire.ts';

/** What is billed beside time. Decimals as strings, so that nothing is lost on the way. */
export const itemSchema = z
  .strictObject({
    description: lineSchema.min(1).max(500),
    quantity: z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'must be a decimal such as "1" or "2.5"'),
    unitPrice: z
      .string()
      .regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'must be a decimal in major units such as "650.00"'),
  })
  .meta({ id: 'InvoiceItem' });
export type InvoiceItem = z.infer<typeof itemSchema>;
