/** What a start, a switch or a stop of the timer has to tell of its entries; pure. */
import type { StartedTimer, TimeEntry } from '../../../api-client/index.ts';

export type Told = Pick<TimeEntry, 'overlaps' | 'warnings'>;

/** An entry that was ended; null where nothing was, and where the request came again. Undefined: nothing to tell. */
export function toldOfEnded(ended: Told | null): Told | undefined {
  return ended !== null && ended.overlaps.length + ended.warnings.length > 0 ? ended : undefined;
}

/** What was ended, and what now runs on time that is recorded already: what that lacks can still be given to it. */
export function listToldOfStart({
  overlaps,
  ended,
}: Pick<StartedTimer, 'overlaps'> & { readonly ended: Told | null }): readonly Told[] {
  const started = toldOfEnded({ overlaps, warnings: [] });
  return [toldOfEnded(ended), started].filter((told) => told !== undefined);
}
