/** SQL of what runs leave. */
import type { Selectable } from 'kysely';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { RequestArtifactTable } from '../requests.tables.ts';

export type ArtifactRow = Selectable<RequestArtifactTable>;

/** By name. */
export async function listArtifactsOf(reads: Reads, requestId: string): Promise<ArtifactRow[]> {
  return await reads
    .from('request_artifacts')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('name')
    .execute();
}

/** The oldest first. */
export async function listAllArtifacts(reads: Reads): Promise<ArtifactRow[]> {
  return await reads.invariant('request_artifacts').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function insertArtifacts(writes: Writes, rows: readonly ArtifactRow[]): Promise<void> {
  if (rows.length > 0) await writes.insert('request_artifacts', rows).execute();
}

export async function deleteArtifacts(writes: Writes, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await writes.invariant('request_artifacts').remove().where('id', 'in', ids).execute();
}
