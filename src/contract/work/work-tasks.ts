/** What the backend asks the work process for, and what it gets. All of it is data: no task carries a key or a token. */
import * as z from 'zod';
import { advisoryModeSchema } from '../advisory-mode.ts';
import { findingAreas } from '../findings/finding-area.ts';
import { findingRangeSchema, severitySchema, workspaceFindingSchema } from '../findings.ts';
import { healthReportSchema } from '../health-report.ts';
import { invoiceDocumentSchema } from '../invoicing/invoice-document-schema.ts';
import { revisionAskSchema, scannedRevisionSchema } from '../revisions/scanned-revision.ts';
import { agentAnswerSchema, agentArtifactSchema, agentQuestionSchema } from './agent-run.ts';
import { findingAnchorSchema } from './finding-anchor.ts';
import { agentOffersSchema } from './offers.ts';
import { readExtentSchema } from './read-extent.ts';
import { trustSchema } from './trust.ts';

const names = z.array(z.string());
const count = z.number().int().nonnegative();

const ofFolder = {
  /** Absolute path on this machine. */
  folder: z.string(),
  trusted: trustSchema,
};

const scanTask = z.object({
  kind: z.literal('scan'),
  /** Names the scan, where it is on record. */
  scan: z.string().optional(),
  ...ofFolder,
  paths: names,
  rules: names,
  advisories: advisoryModeSchema,
  /** Where several people scan the project: of which commit the folder is, and where that stands to the one on record. */
  revision: revisionAskSchema.optional(),
  /** Epoch milliseconds that count as now. */
  now: z.number(),
});
export type ScanTask = z.infer<typeof scanTask>;

const agentTask = z.object({
  kind: z.literal('agent'),
  /** Names the run: a task that goes on with it has the same. */
  run: z.string(),
  /** Names what was asked for at once with it. */
  group: z.string().optional(),
  agent: z.string(),
  input: z.unknown(),
  /** Absent for an agent that needs none. */
  project: z.object({ id: z.string(), name: z.string(), ...ofFolder }).optional(),
  /** To what an earlier task of the run asked of a person. */
  resume: agentAnswerSchema.optional(),
  /** Runs that are not over: copies of projects that belong to none of them are removed. */
  alive: z.array(z.string()).optional(),
  /** It goes on from this checkpoint of another run. */
  from: z.object({ run: z.string(), checkpoint: z.string() }).optional(),
  /** As of a scan. */
  revision: revisionAskSchema.optional(),
  now: z.number(),
});
export type AgentTask = z.infer<typeof agentTask>;

export const workTaskSchema = z.discriminatedUnion('kind', [
  scanTask,
  agentTask,
  /** What of a scan is asked for that the project does not have. */
  z.object({
    kind: z.literal('check-scan'),
    scan: z.string().optional(),
    ...ofFolder,
    paths: names,
    rules: names,
  }),
  z.object({ kind: z.literal('inventory'), folder: z.string() }),
  z.object({ kind: z.literal('stack'), folder: z.string() }),
  /** Findings out of the log of another tool. */
  z.object({
    kind: z.literal('read-log'),
    log: z.unknown(),
    options: z.object({
      folder: z.string().optional(),
      root: z.string().optional(),
      source: z.string().optional(),
    }),
  }),
  /** Texts that people wrote, with the secrets in them covered. */
  z.object({ kind: z.literal('mask'), texts: names }),
  /** What a rule of ours says in general; null where there is none of that name. */
  z.object({ kind: z.literal('rule'), id: z.string() }),
  /** An invoice as PDF/A-3, with the e-invoice of the profile inside where there is one. */
  z.object({
    kind: z.literal('invoice-pdf'),
    document: invoiceDocumentSchema,
    eInvoice: z.object({ profile: z.enum(['en16931', 'xrechnung']), xml: z.string() }).optional(),
    /** That of its look, in Base64. */
    logo: z.string().optional(),
  }),
  /** Markdown as PDF. */
  z.object({
    kind: z.literal('document-pdf'),
    title: z.string(),
    /** Said above the text, such as its project and version. */
    facts: names,
    content: z.string(),
    /** Epoch milliseconds: the day inside the file. */
    writtenAt: z.number(),
  }),
  /** The lines of a file, without the secrets in them; empty where the file is not there. */
  z.object({
    kind: z.literal('snippet'),
    folder: z.string(),
    path: z.string(),
    range: findingRangeSchema,
  }),
  /** Puts back what stood in the user's files before a run was applied; asked for again, what the run made of them. */
  z.object({ kind: z.literal('restore'), folder: z.string(), run: z.string() }),
]);
/** Why a finding of the rule is one, and what to do about it; Markdown. */
export const ruleWordsSchema = z
  .object({ title: z.string(), why: z.string(), fix: z.string(), reference: z.string().nullable() })
  .nullable();

/** Null where nothing is kept any more; paths are relative to `root`, with forward slashes. */
export const restoredSchema = z.object({ root: z.string(), files: names, holdsRun: z.boolean() }).nullable();
export type Restored = z.infer<typeof restoredSchema>;

export type WorkTask = z.infer<typeof workTaskSchema>;

/** As a run brings it: its path is relative to the project's folder, and its texts are as long as they are. */
export const broughtFindingSchema = workspaceFindingSchema.extend({
  ruleId: z.string(),
  message: z.string(),
  fingerprint: z.string(),
  snippet: z.string(),
  /** Markdown. */
  explanation: z.string().optional(),
  /** Undefined where there is no baseline, absent where the source does not ask for one. */
  isNew: z.boolean().optional(),
  /** What it is found again by where its fingerprint is another. */
  anchor: findingAnchorSchema.optional(),
});
export type BroughtFinding = z.infer<typeof broughtFindingSchema>;

const brought = {
  findings: z.array(broughtFindingSchema),
  read: readExtentSchema,
  /** Absent where only a part was looked at, or measuring it failed. */
  health: healthReportSchema.optional(),
};

export const scanBroughtSchema = z.object({
  ...brought,
  /** Absent where it was not asked for, or git says nothing of the folder. */
  revision: scannedRevisionSchema.optional(),
  outcome: z.object({
    /** Files that were looked at. */
    files: count,
    findings: count,
    bySeverity: z.array(z.object({ severity: severitySchema, count })),
    /** Suppressed by a comment, the settings or the baseline. */
    suppressed: count,
    /** By a comment or the settings; an area without any is left out. */
    suppressedByArea: z.array(z.object({ area: z.enum(findingAreas), count })),
    durationMs: count,
    /** Version of the rules and the engine. */
    scannerVersion: z.string(),
    /** What was left unread, and other words to the user. */
    notes: z.array(z.string()),
  }),
});
export type ScanBrought = z.infer<typeof scanBroughtSchema>;

const writtenDocumentSchema = z.object({
  type: z.enum(['charter', 'requirements', 'risk-register', 'success-criteria', 'roadmap', 'other']),
  title: z.string().min(1).max(200),
  /** Markdown. */
  content: z.string().max(200_000),
});

export const agentBroughtSchema = z.object({
  ...brought,
  /** As of a scan. */
  revision: scannedRevisionSchema.optional(),
  /** Markdown. */
  report: z.string(),
  /** The same in other formats, whole documents each. */
  attachments: z
    .object({
      sarif: z.string().optional(),
      html: z.string().optional(),
      /** For the agent's next run on the project, and no format of the report. */
      summary: z.string().optional(),
    })
    .optional(),
  offers: agentOffersSchema.optional(),
  /** It wrote into the user's files. */
  hasChangedFiles: z.boolean().optional(),
  /** The run is not over: it goes on with the answer. */
  waiting: agentQuestionSchema.optional(),
  artifacts: z.array(agentArtifactSchema).optional(),
  /** Documents of the project, kept as drafts. */
  documents: z.array(writtenDocumentSchema).max(50).optional(),
});
export type AgentBrought = z.infer<typeof agentBroughtSchema>;

/** What is wrong with a field of what was asked. */
export const unknownNamesSchema = z.array(z.object({ field: z.string(), issue: z.string() }));
export type UnknownNames = z.infer<typeof unknownNamesSchema>;
