/** Documents of a run, as requests hand them to the slice that keeps documents. */
import type { AgentBrought } from '../../../../contract/work/work-tasks.ts';

export interface DocumentsOfRun {
  readonly organizationId: string;
  readonly projectId: string;
  /** Who asked the agent. */
  readonly writtenBy: string;
  readonly documents: NonNullable<AgentBrought['documents']>;
}

export interface KeptDocument {
  readonly title: string;
  readonly number: number;
  readonly outcome: 'created' | 'changed' | 'unchanged';
  /** Places that a person had changed, too: theirs stay. */
  readonly kept: number;
}
