/** What proposals must know of their neighbours; each is answered by the slice that owns it. */
import type { TimeSpan } from '../../../../domain/spans.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export interface ProposalPorts extends SlicePorts {
  loadZone(reads: Reads): Promise<string>;
  /** Undefined when the organization has no such project. */
  findProject(reads: Reads, id: string): Promise<object | undefined>;
  /** The user's entries that share time with the span; one that runs ends with it. */
  listRecorded(
    reads: Reads,
    of: { readonly userId: string; readonly span: TimeSpan },
  ): Promise<readonly TimeSpan[]>;
}
