/** Writes that wait and are about an entry whose own write waits before them. */
import { type OutboxItem, type OutboxItems, textOf } from './outbox-items.ts';

/** In order. */
export function listAbout(
  items: OutboxItems,
  entryId: unknown,
  kind: 'stop' | 'discard' | 'note' | 'undo',
): readonly OutboxItem[] {
  return items
    .list()
    .filter((item) => item.kind === kind && item.refused === null && item.body['entryId'] === entryId);
}

/**
 * The start, or entry, with the notes that wait for it, those before `end` alone where that is said. Each step is on the disk, and a kill between two of them loses none:
 * a note that is sent after all stands there already.
 */
export function foldNotes(items: OutboxItems, item: OutboxItem, end?: OutboxItem): OutboxItem {
  const order = items.list().map(({ id }) => id);
  const isBefore = ({ id }: OutboxItem) => end === undefined || order.indexOf(id) < order.indexOf(end.id);
  const notes = listAbout(items, item.body['id'], 'note').filter(isBefore);
  const note = notes.map(({ body }) => textOf(body, 'note')).at(-1);
  if (note === undefined) return item;
  const folded = { ...item, body: { ...item.body, note } };
  items.change(folded);
  for (const { id } of notes) items.remove(id);
  return folded;
}

/** The note, with one that the server may have of the same person: it writes over that as well. */
export function withOwnNote(item: OutboxItem, note: string): OutboxItem {
  return { ...item, body: { ...item.body, ownNotes: [...ownNotesOf(item.body), note] } };
}

export function ownNotesOf({ ownNotes }: OutboxItem['body']): readonly unknown[] {
  return Array.isArray(ownNotes) ? ownNotes : [];
}
