/** SQL of findings: every statement is scoped by organization. */
import type { Selectable, Updateable } from 'kysely';
import { decodeNumberCursor } from '../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../schema.ts';
import type { ListFindings } from './findings.schema.ts';
import type { FindingTable } from './findings.tables.ts';

export type FindingRow = Selectable<FindingTable>;

/** Bound parameters a statement may have, on either database, hold this many rows. */
const rowsAStatement = 100;

export async function findFinding(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<FindingRow | undefined> {
  return await db
    .selectFrom('findings')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Worst first, one row more than the limit. */
export async function listFindings(
  db: Reader,
  organizationId: string,
  query: ListFindings,
): Promise<FindingRow[]> {
  let select = db.selectFrom('findings').selectAll().where('organization_id', '=', organizationId);
  if (query.projectId) select = select.where('project_id', '=', query.projectId);
  if (query.requestId) select = select.where('request_id', '=', query.requestId);
  if (query.state) select = select.where('state', '=', query.state);
  if (query.severity) select = select.where('severity', '=', query.severity);
  if (query.path) select = select.where('path', '=', query.path);
  if (query.cursor) {
    const [rank, id] = decodeNumberCursor(query.cursor);
    select = select.where((where) =>
      where(where.refTuple('severity_rank', 'id'), '>', where.tuple(rank, id)),
    );
  }
  return await select
    .orderBy('severity_rank')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
}

export async function listOfAgent(
  db: Reader,
  of: { readonly organizationId: string; readonly projectId: string; readonly agent: string },
): Promise<FindingRow[]> {
  return await db
    .selectFrom('findings')
    .selectAll()
    .where('organization_id', '=', of.organizationId)
    .where('project_id', '=', of.projectId)
    .where('agent', '=', of.agent)
    .execute();
}

export async function insertFindings(trx: Trx, rows: readonly FindingRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAStatement) {
    await trx
      .insertInto('findings')
      .values(rows.slice(start, start + rowsAStatement))
      .execute();
  }
}

export async function updateFinding(
  trx: Trx,
  row: FindingRow,
  change: Updateable<FindingTable>,
): Promise<FindingRow> {
  return await trx
    .updateTable('findings')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Found again where it was: only who saw it last, and when, is new; that is no change of the record. */
export async function markSeen(
  trx: Trx,
  organizationId: string,
  seen: { readonly ids: readonly string[]; readonly requestId: string; readonly at: number },
): Promise<void> {
  for (let start = 0; start < seen.ids.length; start += rowsAStatement) {
    await trx
      .updateTable('findings')
      .set({ request_id: seen.requestId, last_seen_at: seen.at })
      .where('organization_id', '=', organizationId)
      .where('id', 'in', seen.ids.slice(start, start + rowsAStatement))
      .execute();
  }
}
