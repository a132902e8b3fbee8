/**
 * Discards, notes and undo while there is no connection. What the server may know of is queued behind what waits; a start that
 * it never heard of is discarded here, and started again by its undo.
 */
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { text } from '../../../words/text.ts';
import { changeNameSchema, type Undone } from '../../contexts/time/entries/changes/entry-changes.schema.ts';
import { noteSchema, type TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import { discardTimerSchema } from '../../contexts/time/timer/timer.schema.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import type { DiscardedStarts } from './discarded-starts.ts';
import { toNoted, toUndiscarded } from './offline-timer.ts';
import type { Outbox } from './outbox.ts';
import { type OutboxItem, textOf } from './outbox-items.ts';
import { withOwnNote } from './waiting-changes.ts';

export const noteAloneSchema = z.strictObject({ note: noteSchema });
/** Of the changes that are undone by name; the latest one is known to the server alone. */
export const namedUndoSchema = z.strictObject({
  id: z.uuid(),
  change: changeNameSchema,
  keepTimer: z.boolean().optional(),
});
type NamedUndo = z.infer<typeof namedUndoSchema>;

interface ChangePorts {
  readonly outbox: Outbox;
  readonly discarded: DiscardedStarts;
  /** What runs once what waits is done. */
  readonly running: () => TimeEntry | null;
  /** The newest that is known of an entry, with what waits. */
  readonly findEntry: (id: string) => TimeEntry | undefined;
  readonly showStart: (start: OutboxItem) => TimeEntry;
  /** That a discard ended last, as the server said it. */
  readonly findDiscarded: () => TimeEntry | undefined;
  readonly noConnection: () => ApiError;
}

export interface AskedChange {
  readonly at: number;
  readonly attempted: boolean;
  readonly body: unknown;
}

interface NotedEntry extends AskedChange {
  readonly entryId: string;
  /** That was seen, where it is said. */
  readonly version: number | undefined;
}

export class QueuedChanges {
  readonly #ports: ChangePorts;

  constructor(ports: ChangePorts) {
    this.#ports = ports;
  }

  /** Answers the deleted entry. */
  discard(asked: AskedChange): TimeEntry {
    const { id = newId(), entryId } = discardTimerSchema.parse(asked.body);
    const running = this.#ports.running();
    if (running === null || (entryId ?? running.id) !== running.id)
      throw new ApiError('no_timer_running', 'No timer is running.');
    const start = this.#findUnsent(running.id);
    const { id: meant, version } = running;
    if (start === undefined) this.#add('discard', asked, { id, entryId: meant, version });
    else this.#discardHere(start, version + 1);
    return running;
  }

  note({ entryId, version, ...asked }: NotedEntry): TimeEntry {
    const { outbox, findEntry, noConnection } = this.#ports;
    const { note } = noteAloneSchema.parse(asked.body);
    const entry = findEntry(entryId);
    if (entry === undefined) throw noConnection();
    if (note === entry.note) return entry;
    const later = asked.attempted ? this.#findLaterNote(entryId, asked.at) : undefined;
    if (later !== undefined) {
      outbox.change(withOwnNote(later, note));
      return entry;
    }
    if (!asked.attempted && version !== undefined && version < entry.version)
      throw new ApiError(
        'stale_version',
        text`The record has changed since: it is at version ${entry.version}, you sent ${version}.`,
      );
    return toNoted(entry, this.#add('note', asked, { entryId, note, noteBefore: entry.note }));
  }

  /** That was typed after a note which was on its way until now. */
  #findLaterNote(entryId: string, at: number): OutboxItem | undefined {
    return this.#ports.outbox.waiting.find(
      (item) => item.kind === 'note' && item.body['entryId'] === entryId && item.at > at,
    );
  }

  undo(input: NamedUndo, asked: AskedChange): Undone {
    const { noConnection } = this.#ports;
    const entry =
      this.#findUndone(input) ??
      this.#startAgain(input) ??
      this.#undoDiscard(input, asked) ??
      this.#undoNote(input, asked) ??
      this.#findTakenBack(input);
    if (entry === undefined) throw noConnection();
    return { entries: [entry], removedIds: [], change: null };
  }

  #add(kind: 'discard' | 'note' | 'undo', { at, attempted }: AskedChange, body: OutboxItem['body']) {
    return this.#ports.outbox.add({ kind, at, attempted, implied: false, body });
  }

  #findUnsent(entryId: string): OutboxItem | undefined {
    return this.#ports.outbox.waiting.find(
      ({ kind, attempted, body }) => kind === 'start' && !attempted && body['id'] === entryId,
    );
  }

  /** In an order in which a kill loses neither the start nor what was typed on it. */
  #discardHere(start: OutboxItem, deletion: number): void {
    const { outbox, discarded } = this.#ports;
    discarded.keep(outbox.foldNotes(start), deletion);
    outbox.remove(start.id);
  }

  /** The same request again. */
  #findUndone({ id, change }: NamedUndo): TimeEntry | undefined {
    const { outbox, discarded, findEntry, showStart } = this.#ports;
    const again = discarded.findUndone(id);
    if (again !== undefined)
      return findEntry(change.entryId) ?? (again.kind === 'start' ? showStart(again) : undefined);
    const isQueued = outbox.waiting.some(({ body }) => body['requestId'] === id);
    return isQueued ? findEntry(change.entryId) : undefined;
  }

  /** Another request has undone it here, and it runs. */
  #findTakenBack({ change }: NamedUndo): TimeEntry | undefined {
    const { outbox, discarded, running } = this.#ports;
    const isQueued = outbox.waiting.some(
      ({ kind, body: { entryId, version } }) =>
        kind === 'undo' && entryId === change.entryId && version === change.version,
    );
    const shown = running();
    return shown?.id === change.entryId && (isQueued || discarded.isUndone(change)) ? shown : undefined;
  }

  #startAgain({ id: requestId, change }: NamedUndo): TimeEntry | undefined {
    const { outbox, discarded, findEntry } = this.#ports;
    const start = discarded.find(change);
    if (start === undefined) return undefined;
    this.#requireNoTimer();
    const { id: _id, person: _person, refused: _refused, ...item } = start;
    outbox.add(item);
    discarded.markUndone(change, requestId);
    return findEntry(change.entryId);
  }

  #undoDiscard({ id, change }: NamedUndo, asked: AskedChange): TimeEntry | undefined {
    const { outbox, discarded, findDiscarded, running } = this.#ports;
    const { entryId, version } = change;
    if (running()?.id === entryId) return undefined;
    const discard = outbox.waiting.findLast((item) => item.kind === 'discard' && isNamed(item, change));
    if (discard !== undefined && !discard.attempted) {
      this.#requireNoTimer();
      outbox.remove(discard.id);
      discarded.keepUndone(discard, change, id);
      return running() ?? undefined;
    }
    const last = findDiscarded();
    const isLast = last?.id === entryId && last.version + 1 === version;
    if (discard === undefined && !isLast) return undefined;
    this.#requireNoTimer();
    this.#add('undo', asked, { id, requestId: id, entryId, version });
    return running() ?? (last && toUndiscarded(last));
  }

  /** By a note that writes the one before over it, so that a copy of the request finds it. */
  #undoNote({ id, change }: NamedUndo, asked: AskedChange): TimeEntry | undefined {
    const { outbox, findEntry } = this.#ports;
    const entry = findEntry(change.entryId);
    // Each of them makes a version, but for a stop.
    const last = outbox.waiting.findLast(
      ({ kind, body }) => kind !== 'stop' && body['entryId'] === change.entryId,
    );
    if (entry === undefined || last?.kind !== 'note' || entry.version !== change.version) return undefined;
    const note = textOf(last.body, 'noteBefore') ?? '';
    const body = { entryId: entry.id, note, noteBefore: entry.note, requestId: id };
    return toNoted(entry, this.#add('note', { ...asked, attempted: false }, body));
  }

  /** @throws ApiError `timer_running`, as the server says it */
  #requireNoTimer(): void {
    if (this.#ports.running() !== null)
      throw new ApiError('timer_running', 'Another timer is running: stop it before undoing this.');
  }
}

/** A deletion makes the version after what it deletes, which a discard of an earlier version does not say. */
function isNamed({ body }: OutboxItem, { entryId, version }: NamedUndo['change']): boolean {
  return body['entryId'] === entryId && (body['version'] ?? version - 1) === version - 1;
}
