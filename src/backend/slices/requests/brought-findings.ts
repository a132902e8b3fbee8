/** What a run hands to the slice that keeps findings. */
import type { AgentFinding } from '../../agents/agent.ts';

export interface BroughtFindings {
  readonly organizationId: string;
  readonly projectId: string;
  readonly requestId: string;
  readonly agent: string;
  readonly findings: readonly AgentFinding[];
  /** True for a file that the run has read to its end. */
  readonly hasRead: (path: string) => boolean;
}
