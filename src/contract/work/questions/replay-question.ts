/** What a replay asks where the user's files are no longer those that its run began with. */
import * as z from 'zod';

/** `snapshot`: the files as they were. `today`: those of now, with what the run had changed until the checkpoint. */
export const replayFilesSchema = z.enum(['snapshot', 'today']);

/** Payload of the question; answered with `files` as the person chose. */
export const replayQuestionSchema = z.object({
  files: replayFilesSchema,
  /** Names of files that differ; the first of them. */
  differing: z.array(z.string()).readonly(),
  /** How many there are. */
  count: z.number().int().positive(),
});
export type ReplayQuestion = z.infer<typeof replayQuestionSchema>;
export type ReplayFiles = z.infer<typeof replayFilesSchema>;

/** The step that asks, and the id of its question. */
export const replayStep = 'files';
