/** SQL of the projects by which time is found: an index holds the seconds of entries in their order. */
import type { Reads } from '../../../platform/reach/reads.ts';

/** Ids of the projects of clients, or of all: time that is reached is of them, whichever of them are seen. */
export function projectsOf(reads: Reads, clientIds: readonly string[] | undefined) {
  const all = reads.whole('projects', 'narrowing').select('projects.id');
  return clientIds === undefined ? all : all.where('projects.client_id', 'in', clientIds);
}
