/**
 * What a list says without a connection: the page that was read last, else what pages of it that were asked in other ways have.
 * It may lack what was never read.
 */
import { parseJson } from '../../../contract/text/parse-json.ts';
import { type KeptRead, type KeptReads, pathOf } from './kept-reads.ts';

type Item = Readonly<Record<string, unknown>>;

const lists: ReadonlySet<string> = new Set(
  ['clients', 'projects', 'tasks', 'time-entries', 'users'].map((name) => `/api/v1/${name}`),
);
const usualLimit = 50;

export function readKept(reads: KeptReads, url: string): KeptRead | undefined {
  const exact = reads.find(url);
  if (exact !== undefined || !lists.has(pathOf(url))) return exact;
  const pages = reads.list().filter((kept) => pathOf(kept.url) === pathOf(url));
  if (pages.length === 0) return undefined;
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const items = query.has('cursor') ? [] : joinPages(pages).filter((item) => fits(item, query));
  const limit = Number(query.get('limit') ?? usualLimit);
  const body = JSON.stringify({ items: items.slice(0, limit), nextCursor: null });
  return { url, at: Math.min(...pages.map(({ at }) => at)), body };
}

/** Each once, as it was read last; those that began last go first, as their list has them. */
function joinPages(pages: readonly KeptRead[]): readonly Item[] {
  const byId = new Map<unknown, Item>();
  const byAge = pages.toSorted((one, other) => one.at - other.at);
  for (const item of byAge.flatMap(({ body }) => itemsOf(body))) byId.set(item['id'], item);
  const startOf = (item: Item) => Date.parse(String(item['startedAt'])) || 0;
  return [...byId.values()].toSorted((one, other) => startOf(other) - startOf(one));
}

function itemsOf(body: string): readonly Item[] {
  const page = parseJson(body);
  if (typeof page !== 'object' || page === null || !('items' in page) || !Array.isArray(page.items))
    return [];
  return page.items.filter((item) => typeof item === 'object' && item !== null);
}

/** By the fields that an item has; what else is asked for narrows nothing. */
function fits(item: Item, query: URLSearchParams): boolean {
  return [...query].every(([name, value]) => {
    if (name === 'archived' && 'archivedAt' in item)
      return (item['archivedAt'] === null) === (value === 'false');
    const day = item['localDate'];
    if (name === 'from' && typeof day === 'string') return day >= value;
    if (name === 'to' && typeof day === 'string') return day <= value;
    return !Object.hasOwn(item, name) || String(item[name]) === value;
  });
}
