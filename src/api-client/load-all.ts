interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** All items of a list that comes in pages, `limit` of them and what is left of the page at most; without one, of a few thousand. */
export async function loadAll<Item>(
  load: (cursor: { cursor?: string }) => Promise<Page<Item>>,
  limit = 5_000,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: { cursor?: string } | undefined = {};
  while (cursor !== undefined && items.length < limit) {
    const page: Page<Item> = await load(cursor);
    items.push(...page.items);
    cursor = page.nextCursor === null ? undefined : { cursor: page.nextCursor };
  }
  return items;
}
