/** The records that a figure stands on. */
import * as z from 'zod';

/** What a figure in an answer stands on: the client opens it. */
export const recordLinkSchema = z.object({
  kind: z.enum([
    'entry',
    'entries',
    'timesheet',
    'invoice',
    'project',
    'client',
    'document',
    'finding',
    'findings',
    'request',
    'timer',
  ]),
  ids: z.array(z.string()),
});
export type RecordLink = z.infer<typeof recordLinkSchema>;
