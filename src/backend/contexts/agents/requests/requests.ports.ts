/** What agent requests must know of their neighbours; each is answered by the slice or layer that owns it. */

import type { FolderKeeping } from '../../../../contract/runner/placed-project.ts';
import type { AgentDeclaration } from '../../../../contract/work/agents.ts';
import type { HasRead } from '../../../../contract/work/read-extent.ts';
import type { DismissalsAnswer } from '../../../../contract/work/work-asks.ts';
import type { BroughtFinding } from '../../../../contract/work/work-tasks.ts';
import type { Money } from '../../../../domain/money.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type {
  RecordDecision,
  ScannedRevision,
  ViewReason,
} from '../../../../domain/revisions/decide-record.ts';
import type { PageAsked } from '../../../platform/db/select-page.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { FileStore } from '../../../platform/files/file-store.ts';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { Outbound } from '../../../platform/outbound/outbound.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Seal } from '../../../platform/secrets/seal.ts';
import type { SliceDeclaration } from '../../../platform/slice.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import type { HostedRun } from '../../../platform/work/hosted-run.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { WorkAnswerers } from '../../../platform/work/work-answers.ts';
import type { Db } from '../../../schema.ts';
import type { BroughtFindings, FindingsInSight } from './brought-findings.ts';
import type { BroughtHealth } from './brought-health.ts';
import type { DocumentsOfRun, KeptDocument } from './written-documents.ts';

export interface RequestedProject {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly archived_at: number | null;
}

/** A project whose files a run, or its undo, has changed. */
export interface ChangedProject {
  readonly organizationId: string;
  readonly projectId: string;
  /** Who asked for the run. */
  readonly userId: string;
  readonly trusted: boolean;
}

export interface CheckpointsOfRun {
  /** The newest first, one row more than the limit. */
  list(
    reads: Reads,
    runId: string,
    page: PageAsked,
  ): Promise<
    readonly {
      readonly id: string;
      readonly graph: string;
      readonly parent: string | null;
      readonly created_at: number;
    }[]
  >;
  /** When it was made, epoch milliseconds; undefined where the run has no such checkpoint. */
  find(reads: Reads, runId: string, id: string): Promise<number | undefined>;
}

/** Of what runs do outside: once each, and on record. */
export interface EffectsOfRun {
  /** In the order in which they were done. */
  list(
    reads: Reads,
    runId: string,
  ): Promise<
    readonly {
      readonly effect: string;
      readonly text: string;
      readonly isDone: boolean;
      readonly at: number;
      readonly sentBy: string | null;
    }[]
  >;
  /** Of the run `from` into its replay `to`, up to the instant `before`. */
  inherit(
    unit: Unit,
    replay: { readonly from: string; readonly to: string; readonly before: number | undefined },
  ): Promise<void>;
}

/** Copies of the project that this machine keeps at checkpoints. */
export interface KeptCopiesOfRun {
  /** Those that are there now. */
  list(runId: string): Promise<readonly { readonly id: string; readonly before: string }[]>;
}

/** Of which commit a run is, where several people work on its project. */
interface PlacedRun {
  readonly organizationId: string;
  readonly projectId: string;
  readonly runId: string;
  readonly revision: ScannedRevision | undefined;
}

export interface RevisionsOfRuns {
  /** The commit on record; null where none is known. */
  findKnown(reads: Reads, projectId: string): Promise<string | null>;
  place(
    unit: Unit,
    run: PlacedRun & { readonly source: string; readonly isWhole: boolean },
  ): Promise<RecordDecision & { readonly known: string | null }>;
  keepView(
    unit: Unit,
    run: PlacedRun & {
      readonly userId: string;
      readonly why: ViewReason;
      readonly known: string | null;
      readonly findings: readonly BroughtFinding[];
      readonly hasRead: HasRead;
      readonly outcome: string;
    },
  ): Promise<void>;
}

export interface RequestPorts extends SlicePorts {
  /** Of all organizations, whose runs share the machine. */
  readonly db: Db;
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly agents: readonly AgentDeclaration[];
  readonly work: Work;
  /** With `machines` what is run touches the machine of who asked: they alone let it. */
  readonly projectFolders: FolderKeeping;
  /** What a run may ask beside its findings' dismissals. */
  answersFor(run: HostedRun): WorkAnswerers;
  readonly files: Pick<FileStore, 'keep' | 'read'>;
  readonly outbound: Outbound;
  readonly seal: Seal;
  /** Of the whole app: which columns hold stored files. */
  slices(): readonly SliceDeclaration[];
  findProject(reads: Reads, id: string): Promise<RequestedProject | undefined>;
  /** Who asked, as what they are now. */
  findActor(reads: Reads, userId: string): Promise<Person | undefined>;
  /** Of these ids, those that an entry of time has, whoever's it is, or had before it was deleted. */
  listUsedEntryIds(reads: Reads, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** What the models of a run cost, by the ledger; undefined where none was asked. */
  findCost(reads: Reads, runId: string): Promise<Money | undefined>;
  /** Of the graphs of a run. */
  readonly checkpoints: CheckpointsOfRun;
  readonly effects: EffectsOfRun;
  /** Undefined on a server: they are on the machines of its people. */
  readonly keptCopies: KeptCopiesOfRun | undefined;
  readonly revisions: RevisionsOfRuns;
  keepFindings(unit: Unit, brought: BroughtFindings): Promise<unknown>;
  findDismissals(reads: Reads, inSight: FindingsInSight): Promise<DismissalsAnswer>;
  /** As drafts of their project. */
  keepDocuments(unit: Unit, run: DocumentsOfRun): Promise<readonly KeptDocument[]>;
  recordHealth(unit: Unit, brought: BroughtHealth): Promise<unknown>;
  /** Its files were changed: findings and health on record follow. The queue is to be woken afterwards. */
  scanChanged(unit: Unit, changed: ChangedProject): Promise<unknown>;
}

/** Names the jobs of this slice in the queue: runs, what is due at an instant, and what is sent to an address. */
export const requestJobKind = 'agent-request';
export const requestTimerKind = 'agent-request-timer';
export const requestCallbackKind = 'agent-request-callback';
