/** On the wire: of which commit the findings on record are, and what is only one's own view. */
import * as z from 'zod';
import {
  confidenceSchema,
  findingCategorySchema,
  findingRangeSchema,
  findingStepSchema,
  severitySchema,
} from '../../../../../contract/findings.ts';
import { viewReasons } from '../../../../../domain/revisions/decide-record.ts';
import { idSchema, instantSchema } from '../../../../platform/http/wire.ts';

export const ofProjectSchema = z.strictObject({ projectId: idSchema });

const commitSchema = z.string().nullable();

export const findingRevisionsSchema = z
  .object({
    items: z.array(
      z.object({
        projectId: idSchema,
        /** `vireo` for scans and agents, else the source of an import. */
        source: z.string(),
        branch: z.string().nullable(),
        /** Null where a folder without git was scanned. */
        commit: commitSchema,
        runId: idSchema,
        recordedAt: instantSchema,
      }),
    ),
  })
  .meta({ id: 'FindingRevisions' });
export type FindingRevisions = z.infer<typeof findingRevisionsSchema>;

export const viewedFindingSchema = z.object({
  path: z.string(),
  ruleId: z.string(),
  category: findingCategorySchema,
  severity: severitySchema,
  confidence: confidenceSchema,
  message: z.string(),
  /** Markdown. */
  explanation: z.string().nullable(),
  range: findingRangeSchema,
  fingerprint: z.string(),
  snippet: z.string(),
  cwe: z.array(z.number()),
  owasp: z.array(z.string()),
  steps: z.array(findingStepSchema),
  isNew: z.boolean().nullable(),
});

/** Why a scan is not on record. */
export const notOnRecordSchema = z.object({
  why: z.enum(viewReasons),
  branch: z.string().nullable(),
  commit: commitSchema,
  /** The one on record then. */
  knownCommit: commitSchema,
});

export const findingViewsSchema = z
  .object({
    /** One a project at most: what the last scan of who asks found, and is not on record. */
    items: z.array(
      notOnRecordSchema.extend({
        projectId: idSchema,
        scanId: idSchema,
        scannedAt: instantSchema,
        findings: z.array(viewedFindingSchema),
      }),
    ),
  })
  .meta({ id: 'FindingViews' });
export type FindingViews = z.infer<typeof findingViewsSchema>;
