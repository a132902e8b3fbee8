/** Files that are handled at a time: enough to keep the disk busy, few enough to keep memory and descriptors low. */
const width = 32;

/** The results in order; each batch begins when the one before has ended. */
export async function* inBatches<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  for (let from = 0; from < items.length; from += width)
    yield* await Promise.all(items.slice(from, from + width).map(act));
}
