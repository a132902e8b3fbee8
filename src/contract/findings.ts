/**
 * Findings as they cross a process edge: what a workspace scan reports, the backend keeps, agents bring
 * and the language server shows. Lines and columns count from zero, columns in UTF-16 code units.
 */
import * as z from 'zod';
import { evidenceSchema } from './findings/evidence.ts';

export const severitySchema = z.enum(['critical', 'high', 'medium', 'low', 'info']);
export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export const findingCategorySchema = z.enum(['security', 'quality']);

/** Confirmed: to be fixed. Dismissed: none, or an accepted risk. Resolved: gone, as a later run or a person says. */
export const findingStateSchema = z.enum(['open', 'confirmed', 'dismissed', 'resolved']);
export type FindingState = z.infer<typeof findingStateSchema>;

/** Versions before called it `accepted`: what they have kept, and still ask for, means this. */
export function stateOfBefore(state: unknown): unknown {
  return state === 'accepted' ? 'confirmed' : state;
}

/**
 * Who brought a finding: an agent by its name (`security`), `scan` (the backend's own), `ci`, `tool:<name>` of an
 * imported log, `user:<id>` of a person. One of the same source, path and fingerprint is the same finding.
 */
export const findingSourceSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'must be one line without control characters');

/** What a list of findings can be sorted by; the worst, the newest and the last changed come first. */
export const findingSortSchema = z.enum(['severity', 'newest', 'changed', 'path', 'rule']);

/** What happened to a finding. `changed`: a run found it elsewhere, or tells of it otherwise. */
export const findingActionSchema = z.enum([
  'reported',
  'changed',
  'confirmed',
  'dismissed',
  'reopened',
  'resolved',
  'assigned',
  'commented',
]);
export type FindingAction = z.infer<typeof findingActionSchema>;

const position = z.number().int().nonnegative();

/** Where a finding lies; the end is exclusive. */
export const findingRangeSchema = z.object({
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
});
export type FindingRange = z.infer<typeof findingRangeSchema>;

/** One stop on the way of a value, source first. `path` is set where it lies in another file, relative to the scanned root. */
export const findingStepSchema = z.object({
  message: z.string(),
  range: findingRangeSchema,
  path: z.string().optional(),
});
export type FindingStep = z.infer<typeof findingStepSchema>;

const findingFields = {
  ruleId: z.string().min(1).max(200),
  message: z.string().max(4000),
  category: findingCategorySchema,
  severity: severitySchema,
  confidence: confidenceSchema,
  /** What the severity follows from; absent for quality, and for what agents, tools and people bring. */
  evidence: evidenceSchema.optional(),
  range: findingRangeSchema,
  cwe: z.array(z.number().int().positive()),
  owasp: z.array(z.string()),
  /** Stable name of the finding within its file; survives moved lines and formatting. */
  fingerprint: z.string().min(1).max(200),
  /** The source lines the range covers (the first five), as they were when it was found: the anchor to find it again. */
  snippet: z.string().max(4000),
  steps: z.array(findingStepSchema),
};

/** A finding of a workspace scan. `path` is relative to the scanned root, with forward slashes. */
export const workspaceFindingSchema = z.object({ path: z.string().min(1), ...findingFields });
export type WorkspaceFinding = z.infer<typeof workspaceFindingSchema>;

/** A finding that an agent, a tool or a person brought, addressed as the editor addresses files. */
export const agentFindingSchema = z.object({
  /** The record in the backend; what accept and dismiss name. */
  id: z.string().min(1),
  /** Who brought it, as shown to the user: `Security agent`, `Semgrep`. */
  agent: z.string().min(1).max(80),
  uri: z.string().min(1),
  ...findingFields,
  /** The user has decided that it is none: it is not shown, and silences the engine's own of the same name. */
  dismissed: z.boolean().optional(),
  /** On the record of a server, which is one for all its people: its severity holds, whatever the engine here says. */
  isShared: z.boolean().optional(),
  /** Why it matters, for agents whose rules the engine does not know. Markdown. */
  explanation: z.string().max(20_000).optional(),
});
export type AgentFinding = z.infer<typeof agentFindingSchema>;
