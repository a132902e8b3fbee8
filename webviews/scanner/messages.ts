/**
 * What the Scanner page and its host say to each other. Order of play: view `ready` → host `overview`, `connection`;
 * the view asks for a page of the table (`list`) and gets `rows` under the same `queryId`. When findings change the
 * host sends `overview` again and the view asks again for the rows that it shows. All counting is the host's.
 */
import * as z from 'zod';
import { excerptSchema } from '../../src/contract/explanation.ts';
import { findingAreas } from '../../src/contract/findings/finding-area.ts';
import { findingCategorySchema, severitySchema } from '../../src/contract/findings.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const count = z.number().int().nonnegative();

/** Findings by severity. */
export const severityCountsSchema = z.object({
  critical: count,
  high: count,
  medium: count,
  low: count,
  info: count,
});
export type SeverityCounts = z.infer<typeof severityCountsSchema>;

const findingAreaSchema = z.enum(findingAreas);

/** How long a finding has been known: under a week, four weeks, thirteen weeks, a year, longer; or typed just now, or on no record. */
export const ageBandSchema = z.enum(['typed', 'unrecorded', 'week', 'month', 'quarter', 'year', 'older']);
export type AgeBand = z.infer<typeof ageBandSchema>;

export const findingStateSchema = z.enum(['open', 'confirmed', 'dismissed', 'resolved']);

/** A day of the trend; `open` counts what stood at its end, `severe` those of them that are critical or high. */
const trendPointSchema = z.object({
  /** ISO date. */
  date: z.string(),
  open: count,
  severe: count,
  found: count,
  gone: count,
});
export type TrendPoint = z.infer<typeof trendPointSchema>;

const countedSchema = z.object({ counts: severityCountsSchema, total: count });

/** What the button of a piece of advice does: a fix that is known, or an agent by what it would write. */
const adviceActionSchema = z.enum(['fix', 'agent', 'tests', 'docs', 'ask', 'advisories']);
export type AdviceAction = z.infer<typeof adviceActionSchema>;

/** Health parts and gains keep the words of whoever assessed them; figures are shares of 1. */
const healthSchema = z.discriminatedUnion('state', [
  /** `why` is one sentence. */
  z.object({ state: z.literal('none'), why: z.string() }),
  z.object({
    state: z.literal('known'),
    score: z.number().min(0).max(1),
    /** Against the last assessment, where there was one. */
    change: z.number().optional(),
    assessedAt: z.string(),
    parts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** Absent where it was not assessed: `why` says so. */
        score: z.number().min(0).max(1).optional(),
        cost: z.number().min(0).max(1),
        why: z.string(),
        /** Its score over the last weeks, the oldest first. */
        trend: z.array(z.number().min(0).max(1)),
      }),
    ),
    gains: z.array(
      z.object({
        /** Names it when its button is chosen. */
        reason: z.string(),
        text: z.string(),
        /** Absent where it is not known before it is done. */
        gain: z.number().min(0).max(1).optional(),
        action: adviceActionSchema,
        place: z.object({ path: z.string(), line: count.optional() }).optional(),
        more: count,
      }),
    ),
  }),
]);
export type HealthOverview = z.infer<typeof healthSchema>;
export type KnownHealth = Extract<HealthOverview, { state: 'known' }>;

const scanSchema = z.object({
  state: z.enum(['never', 'running', 'done']),
  /** Instant of the last end. */
  at: z.string().optional(),
  files: count.optional(),
  durationMs: z.number().nonnegative().optional(),
  /** How many files were left out or read in part. */
  left: count.optional(),
  /** What a comment or the settings suppress; an area without any is left out. Absent where the scan did not tell. */
  suppressed: z.array(z.object({ area: findingAreaSchema, count })).optional(),
  /** Of which commit what is on record is, and when that was scanned; where several people scan the project. */
  onRecord: z.object({ revision: z.string(), at: z.string() }).optional(),
  /** Why what is shown is only its person's: a sentence. */
  notOnRecord: z.string().optional(),
  /** Of one's own scan that is not on record: what it found is listed in place of the record, or can be. */
  own: z.object({ revision: z.string(), at: z.string(), why: z.string(), isShown: z.boolean() }).optional(),
  /** Of a running one. */
  step: z.string().optional(),
  fraction: z.number().min(0).max(1).optional(),
  /** How a later one ended that brought nothing; what is shown is older. */
  trouble: z
    .object({
      state: z.enum(['failed', 'cancelled']),
      at: z.string().optional(),
      /** A sentence; of one that failed. */
      why: z.string().optional(),
    })
    .optional(),
});
export type ScanFacts = z.infer<typeof scanSchema>;

const overviewSchema = z.object({
  type: z.literal('overview'),
  /** Projects whose folder is open here; none where the workspace belongs to no project. */
  places: z.array(z.object({ id: z.string(), name: z.string() })),
  placeId: z.string().optional(),
  /** Of the project or of the workspace. */
  title: z.string(),
  scan: scanSchema,
  health: healthSchema,
  /** Open findings: the one count of every screen (domain/figures/open-findings.ts). */
  standing: countedSchema,
  /** The same in words, with who found how many. */
  counted: z.string(),
  /** Of those, what the baseline does not know; absent where there is none. */
  fresh: count.optional(),
  dismissed: count,
  /** Resolved in the last 30 days. */
  mended: count,
  /** `fresh`: what the baseline does not know; absent where there is none. */
  areas: z.array(
    countedSchema.extend({ area: findingAreaSchema, fresh: count.optional(), dismissed: count }),
  ),
  rules: z.array(countedSchema.extend({ ruleId: z.string(), title: z.string() })),
  files: z.array(countedSchema.extend({ uri: z.string(), path: z.string() })),
  /** Files beyond those listed. */
  moreFiles: countedSchema.extend({ files: count }).optional(),
  ages: z.array(countedSchema.extend({ band: ageBandSchema })),
  /** Oldest first, a point a week; empty where nothing is on record. */
  trend: z.array(trendPointSchema),
  sources: z.array(z.string()),
});
export type ScannerOverview = z.infer<typeof overviewSchema>;

/** What the table lists; an empty list lets all pass. */
export const tableFilterSchema = z.object({
  text: z.string().max(500),
  severities: z.array(severitySchema),
  states: z.array(findingStateSchema),
  areas: z.array(findingAreaSchema),
  sources: z.array(z.string().max(500)).max(100),
  age: ageBandSchema.optional(),
  path: z.string().max(4096).optional(),
  ruleId: z.string().max(200).optional(),
  onlyNew: z.boolean(),
});
export type TableFilter = z.infer<typeof tableFilterSchema>;

export const tableSortSchema = z.object({
  by: z.enum(['severity', 'title', 'place', 'source', 'age']),
  descending: z.boolean(),
});
export type TableSort = z.infer<typeof tableSortSchema>;

const rowSchema = z.object({
  key: z.string(),
  uri: z.string(),
  title: z.string(),
  message: z.string(),
  ruleId: z.string(),
  path: z.string(),
  /** From one. */
  /** Null: of the file as a whole. */
  line: z.number().int().positive().nullable(),
  severity: severitySchema,
  category: findingCategorySchema,
  area: findingAreaSchema,
  state: findingStateSchema,
  isNew: z.boolean(),
  /** The editor has a fix for it. */
  fixable: z.boolean(),
  /** Underlined in the editor: a comment there can suppress it. */
  isLive: z.boolean(),
  source: z.string(),
  /** Instant; absent for what is on no record yet. */
  foundAt: z.string().optional(),
  /** It came with an edit of this window. */
  isTyped: z.boolean(),
});
export type FindingTableRow = z.infer<typeof rowSchema>;

const rowsSchema = z.object({
  type: z.literal('rows'),
  queryId: count,
  offset: count,
  /** Of all that pass the filter. */
  total: count,
  rows: z.array(rowSchema),
});
export type TableRows = z.infer<typeof rowsSchema>;

/** The lines round a finding, secrets masked; without them where the file cannot be read. */
const codeSchema = z.object({
  type: z.literal('code'),
  key: z.string(),
  excerpt: excerptSchema.optional(),
});
export type ShownCode = z.infer<typeof codeSchema>;

/** Host → view. `notice` is said once, politely: an export was written, a scan has ended. */
export const scannerHostMessageSchema = z.discriminatedUnion('type', [
  overviewSchema,
  rowsSchema,
  codeSchema,
  z.object({ type: z.literal('notice'), text: z.string() }),
  connectionSchema,
]);
export type ScannerHostMessage = z.infer<typeof scannerHostMessageSchema>;

export const exportFormatSchema = z.enum(['csv', 'json', 'sarif', 'markdown']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Rows of a page of the table, at most. */
export const mostTableRows = 200;

const addressSchema = z.object({ uri: z.string().max(4096), key: z.string().max(8192) });

/** View → host. */
export const scannerViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ placeId: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('choosePlace'), placeId: z.string() }),
  z.object({
    type: z.literal('list'),
    queryId: count,
    filter: tableFilterSchema,
    sort: tableSortSchema,
    offset: count,
    limit: z.number().int().min(1).max(mostTableRows),
  }),
  z.object({ type: z.literal('openFinding'), ...addressSchema.shape }),
  z.object({ type: z.literal('explainFinding'), ...addressSchema.shape }),
  z.object({ type: z.literal('fixFinding'), ...addressSchema.shape }),
  z.object({ type: z.literal('suppressFinding'), ...addressSchema.shape }),
  /** Asks for its code. */
  z.object({ type: z.literal('readFinding'), ...addressSchema.shape }),
  z.object({ type: z.literal('openPlace'), path: z.string().max(4096), line: count.optional() }),
  z.object({ type: z.literal('openFile'), uri: z.string().max(4096) }),
  /** The button of a piece of advice. */
  z.object({ type: z.literal('followAdvice'), reason: z.string().max(50_000) }),
  /** Of a workspace that belongs to no project. */
  z.object({ type: z.literal('linkFolder') }),
  /** Lists what one's own scan found, or what is on record. */
  z.object({ type: z.literal('showOwnScan'), isShown: z.boolean() }),
  z.object({ type: z.literal('scan') }),
  z.object({ type: z.literal('cancelScan') }),
  /** What passes the filter, in the order of the table. */
  z.object({
    type: z.literal('export'),
    format: exportFormatSchema,
    filter: tableFilterSchema,
    sort: tableSortSchema,
  }),
]);
export type ScannerViewMessage = z.infer<typeof scannerViewMessageSchema>;

/** What the view keeps through a reload. `tables` names the charts whose table is open. */
export const scannerViewStateSchema = z.object({
  placeId: z.string().optional(),
  filter: tableFilterSchema,
  sort: tableSortSchema,
  offset: count,
  tables: z.array(z.string()),
  scrollTop: z.number().nonnegative().catch(0),
});
export type ScannerViewState = z.infer<typeof scannerViewStateSchema>;
