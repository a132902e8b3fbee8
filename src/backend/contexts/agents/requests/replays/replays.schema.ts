/** Replays: from where they can begin, and what a run has done outside. */
import * as z from 'zod';
import { idSchema, instantSchema, lineSchema, pageSchema } from '../../../../platform/http/wire.ts';
import { deadlineSchema } from '../requests.schema.ts';

export const replayRequestSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** Id of a checkpoint of the request; from the beginning when absent. */
    from: lineSchema.min(1).max(200).optional(),
    deadline: deadlineSchema.optional(),
  })
  .nullable();
export type ReplayRequest = NonNullable<z.infer<typeof replayRequestSchema>>;

/** A place in a run at which a replay of it can begin. What the run knew there is its graph's alone. */
export const checkpointSchema = z
  .object({
    id: z.string(),
    /** Name of the graph, of which a run may have several. */
    graph: z.string(),
    /** The one before it; null for the first. */
    parent: z.string().nullable(),
    createdAt: instantSchema,
    /** Title of the step that comes next; null where the copy is not here. */
    before: z.string().nullable(),
    /** Whether the copy of the project that a replay begins in is on this machine; `elsewhere`: it is on another one. */
    copy: z.enum(['kept', 'gone', 'elsewhere']),
  })
  .meta({ id: 'AgentCheckpoint' });
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const checkpointPageSchema = pageSchema(checkpointSchema).meta({ id: 'AgentCheckpointPage' });

/** Something that a run did beyond its own files and records. */
export const requestEffectSchema = z
  .object({
    /** Name of the effect or the tool. */
    effect: z.string(),
    /** A sentence, in English. */
    text: z.string(),
    /** False where it was begun, and whether it was done is not known. */
    isDone: z.boolean(),
    at: instantSchema,
    /** The request that did it where this one replays that, from before; null of its own, and of what it goes on with. */
    sentBy: z.string().nullable(),
  })
  .meta({ id: 'AgentEffect' });
export type RequestEffect = z.infer<typeof requestEffectSchema>;

export const requestEffectListSchema = z
  .object({ items: z.array(requestEffectSchema) })
  .meta({ id: 'AgentEffectList' });
