/** A patch names only what it changes: columns left undefined stay as they are. */
import { DatabaseError } from './database-error.ts';

type Maybe<Row> = { readonly [Column in keyof Row]?: Row[Column] | undefined };

export function changedColumns<Row extends object>(change: Maybe<Row>): Partial<Row> {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<Row>;
}

/** What `archived` of a patch does to the column: set once, kept, or cleared. */
export function archivedAt(
  row: { readonly archived_at: number | null },
  archived: boolean | undefined,
  now: number,
): number | null {
  if (archived === undefined) {
    return row.archived_at;
  }
  return archived ? (row.archived_at ?? now) : null;
}

/**
 * An update names the version it read; when another transaction was faster, no row has it any more.
 * @throws DatabaseError `conflict`
 */
export function requireUpdated<Row>(row: Row | undefined): Row {
  if (row === undefined) throw changedMeanwhile();
  return row;
}

/**
 * A deletion names the version it read, too: PostgreSQL lets several transactions read the row, and one delete it.
 * @throws DatabaseError `conflict`
 */
export function requireDeleted(deleted: { readonly numDeletedRows: bigint }): void {
  if (deleted.numDeletedRows === 0n) throw changedMeanwhile();
}

function changedMeanwhile(): DatabaseError {
  return new DatabaseError('conflict', 'The record was changed by another transaction in the meantime.');
}
