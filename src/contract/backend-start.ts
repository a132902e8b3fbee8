/** The one line of JSON that a backend prints when it is ready, or when it cannot be. */
import * as z from 'zod';
import { unreadableDatabaseSchema } from './unreadable-database.ts';

export const backendReadySchema = z.object({
  url: z.string(),
  token: z.string(),
  pid: z.number().int().positive(),
  version: z.string(),
  /** Nothing is served but this question. */
  setAside: unreadableDatabaseSchema.optional(),
});
export type BackendReady = z.infer<typeof backendReadySchema>;

export const backendFailedSchema = z.object({
  error: z.object({
    code: z.enum(['data_directory', 'database', 'port', 'usage', 'internal']),
    message: z.string(),
  }),
});
export type BackendFailed = z.infer<typeof backendFailedSchema>;

/** The same of a server, which has no token of its own. */
export const teamReadySchema = z.object({
  /** By which people reach it. */
  url: z.string(),
  /** Where it listens on this machine. */
  listening: z.string(),
  pid: z.number().int().positive(),
  version: z.string(),
});
export type TeamReady = z.infer<typeof teamReadySchema>;

/** What the operator has asked of a server's database. */
export const teamHelpSchema = z.union([
  z.object({
    secondFactorReset: z.object({
      email: z.string(),
      /** Of how many the account is. */
      organizations: z.number().int(),
    }),
  }),
  z.object({ passwordLink: z.object({ email: z.string(), link: z.string() }) }),
]);
export type TeamHelp = z.infer<typeof teamHelpSchema>;

export const teamStartSchema = z.union([teamReadySchema, backendFailedSchema]);

export const backendStartSchema = z.union([backendReadySchema, backendFailedSchema]);

/** What `GET /health` says: enough to know whether this is ours, and which version. */
export const healthSchema = z.object({
  status: z.literal('ok'),
  product: z.literal('vireo'),
  version: z.string(),
  apiMajor: z.number().int(),
  storage: z.string(),
  /** Nothing is served but this question. */
  setAside: unreadableDatabaseSchema.optional(),
  /** ISO 8601, in UTC; null where there is none. Absent where this backend makes none. */
  newestBackupAt: z.string().nullable().optional(),
  /** Answers the challenge of the request: only who has the token of the discovery file can. */
  proof: z.string().optional(),
});
export type Health = z.infer<typeof healthSchema>;
