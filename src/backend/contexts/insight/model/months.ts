/** Months of the calendar as ISO texts; pure. */

/** The months that end with `last`, the oldest first. */
export function monthsUpTo(last: string, count: number): readonly string[] {
  const [year, month] = partsOf(last);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}

export function lastDayOf(month: string): string {
  const [year, number] = partsOf(month);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function partsOf(month: string): readonly [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}
