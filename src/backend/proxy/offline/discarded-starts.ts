/**
 * What was discarded and is known here alone: starts that were never sent, which an undo starts again, and discards that were
 * undone before they were sent. Kept for the day in which a start may come, in a folder of their own: they wait for nothing.
 */
import { v7 as newId } from 'uuid';
import type { OutboxItem, OutboxItems } from './outbox-items.ts';

const dayMs = 86_400_000;

/** A change by a version of an entry that it made. */
export interface Change {
  readonly entryId: string;
  readonly version: number;
}

export interface DiscardedStarts {
  /** As it is sent again; undefined where the change is no deletion of one that is not undone. */
  find(change: Change): OutboxItem | undefined;
  /** What the undo with this id undid. */
  findUndone(requestId: unknown): OutboxItem | undefined;
  /** Whether a deletion was undone here, by whichever request. */
  isUndone(change: Change): boolean;
  /** A start that is discarded by a deletion of this version. On the disk when it returns. */
  keep(start: OutboxItem, version: number): void;
  /** It is started again: a copy of the request finds it. */
  markUndone(change: Change, requestId: string): void;
  /** A discard that was undone before it was sent. */
  keepUndone(discard: OutboxItem, change: Change, requestId: string): void;
}

interface DiscardedPorts {
  readonly clock: () => number;
  /** Whose session this is, in each form that a write may have. */
  readonly person: () => readonly string[];
  /** Whether the start, or entry, with this id stands in the outbox. */
  readonly isInOutbox: (entryId: unknown) => boolean;
}

export function createDiscardedStarts(
  items: OutboxItems,
  { clock, person, isInOutbox }: DiscardedPorts,
): DiscardedStarts {
  const drop = () => {
    for (const item of items.list())
      if (item.at < clock() - dayMs || isUnfinished(item, isInOutbox)) items.remove(item.id);
  };
  drop();
  const listOwn = () => items.list().filter((item) => person().includes(item.person));
  const findRecord = (change: Change) =>
    listOwn().findLast((item) => item.kind === 'start' && !isUndone(item) && isDeletion(item, change));
  return {
    find(change) {
      drop();
      const record = findRecord(change);
      return record && withoutMarks(record);
    },
    findUndone: (requestId) =>
      listOwn().find(({ body }) => 'undoneBy' in body && body['undoneBy'] === requestId),
    isUndone: (change) => listOwn().some((item) => isUndone(item) && isDeletion(item, change)),
    keep(start, deletion) {
      drop();
      items.add({ ...start, id: newId(), body: { ...start.body, deletion } });
    },
    markUndone(change, undoneBy) {
      const record = findRecord(change);
      if (record) items.change({ ...record, body: { ...record.body, undoneBy } });
    },
    keepUndone(discard, { version: deletion }, undoneBy) {
      drop();
      items.add({ ...discard, id: newId(), body: { ...discard.body, deletion, undoneBy } });
    },
  };
}

function isUndone({ body }: OutboxItem): boolean {
  return 'undoneBy' in body;
}

/** A kill came over its discard, or its undo: the start is sent, and the server has it from then on. */
function isUnfinished(item: OutboxItem, isInOutbox: DiscardedPorts['isInOutbox']): boolean {
  return !isUndone(item) && isInOutbox(item.body['id']);
}

/** One that was kept by an earlier version does not say what its deletion made. */
function isDeletion({ body }: OutboxItem, { entryId, version }: Change): boolean {
  return (body['entryId'] ?? body['id']) === entryId && (body['deletion'] ?? version) === version;
}

/** As the route takes it. */
function withoutMarks(item: OutboxItem): OutboxItem {
  const { deletion: _deletion, undoneBy: _undoneBy, ...body } = item.body;
  return { ...item, body };
}
