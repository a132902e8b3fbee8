/**
 * Starts that were discarded before they were sent: the server never hears of them, and an undo starts them again. Kept for
 * the day in which a start may come, in a folder of their own: they wait for nothing.
 */
import type { OutboxItem, OutboxItems } from './outbox-items.ts';

const dayMs = 86_400_000;

export interface DiscardedStarts {
  find(entryId: string): OutboxItem | undefined;
  /** That was started again by the undo with this id. */
  findUndone(requestId: unknown): OutboxItem | undefined;
  /** On the disk when it returns. */
  keep(start: OutboxItem): void;
  /** It is started again: a copy of the request finds it. */
  markUndone(start: OutboxItem, requestId: string): void;
}

interface DiscardedPorts {
  readonly clock: () => number;
  /** Whose session this is, in each form that a write may have. */
  readonly person: () => readonly string[];
}

export function createDiscardedStarts(
  items: OutboxItems,
  { clock, person }: DiscardedPorts,
): DiscardedStarts {
  const drop = () => {
    for (const { id, at } of items.list()) if (at < clock() - dayMs) items.remove(id);
  };
  drop();
  const listOwn = () => items.list().filter((item) => person().includes(item.person));
  return {
    find: (entryId) => listOwn().findLast(({ body }) => body['id'] === entryId && !('undoneBy' in body)),
    findUndone: (requestId) =>
      listOwn().find(({ body }) => 'undoneBy' in body && body['undoneBy'] === requestId),
    keep(start) {
      drop();
      items.add(start);
    },
    markUndone: (start, undoneBy) => items.change({ ...start, body: { ...start.body, undoneBy } }),
  };
}
