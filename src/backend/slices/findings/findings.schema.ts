/** Findings on the wire. */
import { z } from 'zod';
import {
  confidenceSchema,
  findingCategorySchema,
  findingRangeSchema,
  findingStepSchema,
  severitySchema,
} from '../../../contract/findings.ts';
import {
  idSchema,
  instantSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../platform/http/wire.ts';

export const findingStateSchema = z.enum(['open', 'accepted', 'dismissed', 'resolved']);

export const findingSchema = recordSchema
  .extend({
    projectId: idSchema,
    /** The run that saw it last. */
    requestId: idSchema,
    agent: z.string(),
    /** Relative to the project's folder, with forward slashes. */
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
    snippetHash: z.string(),
    cwe: z.array(z.number()),
    owasp: z.array(z.string()),
    steps: z.array(findingStepSchema),
    state: findingStateSchema,
    reason: z.string().nullable(),
    decidedBy: idSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    lastSeenAt: instantSchema,
    resolvedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

export const listFindingsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  requestId: idSchema.optional(),
  state: findingStateSchema.optional(),
  severity: severitySchema.optional(),
  path: lineSchema.max(1_000).optional(),
});
export type ListFindings = z.infer<typeof listFindingsSchema>;

export const findingPageSchema = pageSchema(findingSchema).meta({ id: 'FindingPage' });

const reason = textSchema.trim().min(1).max(2_000);

export const acceptFindingSchema = z
  .strictObject({ reason: reason.optional() })
  .meta({ id: 'AcceptFinding' });
export const dismissFindingSchema = z.strictObject({ reason }).meta({ id: 'DismissFinding' });
export const reopenFindingSchema = z.strictObject({}).meta({ id: 'ReopenFinding' });
