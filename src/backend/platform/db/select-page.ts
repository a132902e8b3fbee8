/** A page of a list by cursor: what lies behind the key of the last row that was shown, in the list's order. */
import { type SelectQueryBuilder, sql } from 'kysely';

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListOrder {
  /** Column that the list is sorted by; ids decide between equals, in the same direction. */
  readonly by: string;
  readonly direction: 'asc' | 'desc';
  /** From the cursor to the value of that column and the id of the last row that was shown. */
  readonly decode: (cursor: string) => readonly [string | number, string];
}

/** One row more than the limit, so that the caller knows whether a page follows. */
export function selectPage<DB, TB extends keyof DB, Row>(
  select: SelectQueryBuilder<DB, TB, Row>,
  { cursor, limit }: PageAsked,
  { by, direction, decode }: ListOrder,
): SelectQueryBuilder<DB, TB, Row> {
  const [column, id] = [sql.ref(by), sql.ref('id')];
  const ordered = select
    .orderBy(column, direction)
    .orderBy(id, direction)
    .limit(limit + 1);
  if (!cursor) {
    return ordered;
  }
  const [value, lastId] = decode(cursor);
  const isBehind = direction === 'asc' ? sql.raw('>') : sql.raw('<');
  return ordered.where(sql<boolean>`(${column}, ${id}) ${isBehind} (${value}, ${lastId})`);
}
