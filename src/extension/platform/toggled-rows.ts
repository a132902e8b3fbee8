/**
 * Which rows a key is about. An extension is told what is selected in its view, and not which row has the focus: the key
 * runs `list.toggleSelection` first, and what that did to the selection tells. Pure.
 */

export interface SelectionSteps<Item> {
  readonly before: readonly Item[];
  /** After the row with the focus was added, or taken away. */
  readonly after: readonly Item[];
}

export interface Toggled<Item> {
  readonly rows: readonly Item[];
  /** The one that was not selected until then. */
  readonly added?: Item;
}

/** As in the explorer: the row with the focus alone, or all that is selected where it is part of that. */
export function readToggled<Item extends { readonly id: string }>({
  before,
  after,
}: SelectionSteps<Item>): Toggled<Item> {
  const known = new Set(before.map(({ id }) => id));
  const added = after.find(({ id }) => !known.has(id));
  return added === undefined ? { rows: before } : { rows: [added], added };
}
