/** An open invoice of the tool before, on the wire. */
import * as z from 'zod';
import { dateSchema, idSchema, lineSchema, positiveAmountSchema } from '../../../../platform/http/wire.ts';

export const openingBalanceSchema = z
  .strictObject({
    id: idSchema.optional(),
    clientId: idSchema,
    /** As the tool before printed it. */
    number: lineSchema.trim().min(1).max(60),
    issueDate: dateSchema,
    dueDate: dateSchema,
    /** What is still to be paid, VAT included. */
    open: positiveAmountSchema,
  })
  .meta({ id: 'OpeningBalance' });
export type OpeningBalance = z.infer<typeof openingBalanceSchema>;
