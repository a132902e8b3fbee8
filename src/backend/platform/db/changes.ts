/** A patch names only what it changes: columns left undefined stay as they are. */

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
