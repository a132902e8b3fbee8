/** The records that a figure stands on. */
import * as z from 'zod';
import { recordKinds } from './record-kinds.generated.ts';

/** What a figure in an answer stands on: the client opens it. */
export const recordLinkSchema = z.object({
  kind: z.enum(recordKinds),
  ids: z.array(z.string()),
});
export type RecordLink = z.infer<typeof recordLinkSchema>;
