/** A page of a list by cursor: what lies behind the key of the last row that was shown, in the list's order. */
import { type SelectQueryBuilder, sql } from 'kysely';

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListOrder {
  /** Columns that the list is sorted by, the first one first; ids decide between equals. */
  readonly by: string | readonly string[];
  /** Of all columns. */
  readonly direction: 'asc' | 'desc';
  /** From the cursor to the values of those columns and the id of the last row that was shown. */
  readonly decode: (cursor: string) => readonly (string | number)[];
}

/** One row more than the limit, so that the caller knows whether a page follows. */
export function selectPage<DB, TB extends keyof DB, Row>(
  select: SelectQueryBuilder<DB, TB, Row>,
  { cursor, limit }: PageAsked,
  { by, direction, decode }: ListOrder,
): SelectQueryBuilder<DB, TB, Row> {
  const columns = [...(typeof by === 'string' ? [by] : by), 'id'].map((name) => sql.ref(name));
  const ordered = columns.reduce((sorted, column) => sorted.orderBy(column, direction), select);
  if (!cursor) {
    return ordered.limit(limit + 1);
  }
  const isBehind = direction === 'asc' ? sql.raw('>') : sql.raw('<');
  const behind = sql<boolean>`(${sql.join(columns)}) ${isBehind} (${sql.join(decode(cursor))})`;
  return ordered.where(behind).limit(limit + 1);
}
