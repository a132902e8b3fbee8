/** SQL of findings. Counts of them: finding-summary.repository.ts. */
import type { Selectable, Updateable, UpdateQueryBuilder, UpdateResult } from 'kysely';
import { requireUpdated } from '../../../platform/db/changes.ts';
import { type ListOrder, selectPage } from '../../../platform/db/select-page.ts';
import {
  type CursorKey,
  decodeNumberCursor,
  decodePlaceCursor,
  decodeTextCursor,
} from '../../../platform/http/cursor.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Schema } from '../../../schema.ts';
import { filtered } from './finding-filter.ts';
import { isSeenBy, isSeenByOwn } from './finding-sources.ts';
import type { ListFindings } from './findings.schema.ts';
import type { FindingTable } from './findings.tables.ts';

export type FindingRow = Selectable<FindingTable>;

/** So many are read, or named in a statement, at once. */
const rowsAtOnce = 500;

export async function findFinding(rows: Pick<Reads, 'from'>, id: string): Promise<FindingRow | undefined> {
  return await rows.from('findings').selectAll().where('id', '=', id).executeTakeFirst();
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
export async function listFindings(reads: Reads, query: ListFindings): Promise<FindingRow[]> {
  const select = filtered(reads.from('findings').selectAll(), reads.actor, query);
  return await selectPage(select, query, orders[query.sort]).execute();
}

/** What the source sees or saw last; of one that goes by our own rules, what any such sees. */
export async function listOfSource(
  reads: Reads,
  of: {
    readonly projectId: string;
    readonly source: string;
    readonly isOwn?: boolean | undefined;
  },
): Promise<FindingRow[]> {
  const found = await reads
    .invariant('findings')
    .select('id')
    .where('project_id', '=', of.projectId)
    .where(of.isOwn ? isSeenByOwn() : isSeenBy(of.source))
    .execute();
  const rows: FindingRow[] = [];
  // Tens of thousands at once would hold up whoever else is answered meanwhile.
  for (let start = 0; start < found.length; start += rowsAtOnce) {
    const ids = found.slice(start, start + rowsAtOnce).map(({ id }) => id);
    rows.push(...(await listByIds(reads, ids)));
  }
  return rows;
}

async function listByIds(reads: Reads, ids: readonly string[]): Promise<FindingRow[]> {
  return await reads.invariant('findings').selectAll().where('id', 'in', ids).execute();
}

/** They are taken as they are written. */
export async function insertFindings(writes: Writes, rows: Iterable<FindingRow>): Promise<void> {
  await writes.insertAll('findings', rows);
}

export async function updateFinding(
  findings: UpdateQueryBuilder<Schema, 'findings', 'findings', UpdateResult>,
  row: FindingRow,
  change: Updateable<FindingTable>,
): Promise<FindingRow> {
  return requireUpdated(
    await findings
      .set({ ...change, version: row.version + 1 })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .returningAll()
      .executeTakeFirst(),
  );
}

export async function saveAnchor(writes: Writes, row: FindingRow, anchor: string | null): Promise<void> {
  await writes.invariant('findings').update().set({ anchor }).where('id', '=', row.id).execute();
}

/** Found again where it was: only who saw it last, and when, is new; that is no change of the record. */
export async function markSeen(
  writes: Writes,
  seen: { readonly ids: readonly string[]; readonly runId: string; readonly at: number },
): Promise<void> {
  for (let start = 0; start < seen.ids.length; start += rowsAtOnce) {
    await writes
      .invariant('findings')
      .update()
      .set({ run_id: seen.runId, last_seen_at: seen.at })
      .where('id', 'in', seen.ids.slice(start, start + rowsAtOnce))
      .execute();
  }
}
