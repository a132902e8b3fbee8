/**
 * Wall clocks of several zones side by side. Made with the platform's own calendar: zones.ts brings a date library, which
 * is too much for a view.
 */

/** `UTC+1`, as the zone's clock goes at that instant. */
function offsetOf(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value;
  return (offset ?? zone).replace('GMT', 'UTC');
}

/**
 * What is said beside the times of an entry that goes by another clock than the one of `zone`, which the reader takes
 * unmarked times for: its offset, as `UTC-5`. Empty where both clocks show the same.
 */
export function markOtherClock(
  { startedAt, zone: own }: { readonly startedAt: string; readonly zone: string },
  zone: string,
): string {
  if (own === zone) return '';
  const offset = offsetOf(startedAt, own);
  return offset === offsetOf(startedAt, zone) ? '' : offset;
}
