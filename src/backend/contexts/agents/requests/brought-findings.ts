/** What a run hands to the slice that keeps findings. */
import type { HasRead } from '../../../../contract/work/read-extent.ts';
import type { BroughtFinding } from '../../../../contract/work/work-tasks.ts';

export interface BroughtFindings {
  readonly organizationId: string;
  readonly projectId: string;
  /** The request. */
  readonly runId: string;
  /** Who asked. */
  readonly actor: string;
  /** The agent's name, and its title for the user. */
  readonly source: string;
  readonly sourceTitle: string;
  /** By our own rules: what others by them have found is the same. */
  readonly isOwn: true;
  readonly findings: readonly BroughtFinding[];
  /** True where the run would have found it again. */
  readonly hasRead: HasRead;
}

export type FindingsInSight = Pick<
  BroughtFindings,
  'organizationId' | 'projectId' | 'source' | 'isOwn' | 'findings' | 'hasRead'
>;
