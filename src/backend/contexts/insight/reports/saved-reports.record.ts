/** Saved reports: what is asked for under a name. Each is of the person that saved it, whatever they may see of others. */
import * as z from 'zod';
import { reportPeriods } from '../../../../domain/report-periods.ts';
import { dateSchema, nameSchema } from '../../../platform/http/wire.ts';
import { defineRecord } from '../../../platform/records/define-record.ts';
import type { RecordEvents } from '../../../platform/records/record-events.ts';
import { entryFilterSchema } from '../../time/model/entry-filter.ts';
import { reportGroupings } from '../model/rows/groupings.ts';
import type {} from './saved-reports.tables.ts';

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<RecordEvents<'saved-report'>, unknown> {}
}

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
export type SavedReportQuery = z.infer<typeof savedReportQuerySchema>;

export const savedReports = defineRecord({
  kind: 'saved-report',
  table: 'saved_reports',
  access: { read: 'time:read', write: 'time:read' },
  own: 'user_id',
  fields: {
    name: { schema: nameSchema },
    query: { schema: savedReportQuerySchema, json: true },
  },
  listedBy: { column: 'name', holds: 'text' },
});
