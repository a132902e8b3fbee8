/**
 * Which rows a key is about. An extension is told what is selected in its view, and not which row has the focus: the key
 * runs `list.toggleSelection` first, and what that did to the selection tells. Pure.
 */

export interface SelectionSteps<Item> {
  readonly before: readonly Item[];
  /** After the row with the focus was added, or taken away. */
  readonly after: readonly Item[];
  /** False while rows are reloaded: some that are selected may be missing. */
  readonly isWhole: boolean;
}

export interface Toggled<Item> {
  readonly rows: readonly Item[];
  /** The one that was not selected until then. */
  readonly added?: Item;
}

/**
 * As in the explorer: the row with the focus alone, or all that is selected where it is part of that. Undefined where
 * the steps are not those of one row: whoever guesses deletes another one.
 */
export function readToggled<Item extends { readonly id: string }>({
  before,
  after,
  isWhole,
}: SelectionSteps<Item>): Toggled<Item> | undefined {
  const added = without(after, before);
  const removed = without(before, after);
  if (!isWhole || added.length + removed.length !== 1) return undefined;
  return added[0] === undefined ? { rows: before } : { rows: added, added: added[0] };
}

function without<Item extends { readonly id: string }>(
  items: readonly Item[],
  others: readonly Item[],
): Item[] {
  const known = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !known.has(id));
}
