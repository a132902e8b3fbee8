/** What is done to entries beyond the plain five routes: put, split, merge, undo, many at once. */
import * as z from 'zod';
import { errorEnvelopeSchema } from '../../../../platform/http/api-error.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import {
  createTimeEntrySchema,
  momentSchema,
  noteSchema,
  tagsSchema,
  timeEntrySchema,
} from '../time-entries.schema.ts';

/** The whole entry: what is left out gets its default, not what it was. */
export const putTimeEntrySchema = createTimeEntrySchema.omit({ id: true }).meta({ id: 'PutTimeEntry' });
export type PutTimeEntry = z.infer<typeof putTimeEntrySchema>;

export const splitTimeEntrySchema = z
  .strictObject({
    /** Where the second begins: within the entry, at a whole second. */
    at: momentSchema,
    /** What is left out stays as in the first. */
    second: z
      .strictObject({
        id: idSchema,
        projectId: idSchema,
        taskId: idSchema.nullable(),
        note: noteSchema,
        billable: z.boolean(),
        tags: tagsSchema,
      })
      .partial()
      .default({}),
  })
  .meta({ id: 'SplitTimeEntry' });
export type SplitTimeEntry = z.infer<typeof splitTimeEntrySchema>;

/** Both parts, in order of time. */
export const splitEntriesSchema = z
  .object({ items: z.array(timeEntrySchema) })
  .meta({ id: 'SplitTimeEntries' });
export type SplitEntries = z.infer<typeof splitEntriesSchema>;

export const mergeTimeEntriesSchema = z
  .strictObject({
    ids: z.array(idSchema).min(2).max(50),
    id: idSchema
      .optional()
      .meta({ description: 'Of this request, made by the client: a copy after its undo merges nothing' }),
  })
  .meta({ id: 'MergeTimeEntries' });
export type MergeTimeEntries = z.infer<typeof mergeTimeEntriesSchema>;

const seenVersion = z
  .number()
  .int()
  .positive()
  .meta({ description: 'The version that was seen: as If-Match' });

/** A change by a version of an entry that it made; a deletion makes the version after the one that it deleted. */
export const changeNameSchema = z.strictObject({ entryId: idSchema, version: seenVersion });
export type ChangeName = z.infer<typeof changeNameSchema>;

/** Without a body the latest change is taken back whatever it is. */
export const undoTimeEntriesSchema = z
  .strictObject({
    id: idSchema
      .optional()
      .meta({ description: 'Of this request, made by the client: however often it arrives, it undoes once' }),
    entryIds: z
      .array(idSchema)
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'Only if your latest change touched one of these; else `conflict`' }),
    change: changeNameSchema.optional().meta({
      description:
        'Your change that made this version of the entry, whatever came after it; a change that took another back can be named, too, and does that one again',
    }),
    keepTimer: z.boolean().optional().meta({
      description: '`timer_running` where the start of the timer that runs would be taken back',
    }),
  })
  .refine(({ entryIds, change }) => entryIds === undefined || change === undefined, {
    path: ['change'],
    message: 'names the change: entryIds are for the latest',
  })
  .meta({ id: 'UndoTimeEntries' });
export type UndoTimeEntries = z.infer<typeof undoTimeEntriesSchema>;

/** What was taken back, and the entries as they are again; those that the change had made are gone. */
export const undoneSchema = z
  .object({
    entries: z.array(timeEntrySchema),
    removedIds: z.array(idSchema),
    /** Null where there was nothing to do. */
    change: changeNameSchema
      .nullable()
      .meta({ description: 'Names this undo: sent as `change`, it does again what was taken back' }),
  })
  .meta({ id: 'UndoneTimeEntries' });
export type Undone = z.infer<typeof undoneSchema>;

export const batchPutSchema = z.strictObject({
  id: idSchema,
  version: seenVersion.optional(),
  put: putTimeEntrySchema,
});
export const batchDeleteSchema = z.strictObject({
  id: idSchema,
  version: seenVersion.optional(),
  delete: z.literal(true),
});
const batchItemSchema = z.union([batchPutSchema, batchDeleteSchema]).meta({ id: 'TimeEntryBatchItem' });
export type BatchItem = z.infer<typeof batchItemSchema>;

/** Each item is read by itself: one that cannot be read is answered as such, and holds up no other. */
export const batchSchema = z
  .strictObject({
    items: z.array(z.union([batchItemSchema, z.unknown()])).max(500),
  })
  .meta({ id: 'TimeEntryBatch' });
export type Batch = z.infer<typeof batchSchema>;

export const batchResultSchema = z
  .object({
    /** One for each item, in their order. */
    items: z.array(
      z.object({
        id: z.string().nullable(),
        /** As the single request would have been answered: 200, 201, 204, or why not. */
        status: z.number().int(),
        entry: timeEntrySchema.nullable(),
        error: errorEnvelopeSchema.shape.error.nullable(),
      }),
    ),
  })
  .meta({ id: 'TimeEntryBatchResult' });
export type BatchResult = z.infer<typeof batchResultSchema>;
