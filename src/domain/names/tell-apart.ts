/** What tells rows and picks apart that read the same: the one rule of every list of clients, projects, tasks and invoices. */

export interface ToldApart<Item> {
  /** What a reader sees of the item before anything is added. */
  readonly labelOf: (item: Item) => string;
  /** What may tell it from another of the same label, the most telling first; undefined where it has none of it. */
  readonly facts: readonly ((item: Item) => string | undefined)[];
}

/**
 * For each item what is to be shown beside its label; empty where no other item reads the same. The first fact that differs
 * within those of one label is taken, then further ones until each is clear; what is alike in all of them is left out. Items
 * that no fact tells apart are left with what there is.
 */
export function tellApart<Item>(
  items: readonly Item[],
  { labelOf, facts }: ToldApart<Item>,
): ReadonlyMap<Item, string> {
  const told = new Map<Item, string>();
  for (const group of groupByReading(items, labelOf)) {
    if (group.length === 1) for (const item of group) told.set(item, '');
    else for (const [item, text] of tellGroup(group, facts)) told.set(item, text);
  }
  return told;
}

/** Case and spaces are overlooked by a reader. */
function groupByReading<Item>(items: readonly Item[], labelOf: (item: Item) => string): Iterable<Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const reading = labelOf(item).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
    const group = groups.get(reading);
    if (group === undefined) groups.set(reading, [item]);
    else group.push(item);
  }
  return groups.values();
}

const separator = ' · ';

function tellGroup<Item>(
  group: readonly Item[],
  facts: ToldApart<Item>['facts'],
): readonly (readonly [Item, string])[] {
  const texts = group.map((): string[] => []);
  for (const fact of facts) {
    const joined = texts.map((parts) => parts.join(separator));
    if (new Set(joined).size === group.length) break;
    const values = group.map((item) => fact(item) ?? '');
    if (!tellsMore(values, joined)) continue;
    for (const [at, value] of values.entries()) if (value !== '') texts[at]?.push(value);
  }
  return group.map((item, at) => [item, texts[at]?.join(separator) ?? '']);
}

/** Whether a fact splits what read the same until now. */
function tellsMore(values: readonly string[], joined: readonly string[]): boolean {
  const together = new Set(values.map((value, at) => JSON.stringify([joined[at], value])));
  return together.size > new Set(joined).size;
}
