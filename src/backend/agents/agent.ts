/**
 * What an agent is to the rest of the backend: a name, a schema of its input, and one `run`. It reads and acts
 * only through what the run hands it (tools, findings, progress), knows neither the queue nor the database, and
 * stops when its signal says so. Agents with and without a model stand behind this one seam.
 */
import type { z } from 'zod';
import type { WorkspaceFinding } from '../../contract/findings.ts';
import type { Money } from '../../domain/money.ts';
import type { WorkspaceScan } from '../../workspace/workspace-scan.ts';

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
}

/** What agents may use. Each is handed in: an agent imports no way to files, network or processes of its own. */
export interface AgentTools {
  readonly scanner: Pick<WorkspaceScan, 'scan'>;
}

export interface AgentRun<Input> {
  readonly input: Input;
  readonly project: AgentProject;
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  report(progress: AgentProgress): void;
  emit(finding: AgentFinding): void;
}

export interface AgentResult {
  /** Markdown. */
  readonly report: string;
  /** True for a file that this run has read to its end: what is not found in it any more is resolved. */
  readonly hasRead: (path: string) => boolean;
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

export const agentErrorCodes = ['folder_missing', 'folder_unreadable', 'path_outside'] as const;
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
