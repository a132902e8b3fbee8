/** SQL of the commits that are on record, and of what is only its person's view. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../../platform/db/changes.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { FindingRevisionTable, FindingViewTable } from './revisions.tables.ts';

export type RevisionRow = Selectable<FindingRevisionTable>;
export type ViewRow = Selectable<FindingViewTable>;

interface OfSource {
  readonly projectId: string;
  readonly source: string;
}

/** For what decides about it, beyond the reach of the actor. */
export async function findRevision(
  reads: Reads,
  { projectId, source }: OfSource,
): Promise<RevisionRow | undefined> {
  return await reads
    .invariant('finding_revisions')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('source', '=', source)
    .executeTakeFirst();
}

export async function listRevisions(reads: Reads, projectId: string): Promise<RevisionRow[]> {
  return await reads
    .from('finding_revisions')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('source')
    .execute();
}

export async function insertRevision(writes: Writes, row: RevisionRow): Promise<void> {
  await writes.insert('finding_revisions', row).execute();
}

/** By the version that was read: of two scans that end at once, the second decides on what the first left. */
export async function updateRevision(
  writes: Writes,
  row: RevisionRow,
  change: Updateable<FindingRevisionTable>,
): Promise<void> {
  requireUpdated(
    await writes
      .invariant('finding_revisions')
      .update()
      .set({ ...change, version: row.version + 1 })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .returning('id')
      .executeTakeFirst(),
  );
}

/** False where there was none that the actor may change. */
export async function removeRevisions(writes: Writes, projectId: string): Promise<boolean> {
  const removed = await writes
    .remove('finding_revisions')
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** Those of the actor: a row is nobody else's. */
export async function listViews(
  reads: Reads,
  query: { readonly projectId?: string | undefined; readonly ids?: readonly string[] | undefined },
): Promise<ViewRow[]> {
  let select = reads.from('finding_views').selectAll();
  if (query.projectId !== undefined) select = select.where('project_id', '=', query.projectId);
  if (query.ids !== undefined) select = select.where('id', 'in', query.ids);
  return await select.orderBy('id').execute();
}

interface OfPerson {
  readonly projectId: string;
  readonly userId: string;
}

export async function findView(reads: Reads, { projectId, userId }: OfPerson): Promise<ViewRow | undefined> {
  return await reads
    .invariant('finding_views')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function insertView(writes: Writes, row: ViewRow): Promise<void> {
  await writes.insert('finding_views', row).execute();
}

export async function removeView(writes: Writes, { projectId, userId }: OfPerson): Promise<void> {
  await writes
    .invariant('finding_views')
    .remove()
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .execute();
}
