/** What a start, a switch or a stop of the timer has to tell of its entries; pure. */
import type { StartedTimer, TimeEntry } from '../../../api-client/index.ts';

export type EntryWarnings = Pick<TimeEntry, 'overlaps' | 'warnings'>;

/** An entry that was ended; null where nothing was, and where the request came again. Undefined: nothing to tell. */
export function warningsOfEnded(ended: EntryWarnings | null): EntryWarnings | undefined {
  return ended !== null && ended.overlaps.length + ended.warnings.length > 0 ? ended : undefined;
}

/** What was ended, and what now runs on time that is recorded already: what that lacks can still be given to it. */
export function listStartWarnings({
  overlaps,
  ended,
}: Pick<StartedTimer, 'overlaps'> & { readonly ended: EntryWarnings | null }): readonly EntryWarnings[] {
  const started = warningsOfEnded({ overlaps, warnings: [] });
  return [warningsOfEnded(ended), started].filter((told) => told !== undefined);
}
