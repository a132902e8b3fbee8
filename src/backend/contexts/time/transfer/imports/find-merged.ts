/**
 * Entries of an import whose time went into other entries. The log says so: what deleted them made another one reach
 * over their time. Whoever took the import back would leave that time, and a second import would add it again.
 */
import * as z from 'zod';
import { findChangeOf, listTransaction } from '../../../../platform/events/event-log.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { RowSpan, TimeImportRow } from './imports.repository.ts';
import { findEntrySpan, listVanished } from './merged-entries.repository.ts';

export interface MergedEntry {
  readonly entryId: string;
  readonly row: number;
  readonly date: string;
}

/** Epoch milliseconds. */
interface Span {
  readonly startedAt: number;
  readonly endedAt: number | null;
}

const loggedSchema = z
  .object({ startedAt: z.string(), endedAt: z.string().nullable(), localDate: z.string() })
  .transform(({ startedAt, endedAt, localDate }) => ({
    date: localDate,
    startedAt: Date.parse(startedAt),
    endedAt: endedAt === null ? null : Date.parse(endedAt),
  }));

/** In the order of the file. */
export async function findMerged(
  work: Work,
  row: TimeImportRow,
  span: RowSpan,
): Promise<readonly MergedEntry[]> {
  const merged: MergedEntry[] = [];
  for (const vanished of await listVanished(work.reads, row, span)) {
    const changes = await listDeletion(work, vanished.entryId);
    const lost = loggedSchema.safeParse(changes.find(({ id }) => id === vanished.entryId)?.before).data;
    if (lost !== undefined && (await isElsewhere(work, { id: vanished.entryId, span: lost })))
      merged.push({ ...vanished, date: lost.date });
  }
  return merged;
}

/** All that its latest deletion did. */
async function listDeletion({ reads }: Work, id: string) {
  const number = await findChangeOf(reads, { id, types: ['time-entry.deleted'] });
  return number === undefined ? [] : await listTransaction(reads, number);
}

/** Whether an entry that is there has the time of one that is gone; what took it may have gone into the next. */
async function isElsewhere(
  work: Work,
  { id, span }: { readonly id: string; readonly span: Span },
): Promise<boolean> {
  for (const change of await listDeletion(work, id)) {
    if (change.id === id || change.type !== 'time-entry.changed') continue;
    const after = loggedSchema.safeParse(change.after).data;
    if (after === undefined || !covers(after, span)) continue;
    const there = await findEntrySpan(work.reads, change.id);
    if (there ? covers(there, span) : await isElsewhere(work, { id: change.id, span })) return true;
  }
  return false;
}

function covers(outer: Span, inner: Span): boolean {
  const end = outer.endedAt ?? Number.POSITIVE_INFINITY;
  return outer.startedAt <= inner.startedAt && end >= (inner.endedAt ?? Number.POSITIVE_INFINITY);
}
