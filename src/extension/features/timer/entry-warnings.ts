/** Overlaps and warnings of entries after a start, a switch or a stop of the timer; pure. */
import type { StartedTimer, TimeEntry } from '../../../api-client/index.ts';

export type EntryWarnings = Pick<TimeEntry, 'overlaps' | 'warnings'>;

/** Of the entry that ended; null when none did, and for a repeated request. Undefined: nothing to show. */
export function warningsOfEnded(ended: EntryWarnings | null): EntryWarnings | undefined {
  return ended !== null && ended.overlaps.length + ended.warnings.length > 0 ? ended : undefined;
}

/** Of the entry that ended, and overlaps of the one that runs now: its missing fields can still be filled in. */
export function listStartWarnings({
  overlaps,
  ended,
}: Pick<StartedTimer, 'overlaps'> & { readonly ended: EntryWarnings | null }): readonly EntryWarnings[] {
  const started = warningsOfEnded({ overlaps, warnings: [] });
  return [warningsOfEnded(ended), started].filter((told) => told !== undefined);
}
