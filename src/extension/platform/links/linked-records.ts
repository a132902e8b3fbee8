/** Reads the records that a link names: by pages where they lie together, one by one what no page had. */
import { isApiFailure } from '../../../pages/failures.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface LinkedReader<Item> {
  readonly page: (cursor: { cursor?: string }) => Promise<Page<Item>>;
  /** Rejects with `not_found` when the record is gone. */
  readonly one: (id: string) => Promise<Item>;
}

const mostPages = 20;
const atOnce = 10;

/** In the order of the ids; records that are gone are left out. */
export async function readLinked<Item extends { readonly id: string }>(
  ids: readonly string[],
  reader: LinkedReader<Item>,
): Promise<readonly Item[]> {
  const wanted = new Set(ids);
  const found = new Map<string, Item>();
  let cursor: { cursor?: string } | undefined = {};
  for (let pages = 0; cursor !== undefined && pages < mostPages && found.size < wanted.size; pages += 1) {
    const page: Page<Item> = await reader.page(cursor);
    for (const item of page.items) if (wanted.has(item.id)) found.set(item.id, item);
    cursor = page.nextCursor === null ? undefined : { cursor: page.nextCursor };
  }
  const missing = [...wanted].filter((id) => !found.has(id));
  for (let start = 0; start < missing.length; start += atOnce) {
    const items = await Promise.all(
      missing.slice(start, start + atOnce).map((id) => ifExists(reader.one(id))),
    );
    for (const item of items) if (item !== undefined) found.set(item.id, item);
  }
  return [...wanted].flatMap((id) => found.get(id) ?? []);
}

/** Undefined when it no longer exists. */
export async function ifExists<Item>(reading: Promise<Item>): Promise<Item | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isApiFailure(error, 'not_found')) return undefined;
    throw error;
  }
}
