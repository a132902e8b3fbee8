/** Imports of findings on the wire: a SARIF log in, what became of it out. */
import * as z from 'zod';
import { findingSourceSchema } from '../../../../../contract/findings.ts';
import { scannedRevisionSchema } from '../../../../../contract/revisions/scanned-revision.ts';
import { viewReasons } from '../../../../../domain/revisions/decide-record.ts';
import { lossReasons } from '../../../../../workspace/sarif-import/losses.ts';
import {
  idSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../../platform/http/wire.ts';

const count = z.number().int().nonnegative();

export const findingImportSchema = recordSchema
  .extend({
    projectId: idSchema,
    importedBy: idSchema,
    /** One for each tool in the log. */
    sources: z.array(
      z.object({
        source: findingSourceSchema,
        title: z.string(),
        tool: z.string(),
        toolVersion: z.string().nullable(),
        /** Results in the log, whatever became of them. */
        results: count,
        added: count,
        again: count,
        reopened: count,
        resolved: count,
        /** False where the tool said that it had not come to its end, or a part was asked for: then nothing is resolved. */
        isComplete: z.boolean(),
        /** Why nothing of it was kept; absent where all was. */
        notOnRecord: z.enum(viewReasons).optional(),
      }),
    ),
    /** Results that are no findings here, by reason, with some of them named. */
    losses: z.array(z.object({ reason: z.enum(lossReasons), count, examples: z.array(z.string()) })),
    /** What else the user should know, a sentence each. */
    notes: z.array(z.string()),
  })
  .meta({ id: 'FindingImport' });
export type FindingImport = z.infer<typeof findingImportSchema>;

export const createImportSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    /** `ci`, or a name of one's own that is kept as `tool:<name>`; by default that of each tool in the log. */
    source: lineSchema.min(1).max(150).optional(),
    /** Folder that absolute addresses in the log are below, where it is another than the project's: a checkout of CI. */
    root: lineSchema
      .max(4_000)
      .regex(/^(?:\/|[A-Za-z]:[\\/])/, 'must be an absolute path')
      .optional(),
    /** The log tells of a part of the project only: what it does not name stays as it is. */
    partial: z.boolean().default(false),
    /**
     * What is checked out where the log is sent from. A log that names its commit (`versionControlProvenance`) is of that one. Where several
     * people bring findings in, the default branch alone is on record; without any commit, only while none is.
     */
    revision: scannedRevisionSchema.optional(),
    /** On record whatever commit it is of. */
    anyRevision: z.boolean().optional(),
    /** A SARIF log (2.1.0; 2.0.0 as far as it is the same). */
    log: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CreateFindingImport' });
export type CreateImport = z.infer<typeof createImportSchema>;

export const listImportsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
});
export type ListImports = z.infer<typeof listImportsSchema>;

export const importPageSchema = pageSchema(findingImportSchema).meta({ id: 'FindingImportPage' });
