/** A list that comes in pages, as a whole. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

/** As many as one page may have. */
const pageSize = 500;

export async function listAll<Item>(
  load: (query: PageQuery) => Promise<{ readonly data: Page<Item> }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let query: PageQuery | undefined = { limit: pageSize };
  while (query !== undefined) {
    const { data }: { readonly data: Page<Item> } = await load(query);
    items.push(...data.items);
    query = data.nextCursor === null ? undefined : { limit: pageSize, cursor: data.nextCursor };
  }
  return items;
}
