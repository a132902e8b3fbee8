/** The mark of issued numbers on the disk: in a file beside the database, and in the manifest of each backup. */
import * as z from 'zod';

export const markedSeriesSchema = z.object({
  prefix: z.string(),
  year: z.number().int(),
  lastSequence: z.number().int().min(1),
  lastNumber: z.string(),
});
export const numberMarkSchema = z.array(markedSeriesSchema);

/** Why a database can know fewer numbers than were issued; `unknown`: it was replaced by other means than Vireo's. */
export const skipReasons = ['restored', 'started_empty', 'unknown'] as const;
export type SkipReason = (typeof skipReasons)[number];

export const numberMarkFileSchema = z.object({
  format: z.literal('vireo-numbers'),
  version: z.literal(1),
  series: numberMarkSchema,
  /** The last time that the database was replaced. */
  replaced: z.enum(skipReasons).optional(),
});
export type NumberMarkFile = z.infer<typeof numberMarkFileSchema>;

/** After the name of the database. */
export const numberMarkSuffix = '.numbers.json';
