/** What scans must know of their neighbours; each is answered by the slice or layer that owns it. */

import type { HealthReport } from '../../../../contract/health-report.ts';
import type { FolderKeeping } from '../../../../contract/runner/placed-project.ts';
import type { HasRead } from '../../../../contract/work/read-extent.ts';
import type { DismissalsAnswer } from '../../../../contract/work/work-asks.ts';
import type { BroughtFinding } from '../../../../contract/work/work-tasks.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type {
  RecordDecision,
  ScannedRevision,
  ViewReason,
} from '../../../../domain/revisions/decide-record.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work as Unit } from '../../../platform/unit-of-work.ts';
import type { Work } from '../../../platform/work/work.ts';

export interface ScannedProject {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly archived_at: number | null;
}

/** What a scan hands to the slice that keeps findings. */
export interface ScannedFindings {
  readonly organizationId: string;
  readonly projectId: string;
  readonly runId: string;
  readonly actor: string;
  readonly source: string;
  readonly sourceTitle: string;
  /** By our own rules: what others by them have found is the same. */
  readonly isOwn: true;
  readonly findings: readonly BroughtFinding[];
  /** True where the scan would have found it again: the file was read to its end, and the rule was asked for. */
  readonly hasRead: HasRead;
  /** Rules of which a scan of the files has the last word, whichever of our own sources found something before. */
  readonly speaksForAllOn: (ruleId: string) => boolean;
}

export interface KeptCounts {
  readonly added: number;
  readonly again: number;
  readonly reopened: number;
  readonly resolved: number;
}

/** What a scan hands to the slice that keeps health. */
export interface ScannedHealth {
  readonly organizationId: string;
  readonly projectId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly report: HealthReport;
}

/** What decides whether a scan is on record. */
export interface PlacedScan {
  readonly organizationId: string;
  readonly projectId: string;
  readonly runId: string;
  readonly source: string;
  readonly revision: ScannedRevision | undefined;
  readonly isWhole: boolean;
}

/** What a scan found that is not on record. */
export interface ViewedScan extends Omit<PlacedScan, 'source' | 'isWhole'> {
  readonly userId: string;
  readonly why: ViewReason;
  readonly known: string | null;
  readonly findings: readonly BroughtFinding[];
  readonly hasRead: HasRead;
  readonly outcome: string;
}

/** A person's own scan that is not on record. */
export interface ScanOwnView {
  readonly id: string;
  readonly why: ViewReason;
  readonly branch: string | null;
  readonly commit_hash: string | null;
  readonly known_commit: string | null;
  /** JSON. */
  readonly outcome: string;
}

/** Where several people scan a project, each in a checkout of their own. */
export interface ScanRevisions {
  /** The commit on record; null where none is known. */
  findKnown(reads: Reads, projectId: string): Promise<string | null>;
  place(unit: Unit, scan: PlacedScan): Promise<RecordDecision & { readonly known: string | null }>;
  keepView(unit: Unit, scan: ViewedScan): Promise<void>;
  dropView(unit: Unit, of: { readonly projectId: string; readonly userId: string }): Promise<void>;
  listOwn(reads: Reads, ids: readonly string[]): Promise<readonly ScanOwnView[]>;
}

export type FindingsInSight = Pick<
  ScannedFindings,
  'projectId' | 'source' | 'isOwn' | 'findings' | 'hasRead'
>;

export interface ScanPorts extends SlicePorts {
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly work: Work;
  /** Scans that run side by side; the others wait. */
  readonly scansAtOnce: number;
  readonly projectFolders: FolderKeeping;
  readonly revisions: ScanRevisions;
  findProject(reads: Reads, id: string): Promise<ScannedProject | undefined>;
  /** Who asked, as what they are now. */
  findActor(reads: Reads, userId: string): Promise<Person | undefined>;
  keepFindings(unit: Unit, scanned: ScannedFindings): Promise<KeptCounts>;
  /** Which of what a scan has in sight people have dismissed. */
  findDismissals(reads: Reads, inSight: FindingsInSight): Promise<DismissalsAnswer>;
  recordHealth(unit: Unit, scanned: ScannedHealth): Promise<unknown>;
}

/** Names the jobs of this slice in the queue, and the source of the findings that they bring. */
export const scanJobKind = 'project-scan';
export const scanSource = 'scan';
/** What scans and agents have found together. */
export const ownRules = 'vireo';
export const scanSourceTitle = 'Vireo scan';
