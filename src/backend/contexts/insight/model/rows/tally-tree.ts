/** Adds the work of a report up in its rows, and in the rows below them. */
import type { WorkSum, WorkSums } from '../../../../../domain/figures/work-sums.ts';
import type { KeyOf } from './row-keys.ts';
import { WorkTally } from './work-tally.ts';

export interface TallyNode {
  readonly tally: WorkTally;
  readonly rows: Map<string, TallyNode>;
}

/** One level of rows a key; rows on which nothing is left, since all of it is of other days, are left out. */
export function tallyWork(
  { whole, split }: Pick<WorkSums, 'whole' | 'split'>,
  keys: readonly KeyOf[],
): TallyNode {
  const root = createNode();
  for (const work of whole) addTo(root, work, { keys });
  for (const parts of split) {
    // However many days it has, to each row it is one entry.
    const counted = new Set<WorkTally>();
    for (const work of parts) addTo(root, work, { keys, counted });
  }
  prune(root);
  return root;
}

function createNode(): TallyNode {
  return { tally: new WorkTally(), rows: new Map() };
}

interface Adding {
  readonly keys: readonly KeyOf[];
  readonly counted?: Set<WorkTally>;
}

function addTo(node: TallyNode, work: WorkSum, { keys, counted }: Adding): void {
  node.tally.add(work, counted?.has(node.tally) ? 0 : work.entries);
  counted?.add(node.tally);
  const [keyOf, ...deeper] = keys;
  if (keyOf === undefined) return;
  const key = keyOf(work);
  const row = node.rows.get(key) ?? createNode();
  node.rows.set(key, row);
  addTo(row, work, { keys: deeper, ...(counted && { counted }) });
}

function prune({ rows }: TallyNode): void {
  for (const [key, row] of rows) {
    if (row.tally.entries === 0) rows.delete(key);
    else prune(row);
  }
}
