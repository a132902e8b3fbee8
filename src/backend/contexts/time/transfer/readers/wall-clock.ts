/**
 * Clock times of a zone as instants. A day whose length is 24 hours is plain arithmetic; the date library is asked
 * once a day, and for the days on which clocks change.
 */
import { addDays, dayRange, findInstant } from '../../../../../domain/zones.ts';

interface Day {
  readonly startMs: number;
  readonly isPlain: boolean;
}

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;

/** One instant, or the two of a time that happens twice; none for one that the clocks skip. */
export type Instants = readonly [] | readonly [number] | readonly [number, number];

export class WallClock {
  readonly zone: string;
  readonly #days = new Map<string, Day>();

  constructor(zone: string) {
    this.zone = zone;
  }

  startOf(date: string): number {
    return this.#dayOf(date).startMs;
  }

  /** The end of a day, 24:00, is the start of the next. */
  find(date: string, secondOfDay: number): Instants {
    if (secondOfDay === daySeconds) return [this.startOf(addDays(date, 1))];
    const day = this.#dayOf(date);
    return day.isPlain ? [day.startMs + secondOfDay * 1000] : this.#ask(date, secondOfDay);
  }

  #dayOf(date: string): Day {
    const known = this.#days.get(date);
    if (known) return known;
    const { startMs, endMs } = dayRange(date, this.zone);
    const day = { startMs, isPlain: endMs - startMs === dayMs };
    this.#days.set(date, day);
    return day;
  }

  #ask(date: string, secondOfDay: number): Instants {
    const time = new Date(secondOfDay * 1000).toISOString().slice(11, 19);
    const [earlier, later] = (['earlier', 'later'] as const).map((repeated) =>
      findInstant(date, time, { zone: this.zone, repeated }),
    );
    if (!earlier?.ok || !later?.ok) return [];
    return earlier.value === later.value ? [earlier.value] : [earlier.value, later.value];
  }
}
