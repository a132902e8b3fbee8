/** Time entries and the timer on the wire. */
import * as z from 'zod';
import { highestRateMinor } from '../../../../domain/money.ts';
import {
  amountSchema,
  dateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  moneySchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
  zoneSchema,
} from '../../../platform/http/wire.ts';
import { entryDaysSchema, entryFilterSchema, isInOrder, outOfOrder } from '../model/entry-filter.ts';
import { type GitFacts, gitFactsSchema } from '../model/git-facts.ts';

export { type GitFacts, gitFactsSchema };

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

export const noteSchema = textSchema.max(10_000);
/** A set: what is said twice is meant once. */
export const tagsSchema = z
  .array(lineSchema.min(1).max(60))
  .max(30)
  .overwrite((said) => [...new Set(said)]);

export const entryWarningSchema = z
  .object({
    code: z.enum(['field_missing', 'daily_limit', 'ends_in_future']),
    message: z.string(),
    /** As the request names it. */
    field: z.string(),
  })
  .meta({ id: 'EntryWarning' });
export type EntryWarning = z.infer<typeof entryWarningSchema>;

export const timeEntrySchema = recordSchema
  .extend({
    userId: idSchema,
    projectId: idSchema,
    taskId: idSchema.nullable(),
    startedAt: instantSchema,
    /** Null while the timer runs. */
    endedAt: instantSchema.nullable(),
    zone: zoneSchema,
    /** The day it belongs to: that of its start, in its own zone. */
    localDate: dateSchema,
    /** Whole seconds; null while the timer runs. */
    seconds: z.number().int().nullable(),
    note: noteSchema,
    billable: z.boolean(),
    tags: tagsSchema,
    git: gitFactsSchema.nullable(),
    /** For one hour; 0 where no rate reaches it yet. */
    rate: moneySchema,
    /** The rate by date that `rate` is from; null where it was typed, came from a file, or there is none. */
    rateId: idSchema.nullable(),
    /** The rate was typed for this entry: changes of rates leave it alone. */
    ownRate: z.boolean(),
    timesheetId: idSchema.nullable(),
    /** Entries of the same person that share time with it, told by the policy `warn`; filled in replies to writes. */
    overlaps: z.array(idSchema),
    /**
     * What it bills by itself, whole seconds; null while it runs, where it is not billed, and where the project's rule
     * adds entries up before it rounds.
     */
    billedSeconds: z.number().int().nullable(),
    /** What the rules of time have to say of a write that was done all the same; filled in replies to writes. */
    warnings: z.array(entryWarningSchema),
  })
  .meta({ id: 'TimeEntry' });
export type TimeEntry = z.infer<typeof timeEntrySchema>;

/** As the event log keeps it; what replies alone tell was not always there. */
export const loggedEntrySchema = timeEntrySchema.extend({
  rateId: timeEntrySchema.shape.rateId.default(null),
  ownRate: timeEntrySchema.shape.ownRate.default(false),
  overlaps: timeEntrySchema.shape.overlaps.default([]),
  billedSeconds: timeEntrySchema.shape.billedSeconds.default(null),
  warnings: timeEntrySchema.shape.warnings.default([]),
});

/** For one hour of this entry alone, in its client's currency; null for what the rates by date say. */
export const typedRateSchema = amountSchema
  .extend({ minor: amountSchema.shape.minor.max(highestRateMinor) })
  .nullable();

export const createTimeEntrySchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    taskId: idSchema.nullable().optional(),
    startedAt: momentSchema,
    endedAt: momentSchema,
    zone: zoneSchema.optional(),
    note: noteSchema.optional(),
    billable: z.boolean().optional(),
    tags: tagsSchema.optional(),
    git: gitFactsSchema.nullable().optional(),
    rate: typedRateSchema.optional(),
  })
  .meta({ id: 'CreateTimeEntry' });
export type CreateTimeEntry = z.infer<typeof createTimeEntrySchema>;

const spanSchema = z.object({
  startedAt: instantSchema,
  endedAt: instantSchema,
  seconds: z.number().int(),
});

/** What a write would do, without doing it; what the write would be refused for, this is refused for. */
export const timeEntryPreviewSchema = z
  .object({
    seconds: z.number().int(),
    billedSeconds: z.number().int().nullable(),
    overlaps: z.array(idSchema),
    warnings: z.array(entryWarningSchema),
    /** Entries of the same person that give time away by the policy `crop`, by start. */
    neighbours: z.array(
      z.object({
        id: idSchema,
        version: z.number().int(),
        projectId: idSchema,
        note: noteSchema,
        before: spanSchema,
        /** One piece; two where the new entry lies inside: the second becomes an entry of its own. */
        after: z.array(spanSchema),
      }),
    ),
  })
  .meta({ id: 'TimeEntryPreview' });
export type TimeEntryPreview = z.infer<typeof timeEntryPreviewSchema>;

export const patchTimeEntrySchema = z
  .strictObject({
    projectId: idSchema,
    taskId: idSchema.nullable(),
    startedAt: momentSchema,
    endedAt: momentSchema,
    zone: zoneSchema,
    note: noteSchema,
    billable: z.boolean(),
    tags: tagsSchema,
    git: gitFactsSchema.nullable(),
    rate: typedRateSchema,
  })
  .partial()
  .meta({ id: 'PatchTimeEntry' });
export type PatchTimeEntry = z.infer<typeof patchTimeEntrySchema>;

export const listTimeEntriesSchema = z
  .strictObject({
    ...pageQuerySchema.shape,
    ...entryDaysSchema.shape,
    ...entryFilterSchema.shape,
    timesheetId: idSchema.optional(),
  })
  .refine(isInOrder, outOfOrder);
export type ListTimeEntries = z.infer<typeof listTimeEntriesSchema>;

export const timeEntryPageSchema = pageSchema(timeEntrySchema).meta({ id: 'TimeEntryPage' });

export const listTagsSchema = z.strictObject(entryDaysSchema.shape).refine(isInOrder, outOfOrder);
export type ListTags = z.infer<typeof listTagsSchema>;

/** Each spelling of a tag once (`review` and `Review` are two), in the order in which a person looks one up. */
export const timeTagsSchema = z.object({ items: z.array(z.string()) }).meta({ id: 'TimeTags' });
export type TimeTags = z.infer<typeof timeTagsSchema>;

/** Finished time, project by project. */
export const timeTotalsSchema = z
  .object({ items: z.array(z.object({ projectId: idSchema, seconds: z.number().int() })) })
  .meta({ id: 'TimeTotals' });
export type TimeTotals = z.infer<typeof timeTotalsSchema>;
