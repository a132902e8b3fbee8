/** The checkpoints of a graph, which the backend keeps for a run: what is in them is the graph's, and nobody else reads it. */
import * as z from 'zod';

const name = z.string().max(500);

/** A value as the graph's library writes it: JSON as it is, bytes in Base64. */
const packedSchema = z.object({ type: z.enum(['json', 'bytes']), text: z.string().max(20_000_000) });
export type Packed = z.infer<typeof packedSchema>;

const place = {
  /** Of the run: it has one for each graph. */
  thread: name,
  /** Of a graph within the graph; empty for the outermost. */
  namespace: name,
};

/** What a channel of the graph holds, by its version: a checkpoint shares it with those before it. */
const keptValueSchema = z.object({ channel: name, version: name, value: packedSchema });
export type KeptValue = z.infer<typeof keptValueSchema>;

const keptCheckpointSchema = z.object({
  ...place,
  /** Later ones sort after earlier ones. */
  id: name,
  parent: name.nullable(),
  /** Without the values of its channels. */
  checkpoint: packedSchema,
  metadata: packedSchema,
  /** Of each channel. */
  versions: z.record(name, name),
  /** Those that are new with it. */
  values: z.array(keptValueSchema),
});
export type KeptCheckpoint = z.infer<typeof keptCheckpointSchema>;

const keptWriteSchema = z.object({
  /** Names the node's try. */
  task: name,
  /** Where the node stands in the graph: writes are applied in this order. */
  path: name,
  /** Below zero for what may be rewritten. */
  index: z.number().int(),
  channel: name,
  value: packedSchema,
});
export type KeptWrite = z.infer<typeof keptWriteSchema>;

const foundCheckpointSchema = keptCheckpointSchema.extend({
  /** Of all its channels that hold something. */
  values: z.array(keptValueSchema),
  /** What its nodes have written since, in no order. */
  writes: z.array(keptWriteSchema),
});
export type FoundCheckpoint = z.infer<typeof foundCheckpointSchema>;

export const checkpointAskSchema = z.discriminatedUnion('kind', [
  /** The newest where none is named. */
  z.object({ kind: z.literal('checkpoint-load'), ...place, id: name.optional() }),
  /** The newest first. */
  z.object({
    kind: z.literal('checkpoint-list'),
    thread: name.optional(),
    namespace: name.optional(),
    id: name.optional(),
    /** Those that are older than this one. */
    before: name.optional(),
    limit: z.number().int().nonnegative().optional(),
  }),
  /** Of the other run, where this one begins. */
  z.object({ kind: z.literal('checkpoint-origin'), thread: name }),
  z.object({ kind: z.literal('checkpoint-put'), kept: keptCheckpointSchema }),
  z.object({
    kind: z.literal('checkpoint-writes'),
    ...place,
    checkpoint: name,
    writes: z.array(keptWriteSchema),
  }),
  z.object({ kind: z.literal('checkpoint-delete'), thread: name }),
]);
export type CheckpointAsk = z.infer<typeof checkpointAskSchema>;

const nothing = z.null();

export const checkpointAnswers = {
  'checkpoint-load': foundCheckpointSchema.nullable(),
  'checkpoint-origin': foundCheckpointSchema.nullable(),
  'checkpoint-list': z.array(foundCheckpointSchema),
  'checkpoint-put': nothing,
  'checkpoint-writes': nothing,
  'checkpoint-delete': nothing,
} as const;
