/** The discovery file: how a window or the command line finds the user's one local backend. Readable by the user only. */
import * as z from 'zod';

export const discoverySchema = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().min(1).max(65_535),
  token: z.string().min(32),
  /** Version of the product that serves. */
  version: z.string(),
  /** Clients and backends with equal major understand one another. */
  apiMajor: z.number().int().positive(),
  startedAt: z.string(),
});
export type Discovery = z.infer<typeof discoverySchema>;
