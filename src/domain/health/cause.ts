/** What costs a part something, and how the project would be without it. */
import type { Effort, HealthPlace, HealthReason } from './model.ts';
import type { HealthThresholds } from './settings.ts';

export interface Cause<F> extends HealthReason {
  /** What to do, in a sentence. */
  readonly remedy: string;
  readonly effort: Effort;
  /** The same facts with this fixed, and nothing else. */
  mend(facts: F): F;
}

/** How one part is judged. */
export interface PartRule<F> {
  /** From 0 to 1. */
  score(facts: F, thresholds: HealthThresholds): number;
  causes(facts: F, thresholds: HealthThresholds): readonly Cause<F>[];
  /** Several causes as one thing to do; their remedies in a row when absent. */
  join?(causes: readonly Cause<F>[], facts: F): Pick<Cause<F>, 'remedy' | 'effort' | 'places'>;
}

const shownPlaces = 5;

export function worstPlaces(places: readonly HealthPlace[]): readonly HealthPlace[] {
  return places
    .slice(0, shownPlaces)
    .map(({ file, line }) => (line === undefined ? { file } : { file, line }));
}

const hourMinutes = 60;
const dayMinutes = 8 * hourMinutes;

/** A guess of minutes as the word for it. */
export function effortOf(minutes: number): Effort {
  if (minutes < hourMinutes) return 'minutes';
  return minutes < dayMinutes ? 'hours' : 'days';
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${group(number)} ${number === 1 ? one : many}`;
}

const grouped = new Intl.NumberFormat('en-US');

/** With commas, as English writes thousands. */
export function group(number: number): string {
  return grouped.format(number);
}

/** Rounded down, so that 99.6 % does not pass for all; a hair more, since 0.29 × 100 is a hair less than 29. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** A comparison by these keys in turn, numbers and texts rising. */
export function byKeys<T>(keys: (item: T) => readonly (number | string)[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [keys(a), keys(b)];
    for (const [index, one] of left.entries()) {
      const other = right[index];
      if (other === undefined || one === other) continue;
      return one < other ? -1 : 1;
    }
    return 0;
  };
}

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
