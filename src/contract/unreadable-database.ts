/** A database that could not be used and was moved: the question that the user answers before a new one is made. */
import * as z from 'zod';

export const unreadableDatabaseSchema = z.object({
  /** Absolute path of the file that was moved. */
  path: z.string(),
  /** ISO 8601, in UTC. */
  at: z.string(),
  /** Why it could not be used, in a sentence. */
  reason: z.string(),
});
export type UnreadableDatabase = z.infer<typeof unreadableDatabaseSchema>;

/** `POST`: the answer that an empty database is to be made. Until then every route of data answers 503 `store_set_aside`. */
export const startEmptyPath = '/api/v1/store/start-empty';
