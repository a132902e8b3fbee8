/** Exports of time on the wire. */
import * as z from 'zod';
import { dateSchema, zoneSchema } from '../../../../platform/http/wire.ts';
import { isInOrder, outOfOrder } from '../../model/entry-filter.ts';
import { lossSchema } from '../imports/imports.schema.ts';
import { exportFormats } from '../writers/exported-row.ts';

export const exportQuerySchema = z
  .strictObject({
    format: z.enum(exportFormats),
    /** Local dates of the entries, both inclusive. */
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    /** Of the clock times that Toggl's and Clockify's files have; the practice's where it is not said. */
    zone: zoneSchema.optional(),
  })
  .refine(isInOrder, outOfOrder);
export type ExportQuery = z.infer<typeof exportQuerySchema>;

export const timeExportSchema = z
  .object({
    format: z.enum(exportFormats),
    contentType: z.string(),
    entries: z.number().int().nonnegative(),
    text: z.string(),
    /** What the format has no place for. */
    losses: z.array(lossSchema),
  })
  .meta({ id: 'TimeExport' });
export type TimeExport = z.infer<typeof timeExportSchema>;
