/** What findings must know of their neighbours; each is answered by the slice that owns it. */

import type { FolderKeeping } from '../../../../contract/runner/placed-project.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import type { Readings } from '../../../../workspace/readings/readings.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/work/work.ts';

export interface FindingsProject {
  readonly id: string;
  readonly name: string;
  readonly folder: string | null;
  readonly archived_at: number | null;
}

export interface FindingPorts extends SlicePorts {
  readonly work: Work;
  readonly projectFolders: FolderKeeping;
  /** Parses a large log in a thread, and reads it there. */
  readonly readings: Pick<Readings, 'openLog'>;
  findProject(reads: Reads, id: string): Promise<FindingsProject | undefined>;
  /** Who acts, and is there. */
  findActor(reads: Reads, id: string): Promise<Person | undefined>;
  findUser(reads: Reads, id: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
}
