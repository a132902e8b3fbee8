/** A time on the clock, and how exactly it was told. */
export interface ClockTime {
  readonly secondOfDay: number;
  readonly hasSeconds: boolean;
  readonly clock: 12 | 24 | null;
  /** East of UTC, where the cell says it: no zone is asked then. */
  readonly offsetSeconds?: number | undefined;
}
