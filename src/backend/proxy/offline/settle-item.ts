/** What becomes of a write that waited once the server has answered it. */
import { type OutboxItem, type OutboxItems, toEntryBody, toRefused } from './outbox-items.ts';
import { noteConflict } from './send-item.ts';
import type { Sent } from './send-write.ts';
import { foldNotes, listAbout } from './waiting-changes.ts';

/** What a switch ended was ended before, or is no more: nothing is left to do. */
const alreadyEnded: ReadonlySet<string> = new Set(['no_timer_running', 'conflict', 'not_found']);

export function settle(
  items: OutboxItems,
  item: OutboxItem,
  outcome: Exclude<Sent, { kind: 'later' }>,
): void {
  if (outcome.kind === 'done') {
    if (item.kind === 'discard') nameDiscard(items, item, outcome.reply);
    if (item.kind === 'stop' && keepNoteOfStop(items, item, outcome.reply)) return;
    items.remove(item.id);
    return;
  }
  if (item.kind === 'start') settleStart(items, item, outcome);
  else if (item.implied && alreadyEnded.has(outcome.code)) items.remove(item.id);
  else if (isWrittenOver(items, item, outcome)) items.remove(item.id);
  else if (!isUndone(items, item)) keepRefused(items, item, outcome);
}

type Refusal = Exclude<Sent, { kind: 'later' | 'done' }>;

function keepRefused(items: OutboxItems, item: OutboxItem, outcome: Refusal): void {
  const { code, message } = outcome;
  const said = outcome.kind === 'refused' ? outcome.said : undefined;
  const refused = said === undefined ? { code, message } : toRefused(code, said);
  const noteNow = outcome.kind === 'refused' ? outcome.noteNow : undefined;
  const body = noteNow === undefined ? item.body : { ...item.body, noteNow };
  items.change({ ...item, body, refused });
}

/** The server stops, and leaves a note that was written elsewhere at the same time: what was typed here is asked about. */
function keepNoteOfStop(items: OutboxItems, item: OutboxItem, reply: unknown): boolean {
  const { entryId, note } = item.body;
  const { note: noteNow }: { readonly note?: unknown } = Object(reply);
  if (typeof note !== 'string' || typeof noteNow !== 'string' || note === noteNow) return false;
  // What was typed here after the stop follows it.
  if (listAbout(items, entryId, 'note').length > 0) return false;
  const refused = toRefused('conflict', noteConflict(noteNow));
  items.change({ ...item, kind: 'note', implied: false, body: { entryId, note, noteNow }, refused });
  return true;
}

/** A note that its own person has written over: the later one arrived first, and waits for its answer. */
function isWrittenOver(items: OutboxItems, { kind, body }: OutboxItem, outcome: Refusal): boolean {
  if (kind !== 'note' || outcome.kind !== 'refused' || outcome.noteNow === undefined) return false;
  const { noteNow } = outcome;
  return listAbout(items, body['entryId'], 'note').some((later) => later.body['note'] === noteNow);
}

/** An undo that waits names the deletion as the server numbered it. */
function nameDiscard(items: OutboxItems, { body }: OutboxItem, reply: unknown): void {
  if (typeof reply !== 'object' || reply === null || !('version' in reply)) return;
  const { version } = reply;
  if (typeof version !== 'number') return;
  for (const undo of listAbout(items, body['entryId'], 'undo'))
    items.change({ ...undo, body: { ...undo.body, version: version + 1 } });
}

/** A discard that was undone since, and that the server refuses: nothing is left to do. */
function isUndone(items: OutboxItems, { id, kind, body }: OutboxItem): boolean {
  const [undo] = kind === 'discard' ? listAbout(items, body['entryId'], 'undo') : [];
  if (undo === undefined) return false;
  items.remove(id);
  items.remove(undo.id);
  return true;
}

/** A start that the server refused, as one of last week, goes with its stop as an entry, and with its discard altogether. */
function settleStart(items: OutboxItems, start: OutboxItem, outcome: Refusal): void {
  const { id } = start.body;
  const discards = listAbout(items, id, 'discard');
  const undos = listAbout(items, id, 'undo');
  if (discards.length > undos.length) {
    dropAll(items, [start, ...discards, ...undos, ...listAbout(items, id, 'note')]);
    return;
  }
  // A discard that was undone leaves the start.
  dropAll(items, [...discards, ...undos]);
  const [stop] = listAbout(items, id, 'stop');
  // Those after the stop were typed over its own: they follow the entry.
  const noted = foldNotes(items, start, stop);
  if (stop === undefined) keepRefused(items, noted, outcome);
  else {
    items.change({ ...noted, kind: 'entry', attempted: false, body: toEntryBody(noted.body, stop.body) });
    items.remove(stop.id);
  }
}

function dropAll(items: OutboxItems, dropped: readonly OutboxItem[]): void {
  for (const { id } of dropped) items.remove(id);
}
