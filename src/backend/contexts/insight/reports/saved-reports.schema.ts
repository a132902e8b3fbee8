/** Saved reports on the wire: what is asked for under a name, for the person that saved it. */
import * as z from 'zod';
import { reportPeriods } from '../../../../domain/report-periods.ts';
import {
  dateSchema,
  idSchema,
  nameSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';
import { entryFilterSchema } from '../../time/model/entry-filter.ts';
import { reportGroupings } from '../model/rows/groupings.ts';

/** A named period moves with the calendar; days of one's own stay. */
const periodSchema = z.union([
  z.strictObject({ name: z.enum(reportPeriods) }),
  z
    .strictObject({ from: dateSchema, to: dateSchema })
    .refine(({ from, to }) => from <= to, { message: 'must not be earlier than from', path: ['to'] }),
]);

export const savedReportQuerySchema = z
  .strictObject({
    period: periodSchema,
    groupBy: z.enum(reportGroupings),
    thenBy: z.enum(reportGroupings).optional(),
    filter: z.strictObject({
      ...entryFilterSchema.omit({ billable: true }).shape,
      billable: z.boolean().optional(),
    }),
  })
  .refine(({ groupBy, thenBy }) => groupBy !== thenBy, {
    message: 'must not be the same as groupBy',
    path: ['thenBy'],
  })
  .meta({ id: 'SavedReportQuery' });

export const savedReportSchema = recordSchema
  .extend({ name: nameSchema, query: savedReportQuerySchema })
  .meta({ id: 'SavedReport' });
export type SavedReport = z.infer<typeof savedReportSchema>;

export const createSavedReportSchema = z
  .strictObject({ id: idSchema.optional(), name: nameSchema, query: savedReportQuerySchema })
  .meta({ id: 'CreateSavedReport' });
export type CreateSavedReport = z.infer<typeof createSavedReportSchema>;

export const patchSavedReportSchema = z
  .strictObject({ name: nameSchema, query: savedReportQuerySchema })
  .partial()
  .meta({ id: 'PatchSavedReport' });
export type PatchSavedReport = z.infer<typeof patchSavedReportSchema>;

export const listSavedReportsSchema = z.strictObject({ ...pageQuerySchema.shape });
export type ListSavedReports = z.infer<typeof listSavedReportsSchema>;

export const savedReportPageSchema = pageSchema(savedReportSchema).meta({ id: 'SavedReportPage' });
