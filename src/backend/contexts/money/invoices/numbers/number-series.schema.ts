/** Series of numbers on the wire. */
import * as z from 'zod';
import { dateSchema, idSchema } from '../../../../platform/http/wire.ts';

const kindSchema = z.enum(['invoice', 'credit_note']);

const seriesSchema = z
  .object({
    kind: kindSchema,
    /** Of a client with a pattern of its own; null: the practice's. */
    clientId: idSchema.nullable(),
    clientName: z.string().nullable(),
    pattern: z.string(),
    /** 0 where the series does not restart each year. */
    year: z.number().int(),
    /** False until it has given a number: the first one can be set. */
    isUsed: z.boolean(),
    lastIssueDate: dateSchema.nullable(),
    /** The counter that the next document gets, and how that reads if it is issued today. */
    nextSequence: z.number().int(),
    nextNumber: z.string(),
  })
  .meta({ id: 'NumberSeries' });
export type NumberSeriesReply = z.infer<typeof seriesSchema>;

export const numberSeriesListSchema = z
  .object({ items: z.array(seriesSchema) })
  .meta({ id: 'NumberSeriesList' });
export type NumberSeriesList = z.infer<typeof numberSeriesListSchema>;

export const firstNumberSchema = z
  .strictObject({
    kind: kindSchema.default('invoice'),
    clientId: idSchema.optional(),
    /** The counter alone: 43 where the last invoice of the tool before was the 42nd, 1 where there was none. */
    first: z.number().int().min(1, 'must be 1 or more').max(999_999_999, 'must be 999999999 at most'),
  })
  .meta({ id: 'FirstNumber' });
export type FirstNumber = z.infer<typeof firstNumberSchema>;

export const numberSeriesSchema = seriesSchema;
