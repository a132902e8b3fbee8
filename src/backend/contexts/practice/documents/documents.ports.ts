import type { SlicePorts } from '../../../platform/ports.ts';
import type { Work } from '../../../platform/work/work.ts';
import type { Reader } from '../../../schema.ts';

export interface DocumentPorts extends SlicePorts {
  findProject(db: Reader, organizationId: string, id: string): Promise<{ readonly name: string } | undefined>;
  /** PDFs are made in the work process: the library and its fonts have no place in the backend. */
  readonly work: Pick<Work, 'ask'>;
}
