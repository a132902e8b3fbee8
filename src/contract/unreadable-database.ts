/** A database that could not be opened and was moved, or that is missing: the user confirms before a new one is created. */
import * as z from 'zod';

export const unreadableDatabaseSchema = z.object({
  /** Absolute path that the file was moved to. */
  path: z.string(),
  /** ISO 8601, in UTC. */
  at: z.string(),
  /** Why it could not be used, in a sentence. */
  reason: z.string(),
  /** Nothing was moved: the file is gone, from this path, and there are backups of it. */
  missing: z.literal(true).optional(),
});
export type UnreadableDatabase = z.infer<typeof unreadableDatabaseSchema>;

/** `POST`: create an empty database. Until then every data route answers 503 `store_set_aside`. */
export const startEmptyPath = '/api/v1/store/start-empty';
