/** SQL of findings: every statement is scoped by organization. Counts of them: finding-summary.repository.ts. */
import type { Selectable, Updateable } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { insertRows } from '../../../platform/db/rows/insert-rows.ts';
import { type ListOrder, selectPage } from '../../../platform/db/select-page.ts';
import {
  type CursorKey,
  decodeNumberCursor,
  decodePlaceCursor,
  decodeTextCursor,
} from '../../../platform/http/cursor.ts';
import type { Reader, Trx } from '../../../schema.ts';
import { type FilterScope, filtered } from './finding-filter.ts';
import { isSeenBy, isSeenByOwn } from './finding-sources.ts';
import type { ListFindings } from './findings.schema.ts';
import type { FindingTable } from './findings.tables.ts';

export type FindingRow = Selectable<FindingTable>;

/** So many are read, or named in a statement, at once. */
const rowsAtOnce = 500;

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

const orders: Readonly<Record<ListFindings['sort'], ListOrder>> = {
  severity: { by: 'severity_rank', direction: 'asc', decode: decodeNumberCursor },
  newest: { by: 'created_at', direction: 'desc', decode: decodeNumberCursor },
  changed: { by: 'updated_at', direction: 'desc', decode: decodeNumberCursor },
  path: { by: ['path', 'start_line'], direction: 'asc', decode: decodePlaceCursor },
  rule: { by: 'rule_id', direction: 'asc', decode: decodeTextCursor },
};

/** The key of each sort as its cursor holds it. */
export const sortKeys: Readonly<Record<ListFindings['sort'], (row: FindingRow) => CursorKey>> = {
  severity: (row) => [row.severity_rank, row.id],
  newest: (row) => [row.created_at, row.id],
  changed: (row) => [row.updated_at, row.id],
  path: (row) => [row.path, row.start_line, row.id],
  rule: (row) => [row.rule_id, row.id],
};

/** In the order that was asked for, one row more than the limit. */
export async function listFindings(
  db: Reader,
  scope: FilterScope,
  query: ListFindings,
): Promise<FindingRow[]> {
  const select = filtered(db.selectFrom('findings').selectAll(), scope, query);
  return await selectPage(select, query, orders[query.sort]).execute();
}

/** What the source sees or saw last; of one that goes by our own rules, what any such sees. */
export async function listOfSource(
  db: Reader,
  of: {
    readonly organizationId: string;
    readonly projectId: string;
    readonly source: string;
    readonly isOwn?: boolean | undefined;
  },
): Promise<FindingRow[]> {
  const found = await db
    .selectFrom('findings')
    .select('id')
    .where('organization_id', '=', of.organizationId)
    .where('project_id', '=', of.projectId)
    .where(of.isOwn ? isSeenByOwn() : isSeenBy(of.source))
    .execute();
  const rows: FindingRow[] = [];
  // Tens of thousands at once would hold up whoever else is answered meanwhile.
  for (let start = 0; start < found.length; start += rowsAtOnce) {
    const ids = found.slice(start, start + rowsAtOnce).map(({ id }) => id);
    rows.push(...(await listByIds(db, of.organizationId, ids)));
  }
  return rows;
}

async function listByIds(db: Reader, organizationId: string, ids: readonly string[]): Promise<FindingRow[]> {
  return await db
    .selectFrom('findings')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
}

/** They are taken as they are written. */
export async function insertFindings(trx: Trx, rows: Iterable<FindingRow>): Promise<void> {
  await insertRows(trx, 'findings', rows);
}

export async function updateFinding(
  trx: Trx,
  row: FindingRow,
  change: Updateable<FindingTable>,
): Promise<FindingRow> {
  return requireUpdated(
    await trx
      .updateTable('findings')
      .set({ ...change, version: row.version + 1 })
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .returningAll()
      .executeTakeFirst(),
  );
}

export async function saveAnchor(trx: Trx, row: FindingRow, anchor: string | null): Promise<void> {
  await trx
    .updateTable('findings')
    .set({ anchor })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
}

/** Found again where it was: only who saw it last, and when, is new; that is no change of the record. */
export async function markSeen(
  trx: Trx,
  organizationId: string,
  seen: { readonly ids: readonly string[]; readonly runId: string; readonly at: number },
): Promise<void> {
  for (let start = 0; start < seen.ids.length; start += rowsAtOnce) {
    await trx
      .updateTable('findings')
      .set({ run_id: seen.runId, last_seen_at: seen.at })
      .where('organization_id', '=', organizationId)
      .where('id', 'in', seen.ids.slice(start, start + rowsAtOnce))
      .execute();
  }
}
