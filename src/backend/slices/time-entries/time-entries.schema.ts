/** Time entries and the timer on the wire. */
import { z } from 'zod';
import {
  dateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../platform/http/wire.ts';

/** A repository may name a branch or a commit as it likes; that must neither steer a terminal nor hold up a timer. */
const gitText = z.string().overwrite((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}'));

/** Gathered at the client and kept as data: the backend never runs git. */
export const gitFactsSchema = z
  .strictObject({
    remote: gitText.max(500).nullable(),
    branch: gitText.max(250).nullable(),
    head: gitText.max(64).nullable(),
    commits: z
      .array(z.strictObject({ hash: gitText.max(64), subject: gitText.max(500), at: instantSchema }))
      .max(200),
  })
  .meta({ id: 'GitFacts' });
export type GitFacts = z.infer<typeof gitFactsSchema>;

/**
 * An instant with offset (`2026-11-19T09:00:00Z`), or a wall-clock time without one (`2026-11-19T09:00`),
 * which is read in the entry's `zone`; one that the clocks skip there is refused.
 */
export const momentSchema = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/,
    'must be an ISO 8601 date and time such as 2026-11-19T09:00:00Z',
  );

const zone = z.string().max(64).meta({ description: 'IANA time zone, e.g. Europe/Berlin' });
const note = textSchema.max(10_000);
const tags = z.array(lineSchema.min(1).max(60)).max(30);

export const timeEntrySchema = recordSchema
  .extend({
    userId: idSchema,
    projectId: idSchema,
    taskId: idSchema.nullable(),
    startedAt: instantSchema,
    /** Null while the timer runs. */
    endedAt: instantSchema.nullable(),
    zone,
    /** The day it belongs to: that of its start, in its own zone. */
    localDate: dateSchema,
    /** Whole seconds; null while the timer runs. */
    seconds: z.number().int().nullable(),
    note,
    billable: z.boolean(),
    tags,
    git: gitFactsSchema.nullable(),
    /** The hourly rate as it was when the entry was made. */
    rate: moneySchema,
    timesheetId: idSchema.nullable(),
    /** Entries of the same person that share time with it, told by the policy `warn`; filled in replies to writes. */
    overlaps: z.array(idSchema),
  })
  .meta({ id: 'TimeEntry' });
export type TimeEntry = z.infer<typeof timeEntrySchema>;

export const createTimeEntrySchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    taskId: idSchema.nullable().optional(),
    startedAt: momentSchema,
    endedAt: momentSchema,
    zone: zone.optional(),
    note: note.optional(),
    billable: z.boolean().optional(),
    tags: tags.optional(),
    git: gitFactsSchema.nullable().optional(),
  })
  .meta({ id: 'CreateTimeEntry' });
export type CreateTimeEntry = z.infer<typeof createTimeEntrySchema>;

export const patchTimeEntrySchema = z
  .strictObject({
    projectId: idSchema,
    taskId: idSchema.nullable(),
    startedAt: momentSchema,
    endedAt: momentSchema,
    zone,
    note,
    billable: z.boolean(),
    tags,
    git: gitFactsSchema.nullable(),
  })
  .partial()
  .meta({ id: 'PatchTimeEntry' });
export type PatchTimeEntry = z.infer<typeof patchTimeEntrySchema>;

export const listTimeEntriesSchema = z.strictObject({
  ...pageQuerySchema.shape,
  /** Local dates of the entries, both inclusive. */
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  projectId: idSchema.optional(),
  userId: idSchema.optional(),
  timesheetId: idSchema.optional(),
});
export type ListTimeEntries = z.infer<typeof listTimeEntriesSchema>;

export const timeEntryPageSchema = pageSchema(timeEntrySchema).meta({ id: 'TimeEntryPage' });

/** Finished time, project by project. */
export const timeTotalsSchema = z
  .object({ items: z.array(z.object({ projectId: idSchema, seconds: z.number().int() })) })
  .meta({ id: 'TimeTotals' });
export type TimeTotals = z.infer<typeof timeTotalsSchema>;

export const timerQuerySchema = z.strictObject({ zone: zone.optional() });

/** What the status bar shows: the running entry, and the sums that a running timer does not yet count in. */
export const timerSchema = z
  .object({
    entry: timeEntrySchema.nullable(),
    /** Finished seconds of today and of this ISO week, in the asked zone. */
    todaySeconds: z.number().int(),
    weekSeconds: z.number().int(),
    unbilledSeconds: z.number().int(),
    /** Value of the unbilled billable time, one amount a currency. */
    unbilled: z.array(moneySchema),
  })
  .meta({ id: 'Timer' });
export type Timer = z.infer<typeof timerSchema>;

export const startTimerSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    taskId: idSchema.nullable().optional(),
    note: note.optional(),
    zone: zone.optional(),
    billable: z.boolean().optional(),
    tags: tags.optional(),
    git: gitFactsSchema.nullable().optional(),
  })
  .meta({ id: 'StartTimer' });
export type StartTimer = z.infer<typeof startTimerSchema>;

export const stopTimerSchema = z
  .strictObject({
    note: note.optional(),
    endedAt: momentSchema.optional(),
    git: gitFactsSchema.nullable().optional(),
  })
  .meta({ id: 'StopTimer' });
export type StopTimer = z.infer<typeof stopTimerSchema>;
