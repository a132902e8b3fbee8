/** What scans must know of their neighbours; each is answered by the slice or layer that owns it. */
import type { AdvisoryMode } from '../../../../contract/advisory-mode.ts';
import type { WorkspaceFinding } from '../../../../contract/findings.ts';
import type { Measured } from '../../../../contract/health.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { FindingAnchor } from '../../../../workspace/baseline/anchor.ts';
import type { Assessment } from '../../../../workspace/dependencies/assess.ts';
import type { Dismissals } from '../../../../workspace/dismissals.ts';
import type { MeasuredProject } from '../../../../workspace/health/measure-project.ts';
import type { Readings } from '../../../../workspace/readings/readings.ts';
import type { WorkspaceScan, WorkspaceScanResult } from '../../../../workspace/workspace-scan.ts';
import type { EventHub } from '../../../platform/events/event-hub.ts';
import type { JobQueue } from '../../../platform/jobs/job-queue.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { Reader } from '../../../schema.ts';

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
  readonly findings: readonly (WorkspaceFinding & {
    readonly explanation?: string | undefined;
    readonly isNew?: boolean | undefined;
    readonly anchor?: FindingAnchor | undefined;
  })[];
  /** True where the scan would have found it again: the file was read to its end, and the rule was asked for. */
  readonly hasRead: (path: string, ruleId: string) => boolean;
}

export interface KeptCounts {
  readonly added: number;
  readonly again: number;
  readonly reopened: number;
  readonly resolved: number;
}

/** What a scan hands to the slice that keeps health. */
export interface ScannedHealth extends MeasuredProject {
  readonly organizationId: string;
  readonly projectId: string;
  readonly source: string;
  readonly sourceId: string;
}

export type FindingsInSight = Pick<
  ScannedFindings,
  'organizationId' | 'projectId' | 'source' | 'isOwn' | 'findings' | 'hasRead'
>;

export interface KnownOfScan {
  readonly scan: WorkspaceScanResult;
  readonly dependencies: Measured<Assessment>;
  readonly dismissals: Dismissals;
}

export interface ScanPorts extends SlicePorts {
  readonly hub: EventHub;
  readonly jobs: JobQueue;
  readonly scanner: Pick<WorkspaceScan, 'scan'>;
  readonly readings: Pick<Readings, 'inventory' | 'stack'>;
  /** Scans that run side by side; the others wait. */
  readonly scansAtOnce: number;
  findProject(db: Reader, organizationId: string, id: string): Promise<ScannedProject | undefined>;
  /** Who asked, as what they are now. */
  findActor(db: Reader, organizationId: string, userId: string): Promise<Person | undefined>;
  keepFindings(work: Work, scanned: ScannedFindings): Promise<KeptCounts>;
  /** Looks at the dependencies of a scanned folder. */
  dependencies(
    folder: string,
    asked: { readonly scan: WorkspaceScanResult; readonly advisories: AdvisoryMode },
    signal: AbortSignal,
  ): Promise<Measured<Assessment>>;
  /** Of a folder of which all was scanned by all rules. */
  measureHealth(folder: string, known: KnownOfScan, signal: AbortSignal): Promise<MeasuredProject>;
  /** Which of what a scan has in sight people have dismissed. */
  findDismissals(db: Reader, inSight: FindingsInSight): Promise<Dismissals>;
  recordHealth(work: Work, scanned: ScannedHealth): Promise<unknown>;
}

/** Names the jobs of this slice in the queue, and the source of the findings that they bring. */
export const scanJobKind = 'project-scan';
export const scanSource = 'scan';
export const scanSourceTitle = 'Vireo scan';
