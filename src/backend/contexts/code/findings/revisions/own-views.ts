/** What a person's own scans found that is not on record: theirs where they ask themselves, not a key or an agent for them. */
import type { Reads } from '../../../../platform/reach/reads.ts';
import { listViews, type ViewRow } from './revisions.repository.ts';

export async function listOwnViews(
  reads: Reads,
  query: Parameters<typeof listViews>[1],
): Promise<readonly ViewRow[]> {
  return reads.actor.kind === 'user' ? await listViews(reads, query) : [];
}
