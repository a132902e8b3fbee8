/** Which notifications interrupt (UX.md "Notifications"): few, once each, and none in quiet hours. Pure. */
import type { NotificationItem } from '../../../api-client/index.ts';

/** An agent that waits, proposals and the timer have toasts of their own, with their acts on them. */
const interrupting: ReadonlySet<string> = new Set([
  'invoice.overdue',
  'budget.threshold',
  'practice.account_changed',
]);

type Item = Pick<NotificationItem, 'id' | 'type' | 'readAt'>;

/** @param shown ids of those that this or another window has shown */
export function newlyInterrupting<One extends Item>(
  items: readonly One[],
  shown: readonly string[],
): readonly One[] {
  return items.filter(
    ({ id, type, readAt }) => readAt === null && interrupting.has(type) && !shown.includes(id),
  );
}
