/**
 * What an agent is to the rest of the backend: a name, a schema of its input, and one `run`. It reads and acts
 * only through what the run hands it (tools, findings, progress), knows neither the queue nor the database, and
 * stops when its signal says so. Agents with and without a model stand behind this one seam.
 */
import type * as z from 'zod';
import type { AdvisoryMode } from '../../../contract/advisory-mode.ts';
import type { WorkspaceFinding } from '../../../contract/findings.ts';
import type { Measured } from '../../../contract/health.ts';
import type { Money } from '../../../domain/money.ts';
import type { FindingAnchor } from '../../../workspace/baseline/anchor.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import type { Dismissals } from '../../../workspace/dismissals.ts';
import type { MeasuredProject } from '../../../workspace/health/measure-project.ts';
import type { Stack } from '../../../workspace/stack/index.ts';
import type { WorkspaceScan, WorkspaceScanResult } from '../../../workspace/workspace-scan.ts';

export interface AgentProject {
  readonly id: string;
  readonly name: string;
  /** Absolute path on this machine. */
  readonly folder: string;
}

export interface AgentProgress {
  /** What it is at, in words for the user. */
  readonly step: string;
  /** 0 to 1; absent while unknown. */
  readonly fraction?: number;
}

/** A finding with its path relative to the project's folder; `explanation` is Markdown. */
export interface AgentFinding extends WorkspaceFinding {
  readonly explanation?: string;
  /** What it is found again by where its fingerprint is another. */
  readonly anchor?: FindingAnchor | undefined;
}

/** What agents may use. Each is handed in: an agent imports no way to files, network or processes of its own. */
export interface AgentTools {
  readonly scanner: Pick<WorkspaceScan, 'scan'>;
  readonly dependencies: AssessDependencies;
  readonly stack: (folder: string, signal: AbortSignal) => Promise<Stack>;
  readonly health: MeasureHealth;
  readonly now: () => Date;
}

export interface AskedOfDependencies {
  /** Of the folder. */
  readonly scan: WorkspaceScanResult;
  /** `online` only where whoever asked said so. */
  readonly advisories: AdvisoryMode;
}

/** Looks at the dependencies of a scanned folder. */
export type AssessDependencies = (
  folder: string,
  asked: AskedOfDependencies,
  signal: AbortSignal,
) => Promise<Measured<Assessment>>;

/** What of a folder is known already. */
export interface KnownProject {
  /** Of all of it. */
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
  /** What people have dismissed of either. */
  readonly dismissals: Dismissals;
}

/** Measures the health of a folder. */
export type MeasureHealth = (
  folder: string,
  known: KnownProject,
  signal: AbortSignal,
) => Promise<MeasuredProject>;

export interface AgentRun<Input> {
  readonly input: Input;
  readonly project: AgentProject;
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  /** Which of what is in sight people have dismissed; `hasRead` as in the result. */
  findDismissals(findings: readonly AgentFinding[], hasRead: AgentResult['hasRead']): Promise<Dismissals>;
  report(progress: AgentProgress): void;
  emit(finding: AgentFinding): void;
}

export const attachmentFormats = ['sarif', 'html'] as const;
export type AttachmentFormat = (typeof attachmentFormats)[number];
export type ReportAttachments = Readonly<Partial<Record<AttachmentFormat, string>>>;

export interface AgentResult {
  /** Markdown. */
  readonly report: string;
  /** The same in other formats, whole documents each. */
  readonly attachments?: ReportAttachments | undefined;
  /** True where this run would have found it again, such as in a file read to its end: if not, it is resolved. */
  readonly hasRead: (path: string, ruleId: string) => boolean;
  /** What was measured of the project; absent where only a part of it was looked at. */
  readonly health?: MeasuredProject | undefined;
  /** What models cost; absent when none was asked. */
  readonly cost?: Money;
}

export interface Agent<Input = unknown> {
  /** Names it in requests and findings: `security`. */
  readonly name: string;
  /** As the user sees it: `Security agent`. */
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly inputSchema: z.ZodType<Input>;
  run(run: AgentRun<Input>): Promise<AgentResult>;
}

export const agentErrorCodes = [
  'folder_missing',
  'folder_unreadable',
  'path_missing',
  'path_outside',
  'settings_wrong',
] as const;
export type AgentErrorCode = (typeof agentErrorCodes)[number];

/** The agent cannot do this, and trying again would not help. The message is for the user. */
export class AgentError extends Error {
  readonly code: AgentErrorCode;

  constructor(code: AgentErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'AgentError';
    this.code = code;
  }

  static is(error: unknown): error is AgentError {
    return error instanceof AgentError;
  }
}
