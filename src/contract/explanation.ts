/**
 * A finding, or a rule, told at length: what `$/vireo/explain` is asked and answers. Lines and columns count from
 * zero, columns in UTF-16 code units, as in findings.ts. Code in an answer is masked: no secret that the engine knows
 * of is in it. The edits of a fix are the one exception, since they are what is written into the file.
 */
import * as z from 'zod';
import {
  agentFindingSchema,
  confidenceSchema,
  findingCategorySchema,
  findingRangeSchema,
  severitySchema,
} from './findings.ts';
import { findingAddressSchema, type RequestMessage } from './lsp-messages.ts';

const addressSchema = findingAddressSchema.extend({
  /**
   * Where it was last. An edit of its own code gives a finding another fingerprint: then the one of the same rule
   * that is nearest to this line, a few lines away at most, counts as the same.
   */
  near: z.object({ ruleId: z.string(), line: z.number().int() }).optional(),
});

const positionSchema = z.object({
  line: z.number().int().nonnegative(),
  character: z.number().int().nonnegative(),
});

/** Asked for: a finding by its address, the worst one at a place, one that the client holds, or a rule. */
export const explainParamsSchema = z.union([
  addressSchema,
  z.object({ uri: z.string(), position: positionSchema }),
  /** A finding that the server need not know of; steps in other files are named relative to `folder`, a uri. */
  z.object({ finding: agentFindingSchema, folder: z.string() }),
  z.object({ ruleId: z.string() }),
]);
export type ExplainParams = z.infer<typeof explainParamsSchema>;

/** A piece of a file as it may be shown: secrets masked, indentation that all lines share taken off. */
export const excerptSchema = z.object({
  /** The number of its first line. */
  startLine: z.number().int().nonnegative(),
  lines: z.array(z.string()),
  /** What of it is meant: columns of a line of `lines`, by its index; the end is exclusive. */
  marks: z.array(
    z.object({
      index: z.number().int().nonnegative(),
      start: z.number().int().nonnegative(),
      end: z.number().int().nonnegative(),
    }),
  ),
  /** Lines of the range that were left out at its end. */
  omitted: z.number().int().nonnegative(),
});
export type Excerpt = z.infer<typeof excerptSchema>;

/** A place in a file; `path` is how it is shown: relative to its folder where it lies in one. */
export const explainedPlaceSchema = z.object({
  uri: z.string(),
  path: z.string(),
  range: findingRangeSchema,
  /** Absent where the code cannot be read, or not be masked. */
  excerpt: excerptSchema.optional(),
});
export type ExplainedPlace = z.infer<typeof explainedPlaceSchema>;

export const explainedStepSchema = explainedPlaceSchema.extend({
  role: z.enum(['source', 'through', 'sink']),
  message: z.string(),
});
export type ExplainedStep = z.infer<typeof explainedStepSchema>;

const explainedFixSchema = z.object({
  title: z.string(),
  /** Lines as they are and as they would be, masked like all code here. */
  diff: z.array(z.object({ sign: z.enum(['same', 'removed', 'added']), text: z.string() })),
  /** What to write into the finding's file at `version` of the explanation. */
  edits: z.array(z.object({ range: findingRangeSchema, newText: z.string() })),
});
export type ExplainedFix = z.infer<typeof explainedFixSchema>;

const explainedExampleSchema = z.object({
  /** Names the language for a code block of Markdown: `ts`, `python`. */
  language: z.string(),
  bad: z.string(),
  good: z.string(),
});
export type ExplainedExample = z.infer<typeof explainedExampleSchema>;

/**
 * `current`: the code reads as when it was found, or was scanned just now. `stale`: the code that an agent or another
 * tool reported is not there any more. `unreadable`: the file cannot be read from here.
 */
export const explainedStateSchema = z.enum(['current', 'stale', 'unreadable']);

const unreadableDatabaseSchema = z.discriminatedUnion('by', [
  z.object({ by: z.enum(['comment', 'settings']), reason: z.string() }),
  z.object({ by: z.literal('off') }),
]);

/** The finding that is explained; absent for a rule without one. */
export const explainedFindingSchema = z.object({
  message: z.string(),
  /** Language of the message, where it is not English. */
  language: z.string().optional(),
  fingerprint: z.string(),
  state: explainedStateSchema,
  /** Version of the open document that was read; absent for a file that is not open. */
  version: z.number().int().optional(),
  place: explainedPlaceSchema,
  /** It is of its file and none of its lines; shown on the first. */
  isWholeFile: z.boolean(),
  /** The way of a value, source first. */
  steps: z.array(explainedStepSchema),
  /** Who brought it besides the engine: `Security agent`. */
  broughtBy: z.string().optional(),
  /** Id of the record, for accept and dismiss. */
  recordId: z.string().optional(),
  /** Somebody has decided that it is none: it is shown nowhere else. */
  dismissed: z.boolean(),
  /** Why it matters in the words of who brought it. Markdown. */
  ownWords: z.string().optional(),
  /** The value of its evidence that makes it less severe than its rule; absent where none does. */
  weakLink: z.object({ field: z.string(), value: z.string() }).optional(),
  fixes: z.array(explainedFixSchema),
  /** A comment in the code can suppress it: a scan of the text with that comment has shown it. */
  canSuppress: z.boolean(),
  /** The engine finds it in a folder of the workspace: an entry in that folder's `.vireo.yml` can suppress it. */
  canIgnore: z.boolean(),
  /** It is there, and shown nowhere else: by a comment in the code, by `.vireo.yml`, or since its rule is off. */
  setAside: unreadableDatabaseSchema.optional(),
});
export type ExplainedFinding = z.infer<typeof explainedFindingSchema>;

export const explanationSchema = z.object({
  title: z.string(),
  /** All of it as one text, to be copied or shown where this is not drawn. */
  markdown: z.string(),
  ruleId: z.string(),
  /** False for rules of other tools and agents, of which the engine can say nothing. */
  isKnownRule: z.boolean(),
  severity: severitySchema,
  confidence: confidenceSchema,
  category: findingCategorySchema,
  /** Language of the rule's texts, where they are not English. */
  language: z.string().optional(),
  /** Markdown of one or a few sentences. */
  why: z.string().optional(),
  fix: z.string().optional(),
  example: explainedExampleSchema.optional(),
  /** Names with their pages: `CWE-89`, `OWASP A03:2021 Injection`. */
  standards: z.array(z.object({ name: z.string(), href: z.string() })),
  references: z.array(z.string()),
  finding: explainedFindingSchema.optional(),
});
/** A finding, or a rule, told at length. */
export type Explanation = z.infer<typeof explanationSchema>;

/** Client → server. Null when no such finding or rule is known (any more). */
export const explainMessage: RequestMessage<ExplainParams, Explanation | null> = {
  method: '$/vireo/explain',
};
