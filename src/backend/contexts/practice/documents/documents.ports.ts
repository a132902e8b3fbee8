import type { SelfApproval } from '../../../../domain/policy/self-approval.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/work/work.ts';

export interface DocumentPorts extends SlicePorts {
  findProject(reads: Reads, id: string): Promise<{ readonly name: string } | undefined>;
  /** The organization's rule of four eyes. */
  loadSelfApproval(reads: Reads): Promise<SelfApproval>;
  /** People who can sign in. */
  countSignIns(reads: Reads): Promise<number>;
  /** PDFs are made in the work process: the library and its fonts have no place in the backend. */
  readonly work: Pick<Work, 'ask'>;
}
