/**
 * What an agent is to the rest of the backend: a name, a schema of its input, and one `run`. It reads and acts
 * only through what the run hands it (tools, questions to the backend, findings, artifacts, steps), knows neither the
 * queue nor the database, and stops when its signal says so. Agents with and without a model, a project or a graph stand
 * behind this one seam. Where a person must decide, it returns the question, and holds nothing: a later run of the same
 * id brings the answer.
 */
import type { AdvisoryMode } from '../../../contract/advisory-mode.ts';
import type { Measured } from '../../../contract/health.ts';
import type {
  AgentAnswer,
  AgentArtifact,
  AgentQuestion,
  ToldEvent,
} from '../../../contract/work/agent-run.ts';
import type { AgentDeclaration } from '../../../contract/work/agents.ts';
import type { AgentOffers } from '../../../contract/work/offers.ts';
import type { ReadExtent } from '../../../contract/work/read-extent.ts';
import type { AskBackend, DismissalsQuestion } from '../../../contract/work/work-asks.ts';
import type { WorkProgress } from '../../../contract/work/work-messages.ts';
import type { AgentBrought, BroughtFinding, Restored } from '../../../contract/work/work-tasks.ts';
import type { OutlineReader } from '../../../scanner/outline/index.ts';
import type { CrewContent } from '../../../workspace/crews/read-crew-file.ts';
import type { Assessment } from '../../../workspace/dependencies/assess.ts';
import type { Dismissals } from '../../../workspace/dismissals.ts';
import type { FactTree, ProjectFact } from '../../../workspace/facts/model.ts';
import type { MeasuredProject } from '../../../workspace/health/measure-project.ts';
import type { Project } from '../../../workspace/project.ts';
import type { Isolation } from '../../../workspace/runs/command/isolation.ts';
import type { CommandOutcome } from '../../../workspace/runs/command/run-command.ts';
import type { FileChange } from '../../../workspace/runs/file-change.ts';
import type { ApplyOutcome } from '../../../workspace/runs/hunks/apply-edits.ts';
import type { BrokenFile } from '../../../workspace/runs/hunks/new-errors.ts';
import type { FileEdit } from '../../../workspace/runs/hunks/split-edit.ts';
import type { KeptCopies } from '../../../workspace/runs/kept/kept-copies.ts';
import type { BranchOutcome, BranchToMake } from '../../../workspace/runs/publish/make-branch.ts';
import type { NamedRemote } from '../../../workspace/runs/publish/read-remote.ts';
import type { StagedCommit } from '../../../workspace/runs/publish/stage-commit.ts';
import type { FillTree } from '../../../workspace/runs/tree/copy-files.ts';
import type { HeadBranch } from '../../../workspace/runs/tree/head-branch.ts';
import type { RunTree } from '../../../workspace/runs/tree/open-run-tree.ts';
import type { Weakening } from '../../../workspace/runs/verdict/compare-tests.ts';
import type { WeighedChanges } from '../../../workspace/runs/verdict/weigh-changes.ts';
import type { Stack } from '../../../workspace/stack/index.ts';
import type { WorkspaceScan, WorkspaceScanResult } from '../../../workspace/workspace-scan.ts';
import type { GraphEngine } from '../graphs/graph.ts';

export interface AgentProject {
  readonly id: string;
  readonly name: string;
  /** Absolute path on this machine. */
  readonly folder: string;
  /** The client said that its user trusts the folder. Without it an agent runs nothing of the folder. */
  readonly isTrusted: boolean;
}

/** `explanation` is Markdown; its path is relative to the project's folder. */
export type AgentFinding = BroughtFinding;

/** What agents may use. Each is handed in: an agent imports no way to files, network or processes of its own. */
export interface AgentTools {
  readonly scanner: Pick<WorkspaceScan, 'scan'>;
  /** What governs the scan of a folder; rejects where anything in its settings is wrong. */
  readonly projectOf: (root: string) => Promise<Project>;
  readonly dependencies: AssessDependencies;
  readonly stack: (folder: string, signal: AbortSignal) => Promise<Stack>;
  /** What the files of a folder say of it; the stack is of the same folder. */
  readonly facts: (tree: FactTree, stack: Stack) => Promise<readonly ProjectFact[]>;
  /** The same of a folder that is no copy, without what its code says. */
  readonly declaredFacts: (folder: string, signal: AbortSignal) => Promise<readonly ProjectFact[]>;
  readonly health: MeasureHealth;
  readonly workshop: Workshop;
  /** Reads what files of code offer to others; its grammars are loaded with the first call. */
  readonly outline: () => Promise<OutlineReader>;
  readonly now: () => Date;
}

/** A copy of the project that a run changes, and the only way in which it changes the user's files. */
export interface Workshop {
  /** Of the run: the same one when it is taken up again. Throws a `RunFileError` for a folder that no run can work on. With `fill`, files of then in place of the user's of now. */
  open(folder: string, runId: string, signal: AbortSignal, fill?: FillTree): Promise<OpenedTree>;
  /** Copies of a run's tree at its checkpoints, for replays of it. */
  readonly kept: KeptTrees;
  /** Removes the copies of runs that are over: of all but these, and those that this process works in. */
  sweep(alive: readonly string[]): Promise<void>;
  isolation(): Promise<Isolation>;
  /** On which the user's own work tree is now. */
  headBranch(folder: string): Promise<HeadBranch>;
  /** A crew file in the user's own folder, read again; no link is followed. Throws a `RunFileError`. */
  crewFile(folder: string, file: string): Promise<CrewContent>;
  /** Whether a command of this name would be found. */
  hasProgram(name: string): Promise<boolean>;
  /** Isolated where that works here, unless it is told to need the network. */
  run(
    tree: RunTree,
    line: string,
    signal: AbortSignal,
    options?: { readonly network: boolean },
  ): Promise<CommandOutcome>;
  /** Texts in the tree; `file` is relative to its root. */
  readText(tree: RunTree, file: string): Promise<string>;
  writeText(tree: RunTree, file: string, text: string): Promise<void>;
  /** By name, for whoever is not trusted with paths: no link is followed, and paths are relative to the tree's folder. */
  readonly files: TreeFiles;
  /** What became of the files, split into what is accepted each by itself; what breaks a file's syntax is left out. */
  edits(tree: RunTree, signal: AbortSignal, checks?: readonly string[]): Promise<RunEdits>;
  /** What the changes in a copy, which no check has run in yet, mean for these checks. */
  weigh(copy: RunTree, checks: readonly string[], signal: AbortSignal): Promise<WeighedChanges>;
  /** As `apply`, in another copy of the user's files: what they would become. */
  rehearse(copy: RunTree, edits: RunEdits, accepted: ReadonlySet<string>): Promise<ApplyOutcome>;
  /** Onto the user's files as they are now: all that is accepted, or nothing. What stood there is kept first. */
  apply(tree: RunTree, edits: RunEdits, accepted: ReadonlySet<string>): Promise<ApplyOutcome>;
  /** What stood in the user's files before the run was applied, or after; all files or none. */
  restore(folder: string, runId: string): Promise<Restored>;
  /** What is accepted as a commit onto HEAD that nothing names yet; the user's files, index and branches stay as they are. */
  stage(tree: RunTree, edits: RunEdits, options: StageAccepted): Promise<StagedAccepted>;
  /** Makes the commit and its new branch in the user's repository. */
  branch(wanted: BranchToMake): Promise<BranchOutcome>;
}

export interface TreeFiles {
  list(tree: RunTree, signal: AbortSignal): Promise<readonly string[]>;
  /** Undefined where nothing is. Throws a `RunFileError` for what is no text. */
  read(tree: RunTree, file: string, mostBytes?: number): Promise<string | undefined>;
  /** Undefined removes it. */
  write(tree: RunTree, file: string, text: string | undefined, mostBytes?: number): Promise<void>;
}

export interface KeptTrees extends Pick<KeptCopies, 'keepStart' | 'keep' | 'find'> {
  /** Into a tree that holds the files from which these changes were made: the same to the byte. */
  put(tree: RunTree, changes: readonly FileChange[]): Promise<void>;
  /** Into a tree that holds other files: all of them or none. */
  merge(tree: RunTree, changes: readonly FileChange[]): Promise<ApplyOutcome>;
}

export interface StageAccepted {
  readonly accepted: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

export type StagedAccepted =
  | { readonly kind: 'staged'; readonly commit: StagedCommit; readonly remote: NamedRemote | undefined }
  /** A sentence for the user. */
  | { readonly kind: 'refused'; readonly why: string };

export interface OpenedTree {
  readonly tree: RunTree;
  /** No earlier try of the run has made it. */
  readonly isNew: boolean;
}

export interface RunEdits {
  readonly offered: readonly FileEdit[];
  readonly broken: readonly BrokenFile[];
  readonly weakenings: readonly Weakening[];
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
  /** Of the run: what is kept for it and done outside by it goes by this id, also when it is taken up again. */
  readonly id: string;
  readonly input: Input;
  readonly project: AgentProject | undefined;
  /** To the question that an earlier try of this run returned. */
  readonly resume: AgentAnswer | undefined;
  /** It begins at a checkpoint of another run, which the backend has let it see. */
  readonly from: { readonly run: string; readonly checkpoint: string } | undefined;
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  /**
   * Tools of the catalogue, models, effects, checkpoints: answered by the backend, by its policy, caps and ledgers.
   * Rejects where it refuses, at once when the run was cancelled.
   */
  readonly ask: AskBackend;
  /** What runs graphs, their checkpoints kept for this run; loaded with the first call. */
  openGraphs(): Promise<GraphEngine>;
  /** Which of what is in sight people have dismissed; `read` as in the result. */
  findDismissals(inSight: DismissalsQuestion): Promise<Dismissals>;
  report(progress: WorkProgress): void;
  /** For the timeline of the run. */
  tell(event: ToldEvent): void;
  emit(finding: AgentFinding): void;
  /** Keeps a document, once the run is done. */
  leave(artifact: AgentArtifact): void;
}

/** Of an agent that is not run without a project. */
export interface ProjectRun<Input> extends AgentRun<Input> {
  readonly project: AgentProject;
}

export interface AgentDone {
  readonly waiting?: undefined;
  /** Markdown. */
  readonly report: string;
  /** The same in other formats, whole documents each. */
  readonly attachments?: AgentBrought['attachments'];
  /** Documents of the project: kept as drafts, brought into what people made of the last ones. */
  readonly documents?: AgentBrought['documents'];
  /** What may be done with it next; absent where nothing is. */
  readonly offers?: AgentOffers;
  /** What this run would have found again, such as in a file read to its end: what is not there is resolved. */
  readonly read: ReadExtent;
  /** What was measured of the project; absent where only a part of it was looked at. */
  readonly health?: MeasuredProject | undefined;
  /** It wrote into the user's files: they are scanned, and health is measured, once it is over. */
  readonly hasChangedFiles?: boolean;
}

/** The run goes on when a person has answered. What was emitted or left until then is dropped: it is brought at the end. */
export interface AgentWaiting {
  readonly waiting: AgentQuestion;
}

export type AgentResult = AgentDone | AgentWaiting;

export interface FreeAgent<Input> extends AgentDeclaration<Input> {
  readonly needsProject: false;
  run(run: AgentRun<Input>): Promise<AgentResult>;
}

export interface ProjectAgent<Input> extends AgentDeclaration<Input> {
  readonly needsProject: true;
  run(run: ProjectRun<Input>): Promise<AgentResult>;
}

export type Agent<Input> = FreeAgent<Input> | ProjectAgent<Input>;

export const agentErrorCodes = [
  'folder_missing',
  'folder_unreadable',
  'model_failed',
  'nothing_fixable',
  'path_missing',
  'path_outside',
  'project_missing',
  'settings_wrong',
  'too_large',
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
