/** What scans must know of their neighbours; each is answered by the slice or layer that owns it. */

import type { HealthReport } from '../../../../contract/health-report.ts';
import type { FolderKeeping } from '../../../../contract/runner/placed-project.ts';
import type { HasRead } from '../../../../contract/work/read-extent.ts';
import type { DismissalsAnswer } from '../../../../contract/work/work-asks.ts';
import type { BroughtFinding } from '../../../../contract/work/work-tasks.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
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
export const scanSourceTitle = 'Vireo scan';
