/** Scans of a project as jobs, and its inventory, on the wire. Findings of a scan are findings of the source `scan`. */
import * as z from 'zod';
import { advisoryModeSchema } from '../../../../contract/advisory-mode.ts';
import { findingAreas } from '../../../../contract/findings/finding-area.ts';
import { severitySchema } from '../../../../contract/findings.ts';
import { trustSchema } from '../../../../contract/work/trust.ts';
import { viewReasons } from '../../../../domain/revisions/decide-record.ts';
import {
  idSchema,
  instantSchema,
  lineSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../../../platform/http/wire.ts';

/** As findings/revisions/ has it: why what a scan found is its person's view. */
const notOnRecordSchema = z.object({
  why: z.enum(viewReasons),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  /** The one on record then. */
  knownCommit: z.string().nullable(),
});

export const scanStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

const count = z.number().int().nonnegative();

export const scanResultSchema = z.object({
  /** Files that were looked at. */
  files: count,
  findings: count,
  bySeverity: z.array(z.object({ severity: severitySchema, count })),
  /** Set aside by a comment, the settings or the baseline. */
  suppressed: count,
  /** By a comment or the settings; an area without any is left out. Absent in scans that were made before it was kept. */
  suppressedByArea: z.array(z.object({ area: z.enum(findingAreas), count })).optional(),
  added: count,
  again: count,
  reopened: count,
  resolved: count,
  durationMs: count,
  /** Version of the rules and the engine. */
  scannerVersion: z.string(),
  /** What was left unread, and other words to the user. */
  notes: z.array(z.string()),
});
export type ScanOutcome = z.infer<typeof scanResultSchema>;

export const scanSchema = recordSchema
  .extend({
    projectId: idSchema,
    requestedBy: idSchema,
    /** Files and folders relative to the project's folder; all of it when empty. */
    paths: z.array(z.string()),
    /** Rules that were asked for: ids, or beginnings of ids with `*`; all when empty. */
    rules: z.array(z.string()),
    state: scanStateSchema,
    /** What it is at; null before it began. */
    progress: z.object({ step: z.string(), fraction: z.number().nullable() }).nullable(),
    /** Null before its end; of a scan that is not on record its person alone sees it, of their last one of the project. */
    result: scanResultSchema.nullable(),
    /** Where several people scan the project, whether its findings are on record for all; null before its end, and where one has it alone. */
    isOnRecord: z.boolean().nullable(),
    /** Of what is on record; null where git said nothing. */
    branch: z.string().nullable(),
    commit: z.string().nullable(),
    /** Why it is not on record, for its person. */
    notOnRecord: notOnRecordSchema.nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    attempts: z.number().int(),
    startedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Scan' });
export type Scan = z.infer<typeof scanSchema>;

/** Judged by its words alone; where a link leads is for the scan to see. */
function leadsOut(given: string): boolean {
  const path = given.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  return path.split('/').some((part) => {
    depth += part === '..' ? -1 : Number(part !== '' && part !== '.');
    return depth < 0;
  });
}

const scanPathSchema = lineSchema
  .min(1)
  .max(1_000)
  .refine((path) => !leadsOut(path), "must lie in the project, relative to the project's folder");
const ruleSchema = lineSchema
  .max(200)
  .regex(/^!?[A-Za-z0-9_./-]+\*?$/, 'must be a rule, or the beginning of rules and "*"');

export const createScanSchema = z
  .strictObject({
    id: idSchema.optional(),
    projectId: idSchema,
    paths: z.array(scanPathSchema).max(1_000).default([]),
    rules: z.array(ruleSchema).max(200).default([]),
    /** `online`: names and versions of packages are sent to a service in OSV's form; what was imported stands in for it. */
    advisories: advisoryModeSchema.default('offline'),
    trusted: trustSchema,
  })
  .meta({ id: 'CreateScan' });
export type CreateScan = z.infer<typeof createScanSchema>;

export const listScansSchema = z.strictObject({
  ...pageQuerySchema.shape,
  projectId: idSchema.optional(),
  state: scanStateSchema.optional(),
  /** Of the whole project, or of parts of it. */
  whole: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
});
export type ListScans = z.infer<typeof listScansSchema>;

export const scanPageSchema = pageSchema(scanSchema).meta({ id: 'ScanPage' });

export const ofProjectSchema = z.strictObject({ projectId: idSchema });

/** What the project stands on: one graph for each lock file or manifest. */
export const inventorySchema = z
  .object({
    projectId: idSchema,
    readAt: instantSchema,
    graphs: z.array(
      z.object({
        format: z.string(),
        ecosystem: z.string(),
        file: z.string(),
        /** `whole`: "why is it here" can be answered; `declared`: only for what is declared, and `why` says why. */
        paths: z.object({ kind: z.enum(['whole', 'declared']), why: z.string().optional() }),
        projects: z.array(
          z.object({ name: z.string(), version: z.string().nullable(), manifest: z.string() }),
        ),
        packages: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            version: z.string().nullable(),
            purl: z.string().nullable(),
            scope: z.enum(['prod', 'optional', 'dev']),
            source: z.enum(['registry', 'git', 'url', 'file', 'workspace']),
            /** Declared by one of the projects itself. */
            isDirect: z.boolean(),
            license: z.string().nullable(),
            deprecated: z.string().nullable(),
            hasInstallScript: z.boolean(),
            dependsOn: z.array(z.string()),
          }),
        ),
      }),
    ),
    /** Files, and parts of them, that could not be read. */
    problems: z.array(
      z.object({
        file: z.string(),
        field: z.string().nullable(),
        line: z.number().int().nullable(),
        message: z.string(),
        isWarning: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Inventory' });
export type InventoryView = z.infer<typeof inventorySchema>;
