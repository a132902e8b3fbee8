/** SQL of what runs leave. */
import type { Selectable } from 'kysely';
import type { Reader, Trx } from '../../../../schema.ts';
import type { RequestArtifactTable } from '../requests.tables.ts';

export type ArtifactRow = Selectable<RequestArtifactTable>;

/** Those of a request by name, or of all of an organization the oldest first. */
export async function listArtifacts(
  db: Reader,
  { organizationId, requestId }: { readonly organizationId: string; readonly requestId?: string },
): Promise<ArtifactRow[]> {
  const select = db.selectFrom('request_artifacts').selectAll().where('organization_id', '=', organizationId);
  return await (requestId === undefined
    ? select.orderBy('created_at').orderBy('id')
    : select.where('request_id', '=', requestId).orderBy('name')
  ).execute();
}

export async function insertArtifacts(trx: Trx, rows: readonly ArtifactRow[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('request_artifacts').values(rows).execute();
}

export async function deleteArtifacts(
  trx: Trx,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('request_artifacts')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
}
