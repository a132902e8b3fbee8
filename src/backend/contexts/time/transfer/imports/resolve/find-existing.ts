/**
 * Which rows of a file are recorded already: they have the hash of a row that an earlier import added, or match an entry.
 * Each entry matches one row.
 */
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { Report } from '../../readers/report.ts';
import type { Looking } from '../looking.ts';
import { EntryKeys } from './entry-keys.ts';
import { type Brought, findBrought, listStartingAt, type PresentEntry } from './existing-time.repository.ts';
import { hashRows } from './hash-rows.ts';
import { resolveRows } from './resolve-rows.ts';
import type { HashedRow } from './resolved-rows.ts';

/** A row that an earlier import added. */
export interface AgainRow {
  readonly row: HashedRow;
  readonly brought: Brought;
}

export interface Told {
  readonly fresh: readonly HashedRow[];
  readonly again: readonly AgainRow[];
  /** Of fresh ones, those that an entry stands for. */
  readonly alike: ReadonlySet<HashedRow>;
}

/** What names stand for, of rows that might be there. */
export type Resolving = Omit<Parameters<typeof resolveRows>[1], 'report'>;

const rowsAStatement = 500;

export async function findExisting(reads: Reads, looking: Looking, resolving: Resolving): Promise<Told> {
  const { fresh, again } = await findByHash(reads, looking);
  const claimed = new Set(again.map(({ brought }) => brought.entryId));
  const present = (await listPresent(reads, looking, fresh)).filter(({ id }) => !claimed.has(id));
  return { fresh, again, alike: findAlike(fresh, { present, resolving, looking }) };
}

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsAStatement) {
    yield items.slice(start, start + rowsAStatement);
  }
}

async function findByHash(reads: Reads, { read, signal }: Looking) {
  const fresh: HashedRow[] = [];
  const again: AgainRow[] = [];
  for (const chunk of chunksOf([...hashRows(read.rows)])) {
    const hashes = chunk.map(({ hash }) => hash);
    const there = await findBrought(reads, hashes);
    for (const row of chunk) {
      const brought = there.get(row.hash);
      if (brought === undefined) fresh.push(row);
      else again.push({ row, brought });
    }
    signal.throwIfAborted();
  }
  return { fresh, again };
}

async function listPresent(
  reads: Reads,
  { signal }: Looking,
  rows: readonly HashedRow[],
): Promise<PresentEntry[]> {
  const present: PresentEntry[] = [];
  for (const starts of chunksOf([...new Set(rows.map(({ source }) => source.startedAt))])) {
    for (const entry of await listStartingAt(reads, starts)) present.push(entry);
    signal.throwIfAborted();
  }
  return present;
}

interface Comparing {
  readonly present: readonly PresentEntry[];
  readonly resolving: Resolving;
  readonly looking: Looking;
}

/** Its report is dropped: rows that exist already create no names. */
function findAlike(fresh: readonly HashedRow[], { present, resolving, looking }: Comparing): Set<HashedRow> {
  if (present.length === 0) return new Set();
  const keys = new EntryKeys(resolving.known, looking.read.detected.format === 'vireo');
  const counts = new Map<string, number>();
  for (const key of present.map((entry) => keys.ofEntry(entry))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const alike = new Set<string>();
  for (const row of resolveRows(fresh, { ...resolving, report: new Report() }).rows) {
    const key = keys.ofRow(row).find((one) => (counts.get(one) ?? 0) > 0);
    if (key === undefined) continue;
    counts.set(key, (counts.get(key) ?? 0) - 1);
    alike.add(row.hash);
  }
  return new Set(fresh.filter(({ hash }) => alike.has(hash)));
}
