import type { UnreadableDatabase } from '../unreadable-database.ts';

/** What happened, in a sentence; what to do depends on the caller. */
export function describeUnreadableDatabase({ path, reason, missing }: UnreadableDatabase): string {
  if (missing) return `Your database ${path} is missing, and there are backups of it. ${reason}`;
  return `Your database could not be opened and was moved to ${path}. ${reason}`;
}
