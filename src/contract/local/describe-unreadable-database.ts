import type { UnreadableDatabase } from '../unreadable-database.ts';

/** What happened, in a sentence; what to do depends on the caller. */
export function describeUnreadableDatabase({ path, reason }: UnreadableDatabase): string {
  return `Your database could not be opened and was moved to ${path}. ${reason}`;
}
