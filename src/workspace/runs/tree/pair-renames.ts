/** Finds which deleted file became which added one: the same bytes, or at least half of its lines. */
import type { FileChange } from '../file-change.ts';
import { contentOf, type FileState } from '../files/file-state.ts';

const enoughAlike = 0.5;
const mostPairs = 10_000;
const mostBytes = 500_000;

/** The changes with each pair made one `renamed`. */
export function pairRenames(changes: readonly FileChange[]): readonly FileChange[] {
  const deleted = changes.filter(({ kind }) => kind === 'deleted');
  const added = changes.filter(({ kind }) => kind === 'added');
  if (deleted.length === 0 || added.length === 0 || deleted.length * added.length > mostPairs) return changes;
  const paired = new Map<FileChange, FileChange>();
  for (const { from, to } of rankPairs(deleted, added)) {
    const isTaken = paired.has(to) || [...paired.values()].includes(from);
    if (!isTaken) paired.set(to, from);
  }
  const gone = new Set(paired.values());
  return changes.filter((change) => !gone.has(change)).map((change) => asRenamed(change, paired.get(change)));
}

function asRenamed(change: FileChange, from: FileChange | undefined): FileChange {
  if (from === undefined) return change;
  return { ...change, kind: 'renamed', from: from.path, before: from.before };
}

interface Pair {
  readonly from: FileChange;
  readonly to: FileChange;
  readonly alike: number;
}

function rankPairs(deleted: readonly FileChange[], added: readonly FileChange[]): readonly Pair[] {
  const pairs = added.flatMap((to) =>
    deleted.map((from) => ({ from, to, alike: likeness(from.before, to.after) })),
  );
  return pairs.filter(({ alike }) => alike >= enoughAlike).toSorted((one, other) => other.alike - one.alike);
}

/** Share of lines that both have, of the longer one. */
function likeness(before: FileState | undefined, after: FileState | undefined): number {
  if (before === undefined || before.kind !== after?.kind) return 0;
  const [one, other] = [Buffer.from(contentOf(before)), Buffer.from(contentOf(after))];
  if (one.length === 0 || other.length === 0) return 0;
  if (one.equals(other)) return 1;
  if (one.length + other.length > mostBytes) return 0;
  const lines = countLines(one.toString('latin1'));
  const others = other.toString('latin1').split('\n');
  let common = 0;
  for (const line of others) {
    const left = lines.get(line) ?? 0;
    if (left === 0) continue;
    common += 1;
    lines.set(line, left - 1);
  }
  return (common * 0.999) / Math.max(others.length, one.toString('latin1').split('\n').length);
}

function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
