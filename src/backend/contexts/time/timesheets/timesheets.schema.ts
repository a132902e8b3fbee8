/** Timesheets on the wire: a person's week, what is in it, and what was decided about it. */
import * as z from 'zod';
import { timesheetStates } from '../../../../domain/timesheet-states.ts';
import { entryVerdicts } from '../../../../domain/timesheet-verdicts.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';
import { submitRefusalSchema } from '../model/open-week.ts';
import { overlappingTimeSchema } from '../model/overlaps.ts';

const stateSchema = z.enum(timesheetStates);

export const timesheetSchema = recordSchema
  .extend({
    userId: idSchema,
    userName: z.string(),
    /** Monday and Sunday of the ISO week. */
    weekStart: dateSchema,
    weekEnd: dateSchema,
    /** ISO 8601: the year that the week is numbered in, and its number. */
    year: z.number().int(),
    week: z.number().int(),
    /** 0; more for time added after the week's first sheet was approved. */
    supplement: z.number().int(),
    state: stateSchema,
    /** Sums of its finished entries, each whole, with what it has on days after the week. */
    seconds: z.number().int(),
    /**
     * What was worked on the days of the week, as the week and reports tell it: `seconds` without what its entries have on
     * later days; with what entries of the week before have on its days, unless it is a supplement.
     */
    workedSeconds: z.number().int(),
    billableSeconds: z.number().int(),
    entryCount: z.number().int(),
    submittedAt: instantSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    decidedBy: idSchema.nullable(),
    /** Why it was rejected, or opened again; null once it is submitted. */
    reason: z.string().nullable(),
    /** While submitted: entries added, removed and changed since it was submitted before; null the first time. */
    differenceCount: z.number().int().nullable(),
    commentCount: z.number().int(),
  })
  .meta({ id: 'Timesheet' });
export type Timesheet = z.infer<typeof timesheetSchema>;

export const sheetEntrySchema = z
  .object({
    id: idSchema,
    version: z.number().int().positive(),
    projectId: idSchema,
    projectName: z.string(),
    clientName: z.string(),
    taskId: idSchema.nullable(),
    startedAt: instantSchema,
    endedAt: instantSchema.nullable(),
    zone: z.string(),
    localDate: dateSchema,
    seconds: z.number().int().nullable(),
    note: z.string(),
    tags: z.array(z.string()),
    billable: z.boolean(),
    rate: moneySchema,
    /** The rate was typed for this entry. */
    ownRate: z.boolean(),
    /** The newest one; a rejected entry keeps its reason until it is submitted again. */
    verdict: z
      .object({
        verdict: z.enum(entryVerdicts),
        reason: z.string().nullable(),
        decidedAt: instantSchema,
        decidedBy: idSchema,
      })
      .nullable(),
    /** As on a time entry: what it bills by itself, null where nothing is. */
    billedSeconds: z.number().int().nullable(),
    /** What it shares with other entries of its author; null where that is nothing, or the project's rule allows it. */
    shared: overlappingTimeSchema.nullable(),
  })
  .meta({ id: 'TimesheetEntry' });
export type SheetEntry = z.infer<typeof sheetEntrySchema>;

const revisionSchema = z.string().min(1).max(100);

export const timesheetWeekSchema = timesheetSchema
  .extend({
    /** Of its time what is recorded more than once; it counts each time in `seconds`. */
    sharedSeconds: z.number().int(),
    /** While it is open: names its finished entries in their versions, so that a submission can be on these alone; else null. */
    revision: revisionSchema.nullable(),
    /** Why it would be refused to whoever asks, submitted now; null where it would not. */
    submitRefusal: submitRefusalSchema.nullable(),
    /** Monday to Sunday, each with what was worked on it, and with the entries that began on it in order of start. */
    days: z.array(
      z.object({ date: dateSchema, seconds: z.number().int(), entries: z.array(sheetEntrySchema) }),
    ),
  })
  .meta({ id: 'TimesheetWeek' });
export type TimesheetWeek = z.infer<typeof timesheetWeekSchema>;

export const createTimesheetSchema = z
  .strictObject({ id: idSchema.optional(), weekStart: dateSchema })
  .meta({ id: 'CreateTimesheet' });
export type CreateTimesheet = z.infer<typeof createTimesheetSchema>;

export const listTimesheetsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  userId: idSchema.optional(),
  state: stateSchema.optional(),
  /** Weeks that start within these dates, both inclusive. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export type ListTimesheets = z.infer<typeof listTimesheetsSchema>;

export const timesheetPageSchema = pageSchema(timesheetSchema).meta({ id: 'TimesheetPage' });

export const submitTimesheetSchema = z
  .strictObject({
    /** As the week was seen: where it has other entries by now, or one of them is another, nothing is submitted. */
    revision: revisionSchema.optional(),
  })
  .meta({ id: 'SubmitTimesheet' });

export const reasonSchema = textSchema
  .trim()
  .min(1, 'is needed: the author must know what to change')
  .max(2000);

export const rejectTimesheetSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'RejectTimesheet' });

export const reopenTimesheetSchema = z
  .strictObject({
    /** May be left out by whoever is alone and opens their own week. */
    reason: reasonSchema.optional(),
  })
  .meta({ id: 'ReopenTimesheet' });
