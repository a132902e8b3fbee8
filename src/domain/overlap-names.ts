/** Names of overlapping entries, the same on every screen. Without a date library, as time-zone-labels.ts. */
import { type ClockTimes, labelSpan } from './time-zone-labels.ts';

/** An entry that overlaps another. */
export interface OverlappingEntry extends ClockTimes {
  readonly projectName: string;
  /** The day that it began on, by its own clock. */
  readonly localDate: string;
}

/** As the reader reads times and days. */
export interface OverlapFormats {
  /** Of the reader: times of another zone are marked. */
  readonly zone: string;
  /** `9:00–10:30`, by the clock of its own zone. */
  readonly spanOf: (times: ClockTimes) => string;
  /** `Sun 15`, of a calendar date. */
  readonly dayOf: (date: string) => string;
}

/** `22:00–1:30 +1 UTC-5` */
export function nameTimes(times: ClockTimes, { spanOf, zone }: Omit<OverlapFormats, 'dayOf'>): string {
  return [spanOf(times), labelSpan(times, zone)].filter(Boolean).join(' ');
}

/** `Sun 15 22:00–1:30 +1 UTC-5 Support`, in order; without the day where it is `date`, that of the entry which names them. */
export function nameOverlapping(
  others: readonly OverlappingEntry[],
  date: string,
  formats: OverlapFormats,
): readonly string[] {
  return others.map((other) => {
    const day = other.localDate === date ? '' : formats.dayOf(other.localDate);
    return [day, nameTimes(other, formats), other.projectName].filter(Boolean).join(' ');
  });
}
