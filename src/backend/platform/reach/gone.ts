/** Who would have seen a row that is gone, by what the log says of it. */
import type { Grant } from '../../../domain/authorization.ts';
import { isPerson } from '../../../domain/policy/actor.ts';
import type { Reads } from './reads.ts';

/** What a change said of its record. */
export interface GoneRow {
  /** Whom it was about, else who changed it. */
  readonly userId: string;
  readonly projectId?: string | undefined;
  readonly clientId?: string | undefined;
}

export async function reachedGone(reads: Reads, grant: Grant, row: GoneRow): Promise<boolean> {
  const { actor } = reads;
  switch (grant) {
    case 'all':
      return true;
    case 'own':
      return isPerson(actor) && row.userId === actor.userId;
    case 'member':
    case 'lead':
      return (
        isPerson(actor) &&
        (row.userId === actor.userId || (await isMember(reads, actor.userId, { row, grant })))
      );
    case 'client':
      return actor.kind === 'contact' && (await isOfClient(reads, actor.clientId, row));
  }
}

async function isMember(
  reads: Reads,
  userId: string,
  { row: { projectId }, grant }: { readonly row: GoneRow; readonly grant: 'member' | 'lead' },
): Promise<boolean> {
  if (projectId === undefined) return false;
  const found = await reads
    .whole('project_members', 'sign-in')
    .select('role')
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return grant === 'lead' ? found?.role === 'lead' : found !== undefined;
}

async function isOfClient(
  reads: Reads,
  own: string,
  { clientId, projectId }: Pick<GoneRow, 'clientId' | 'projectId'>,
): Promise<boolean> {
  if (clientId !== undefined) return clientId === own;
  if (projectId === undefined) return false;
  const found = await reads
    .whole('projects', 'sign-in')
    .select('id')
    .where('id', '=', projectId)
    .where('client_id', '=', own)
    .executeTakeFirst();
  return found !== undefined;
}
