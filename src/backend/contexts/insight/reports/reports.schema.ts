/** Reports of finished time on the wire. Amounts of several currencies are listed, never added up. */
import * as z from 'zod';
import { countedTimes } from '../../../../domain/figures/counted-time.ts';
import { currencySchema, dateSchema, idSchema, moneySchema } from '../../../platform/http/wire.ts';
import { entryFilterSchema } from '../../time/model/entry-filter.ts';
import { reportGroupings } from '../model/rows/groupings.ts';

const grouping = z.enum(reportGroupings);

export const timeReportQuerySchema = z.strictObject({
  ...entryFilterSchema.shape,
  /** Local dates of the work, both inclusive. */
  from: dateSchema,
  to: dateSchema,
  groupBy: grouping.default('project'),
  thenBy: grouping.optional().meta({ description: 'A second level below each row' }),
});
export type TimeReportQuery = z.infer<typeof timeReportQuerySchema>;

const seconds = z.number().int().nonnegative();

const figures = {
  /** Work of the period, to the second; what crosses midnight is of both days. */
  seconds,
  billableSeconds: seconds,
  /**
   * What the billable time is billed as by the rules of rounding that stand today, as one invoice of the report's period and
   * filter would bill it; what they add to a sum counts with its earliest time. Null where no rule rounds any billable time of the
   * report.
   */
  roundedSeconds: z.number().int().nullable(),
  /** The part that an issued invoice bills. */
  billedSeconds: seconds,
  /** Of which some of the work lies here: an entry over midnight is one of each day, and one of their week. */
  entries: z.number().int().nonnegative(),
  /** Net value of the billable time as it is billed, one a currency; those of rows add up to those of the whole. */
  amounts: z.array(moneySchema),
  /** What was to be worked on the days up to today; null where that is not asked, as of one project. */
  targetSeconds: seconds.nullable(),
};

/** Query of `GET /time-entries` that gives the entries of a row, and no other. */
const entriesQuery = z.object({
  from: dateSchema,
  to: dateSchema,
  ...entryFilterSchema.omit({ billable: true }).shape,
  billable: z.boolean().optional(),
});

const rowShape = {
  /** A day, a week (`2026-W47`), a month (`2026-11`), the id of a record, or tags as a JSON array. */
  key: z.string(),
  /** What a person calls it; empty where there is nothing to name: no task, no tag. */
  name: z.string(),
  ...figures,
  query: entriesQuery,
};

const reportLineSchema = z.object(rowShape).meta({ id: 'TimeReportLine' });
export type TimeReportLine = z.infer<typeof reportLineSchema>;

const reportRowSchema = z
  .object({
    ...rowShape,
    /** The second level; empty where none was asked for. */
    rows: z.array(reportLineSchema),
  })
  .meta({ id: 'TimeReportRow' });
export type TimeReportRow = z.infer<typeof reportRowSchema>;

export const timeReportSchema = z
  .object({
    from: dateSchema,
    to: dateSchema,
    groupBy: grouping,
    thenBy: grouping.nullable(),
    /** The practice's own: it comes first wherever amounts are listed. */
    currency: currencySchema,
    /** Whose time it counts: everybody's, the caller's own, or their own and that of projects that they lead, or are a member of. */
    ofWhom: z.enum(countedTimes),
    /** By date, or else most time first. */
    rows: z.array(reportRowSchema),
    total: z.object({
      ...figures,
      /** Billable of worked time, 0 to 1; null where nothing was worked. */
      billableShare: z.number().nullable(),
      /** Worked up to today of the target, 1 is as much as was to be worked; null without a target. */
      targetShare: z.number().nullable(),
      /** Worked up to today beyond the target, negative below it; null without one. */
      overtimeSeconds: z.number().int().nullable(),
    }),
    /** Whose target it is: those who worked in the period, as far as the caller sees them. */
    people: z.array(idSchema),
  })
  .meta({ id: 'TimeReport' });
export type TimeReport = z.infer<typeof timeReportSchema>;
