/** What of an import is locked by a sheet of its own, since it was decided in the other tool. */
import { isoWeekOf } from '../../../../../../domain/zones.ts';
import type { ResolvedRow } from '../resolve/resolved-rows.ts';
import type { Decided } from './open-file.ts';

export function toDecided({ userId, source }: ResolvedRow): Decided | undefined {
  const { localDate, state } = source;
  return state === 'open' ? undefined : { userId, localDate, state };
}

/** Weeks of days, each computed once. */
export class Weeks {
  readonly #starts = new Map<string, string>();

  startOf(date: string): string {
    const known = this.#starts.get(date);
    if (known !== undefined) return known;
    const { start } = isoWeekOf(date);
    this.#starts.set(date, start);
    return start;
  }

  /** A sheet is of one person, week and state. */
  keyOf({ userId, localDate, state }: Decided): string {
    return `${userId} ${this.startOf(localDate)} ${state}`;
  }
}

/** The first of each sheet, in the order of the rows. */
export function listDecided(rows: readonly ResolvedRow[]): readonly Decided[] {
  const weeks = new Weeks();
  const first = new Map<string, Decided>();
  for (const row of rows) {
    const decided = toDecided(row);
    if (decided === undefined) continue;
    const key = weeks.keyOf(decided);
    if (!first.has(key)) first.set(key, decided);
  }
  return [...first.values()];
}
