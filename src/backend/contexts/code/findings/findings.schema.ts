/** Findings on the wire. Imports of them: imports.schema.ts. */
import * as z from 'zod';
import { evidenceSchema } from '../../../../contract/findings/evidence.ts';
import {
  confidenceSchema,
  findingActionSchema,
  findingCategorySchema,
  findingRangeSchema,
  findingSortSchema,
  findingSourceSchema,
  findingStateSchema,
  findingStepSchema,
  severitySchema,
} from '../../../../contract/findings.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';

export const findingSchema = recordSchema
  .extend({
    projectId: idSchema,
    /** Who brought it, the first of several: an agent's name, `scan`, `ci`, `tool:<name>`, `user:<id>`. */
    source: findingSourceSchema,
    /** The same as the user reads it: `Security agent`, `Semgrep`, a person's name. */
    sourceTitle: z.string(),
    /** All that see it; where it is resolved, those that saw it last. */
    sources: z.array(z.object({ source: findingSourceSchema, title: z.string() })),
    /** What saw it last: a request, a scan or an import; null where a person reported it. */
    runId: idSchema.nullable(),
    /** Relative to the project's folder, with forward slashes. */
    path: z.string(),
    ruleId: z.string(),
    /** What the source calls the rule, and its page; null for rules of the engine. */
    ruleTitle: z.string().nullable(),
    ruleUrl: z.string().nullable(),
    category: findingCategorySchema,
    severity: severitySchema,
    confidence: confidenceSchema,
    /** What the severity follows from; null for quality, and for what agents, tools and people report by themselves. */
    evidence: evidenceSchema.nullable(),
    message: z.string(),
    /** Markdown. */
    explanation: z.string().nullable(),
    range: findingRangeSchema,
    fingerprint: z.string(),
    snippet: z.string(),
    /** Of its file as a whole and of none of its lines: the range is empty, before the first character. */
    isWholeFile: z.boolean(),
    snippetHash: z.string(),
    cwe: z.array(z.number()),
    owasp: z.array(z.string()),
    steps: z.array(findingStepSchema),
    /** False for what the baseline knows; null where the source knows of no baseline. */
    isNew: z.boolean().nullable(),
    state: findingStateSchema,
    reason: z.string().nullable(),
    /** A user of the organization. */
    assignee: idSchema.nullable(),
    commentCount: z.number().int().nonnegative(),
    decidedBy: idSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    lastSeenAt: instantSchema,
    resolvedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

/** `?state=open&state=confirmed`: any of them. */
function anyOf<Value extends z.ZodType>(value: Value) {
  return z.union([value, z.array(value).max(100)]).optional();
}

/** Clients of versions before ask for `accepted`, which is `confirmed` since. */
const askedStateSchema = z
  .enum([...findingStateSchema.options, 'accepted'])
  .transform((state) => (state === 'accepted' ? 'confirmed' : state));

export const findingFilterSchema = z.strictObject({
  projectId: idSchema.optional(),
  /** Only what this request, scan or import saw last. */
  runId: idSchema.optional(),
  state: anyOf(askedStateSchema),
  severity: anyOf(severitySchema),
  category: findingCategorySchema.optional(),
  source: anyOf(findingSourceSchema),
  ruleId: anyOf(lineSchema.min(1).max(200)),
  path: lineSchema.max(1_000).optional(),
  /** Everything below this folder. */
  folder: lineSchema.max(1_000).optional(),
  /** A user's id, `me`, or `none`. */
  assignee: z.union([z.enum(['me', 'none']), idSchema]).optional(),
  /** New since the baseline, or in it. What no baseline is known of counts as new. */
  isNew: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  /** Changed at this instant or later. */
  updatedSince: instantSchema.optional(),
  /** Part of the message, the rule, the path or the source; upper and lower case alike. */
  q: lineSchema.max(200).optional(),
});
export type FindingFilter = z.infer<typeof findingFilterSchema>;

export const listFindingsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  ...findingFilterSchema.shape,
  sort: findingSortSchema.default('severity'),
});
export type ListFindings = z.infer<typeof listFindingsSchema>;

export const findingPageSchema = pageSchema(findingSchema).meta({ id: 'FindingPage' });

const count = z.number().int().nonnegative();

function countedBy<Value extends z.ZodType>(value: Value) {
  return z.object({ value, count, /** The worst among them. */ worst: severitySchema });
}

/** Counts of all that the filter leaves; of rules and files those with most, worst first. */
export const findingSummarySchema = z
  .object({
    total: count,
    /** Not in a baseline. */
    new: count,
    bySeverity: z.array(countedBy(severitySchema)),
    byState: z.array(countedBy(findingStateSchema)),
    byCategory: z.array(countedBy(findingCategorySchema)),
    bySource: z.array(countedBy(z.string()).extend({ title: z.string() })),
    /** Each finding once, at the source that found it first: they add up to the total. */
    byFinder: z.array(countedBy(z.string()).extend({ title: z.string() })),
    /** Of the total. */
    lowConfidence: count,
    byRule: z.array(countedBy(z.string()).extend({ title: z.string().nullable() })),
    byPath: z.array(countedBy(z.string())),
    byAssignee: z.array(countedBy(idSchema.nullable())),
  })
  .meta({ id: 'FindingSummary' });
export type FindingSummary = z.infer<typeof findingSummarySchema>;

/** A trend of more days than this is no chart. */
export const mostDays = 400;

export const trendQuerySchema = z
  .strictObject({
    projectId: idSchema.optional(),
    source: findingSourceSchema.optional(),
    /** The last thirty days when not given. */
    from: dateSchema.optional(),
    to: dateSchema.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not lie before from',
  })
  .refine(
    ({ from, to }) => from === undefined || Date.parse(to ?? from) - Date.parse(from) < mostDays * 86_400_000,
    { path: ['from'], message: `must lie at most ${mostDays} days before to` },
  );
export type TrendQuery = z.infer<typeof trendQuerySchema>;

/** Day by day, in UTC: what stood (open or confirmed) at its end, what came to stand on it, what ceased to. */
export const findingTrendSchema = z
  .object({
    items: z.array(
      z.object({
        date: dateSchema,
        open: z.object({ critical: count, high: count, medium: count, low: count, info: count }),
        found: count,
        /** Resolved or dismissed. */
        resolved: count,
      }),
    ),
  })
  .meta({ id: 'FindingTrend' });
export type FindingTrend = z.infer<typeof findingTrendSchema>;

const reason = textSchema.trim().min(1).max(2_000);

/** Relative, and in one way of writing: what a finding of any source has. */
const reportedPathSchema = lineSchema
  .min(1)
  .max(1_000)
  .refine(
    (path) =>
      !/^(?:\/|[A-Za-z]:)|\\/.test(path) && !path.split('/').some((part) => ['', '.', '..'].includes(part)),
    "must be relative to the project's folder, with forward slashes",
  );

const place = z.number().int().min(0).max(10_000_000);

/** What a person reports. Lines and columns count from zero; the end is exclusive. */
export const createFindingSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    path: reportedPathSchema,
    range: z
      .strictObject({ startLine: place, startColumn: place, endLine: place, endColumn: place })
      .refine(
        (range) =>
          range.startLine < range.endLine ||
          (range.startLine === range.endLine && range.startColumn <= range.endColumn),
        'must end behind its beginning',
      ),
    message: textSchema.trim().min(1).max(4_000),
    /** Markdown. */
    explanation: textSchema.trim().max(20_000).optional(),
    ruleId: lineSchema.min(1).max(200).default('reported'),
    category: findingCategorySchema.default('security'),
    severity: severitySchema,
    confidence: confidenceSchema.default('high'),
    cwe: z.array(z.number().int().min(1).max(100_000)).max(20).default([]),
    owasp: z
      .array(z.string().regex(/^A(?:0[1-9]|10):2021$/))
      .max(10)
      .default([]),
  })
  .meta({ id: 'CreateFinding' });
export type CreateFinding = z.infer<typeof createFindingSchema>;

export const confirmFindingSchema = z
  .strictObject({ reason: reason.optional() })
  .meta({ id: 'ConfirmFinding' });
export const dismissFindingSchema = z.strictObject({ reason }).meta({ id: 'DismissFinding' });
export const resolveFindingSchema = z
  .strictObject({ reason: reason.optional() })
  .meta({ id: 'ResolveFinding' });
export const reopenFindingSchema = z.strictObject({}).meta({ id: 'ReopenFinding' });
export const assignFindingSchema = z
  .strictObject({ /** Null: nobody. */ assignee: idSchema.nullable() })
  .meta({ id: 'AssignFinding' });

export const findingCommentSchema = recordSchema
  .extend({ findingId: idSchema, author: idSchema, /** Markdown. */ text: z.string() })
  .meta({ id: 'FindingComment' });
export type FindingComment = z.infer<typeof findingCommentSchema>;

export const createCommentSchema = z
  .strictObject({ id: idSchema.optional(), text: textSchema.trim().min(1).max(10_000) })
  .meta({ id: 'CreateFindingComment' });
export type CreateComment = z.infer<typeof createCommentSchema>;

export const commentPageSchema = pageSchema(findingCommentSchema).meta({ id: 'FindingCommentPage' });

const told = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const findingHistoryStepSchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    action: findingActionSchema,
    /** Who did it, or asked for the run that did; null for what came before history was kept. */
    actor: idSchema.nullable(),
    /** The request, scan or import that did it; null where a person did. */
    runId: idSchema.nullable(),
    source: z.string().nullable(),
    /** Version of the finding after it. */
    version: z.number().int().positive(),
    changes: z.array(z.object({ field: z.string(), from: told, to: told })),
  })
  .meta({ id: 'FindingHistoryStep' });
export type FindingHistoryStep = z.infer<typeof findingHistoryStepSchema>;

/** Oldest first. */
export const findingHistorySchema = pageSchema(findingHistoryStepSchema).meta({ id: 'FindingHistoryPage' });
