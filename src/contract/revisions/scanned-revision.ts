/** What a machine says of the checkout that it scanned, bounded: a machine is believed in nothing that it could make long. */
import * as z from 'zod';
import type {
  ScannedRevision as DecidedRevision,
  PlaceOfKnown,
} from '../../domain/revisions/decide-record.ts';
import { isHash } from '../git-names.ts';

const hashSchema = z.string().max(64).refine(isHash, 'must be the whole hash of a commit');

/** So many commits before the one that was scanned are named. */
export const longestHistory = 200;

export const scannedRevisionSchema = z.object({
  branch: z.string().min(1).max(250).nullable(),
  isDefault: z.boolean(),
  commit: hashSchema,
  isClean: z.boolean(),
  since: z
    .object({ commit: hashSchema, place: z.enum(['same', 'before', 'after', 'apart', 'missing']) })
    .nullable(),
  history: z.array(hashSchema).max(longestHistory),
}) satisfies z.ZodType<DecidedRevision>;
export type ScannedRevision = z.infer<typeof scannedRevisionSchema>;
export type { PlaceOfKnown };

/** What a log says of its commit by itself (`versionControlProvenance`); tools beside ours say neither of the flags. */
export const loggedRevisionSchema = z.object({
  branch: z.string().min(1).max(250).nullable(),
  commit: hashSchema,
  isDefault: z.boolean().optional(),
  isClean: z.boolean().optional(),
  history: z.array(hashSchema).max(longestHistory),
});
export type LoggedRevision = z.infer<typeof loggedRevisionSchema>;

/** Asks for it: `since` is the commit on record, null where there is none. */
export const revisionAskSchema = z.object({ since: hashSchema.nullable() });
export type RevisionAsk = z.infer<typeof revisionAskSchema>;
