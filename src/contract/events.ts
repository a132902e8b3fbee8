/** What the backend tells its clients over `WebSocket /api/v1/ws/notifications` (ARCHITECTURE D14). */
import * as z from 'zod';
import { agentEventSchema } from './work/agent-run.ts';

/** A change to one record. `seq` grows by commit order within an organization's log; `since=seq` replays what came after. */
export const eventSchema = z.object({
  seq: z.number().int().nonnegative(),
  /** `<resource>.<what happened>`, e.g. `time-entry.started`. */
  type: z.string(),
  id: z.string(),
  version: z.number().int().positive(),
});
export type WireEvent = z.infer<typeof eventSchema>;

/** Sent in place of a replay when `since` lies before what the log still holds: load everything again. */
export const reloadSchema = z.object({ reload: z.literal(true), seq: z.number().int().nonnegative() });

/** Progress of a running job; not logged, so never replayed. */
export const progressSchema = z.object({
  progress: z.object({
    requestId: z.string(),
    step: z.string(),
    /** 0..1, absent while unknown. */
    fraction: z.number().min(0).max(1).optional(),
  }),
});

/** Progress of a scan that runs as a job; not logged either. Its end is an event, `scan.done` or another. */
export const scanProgressSchema = z.object({
  scan: z.object({
    scanId: z.string(),
    projectId: z.string(),
    /** False where it scans parts of the project. */
    whole: z.boolean(),
    step: z.string(),
    /** 0..1, absent while unknown. */
    fraction: z.number().min(0).max(1).optional(),
  }),
});

/** One more entry of the timeline of a request, which keeps it: what was missed is read there, from the last `seq`. */
export const timelineSchema = z.object({
  timeline: z.object({ requestId: z.string(), seq: z.number().int().positive(), event: agentEventSchema }),
});

/** Of the server's API and this machine's: which of the two is ahead. */
const versionSkewSchema = z.enum(['server_newer', 'server_older']);
export type VersionSkew = z.infer<typeof versionSkewSchema>;

/**
 * How the local backend of an account stands to its server: sent by itself, at the start of a line and at each change. What is
 * written while there is no connection waits on this machine.
 */
export const accountLineSchema = z.object({
  account: z.object({
    /** Host and port, as a person knows it. */
    server: z.string(),
    connected: z.boolean(),
    /** Nothing is read or sent until one of the two is updated. */
    skew: versionSkewSchema.nullable().default(null),
    /** Writes that are sent once there is a connection. */
    waiting: z.number().int().nonnegative(),
    /** Writes that the server refused: the person decides what becomes of them. */
    refused: z.number().int().nonnegative(),
  }),
});
export type AccountLine = z.infer<typeof accountLineSchema>['account'];

export const notificationSchema = z.union([
  eventSchema,
  reloadSchema,
  progressSchema,
  scanProgressSchema,
  timelineSchema,
  accountLineSchema,
]);
export type Notification = z.infer<typeof notificationSchema>;
