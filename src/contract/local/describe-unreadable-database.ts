import { type Text, text } from '../../words/text.ts';
import type { UnreadableDatabase } from '../unreadable-database.ts';

/** What happened, in a sentence; what to do depends on the caller. */
export function describeUnreadableDatabase({ path, reason, missing }: UnreadableDatabase): Text {
  if (missing) return text`Your database ${path} is missing, and there are backups of it. ${reason}`;
  return text`Your database could not be opened and was moved to ${path}. ${reason}`;
}
