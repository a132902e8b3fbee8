/** Times and days of the week as they are read and typed back. */

/** On a 24-hour clock in every locale, in the entry's own zone. */
export function clockOf(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: zone });
  return format.format(new Date(instant)).replace(/^0(?=\d:)/, '');
}

export function spanOf(
  { startedAt, endedAt, zone }: { startedAt: string; endedAt: string | null; zone: string },
  dash = '–',
): string {
  return `${clockOf(startedAt, zone)}${dash}${endedAt === null ? '' : clockOf(endedAt, zone)}`;
}

/** Minutes since midnight on the wall clock. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** `Sat 21`, in this order in every language. */
export function shortDay(date: string): string {
  return `${dayName(date, { weekday: 'short' })} ${dayName(date, { day: 'numeric' })}`;
}

/** Parts of a calendar date, which has no zone. */
export function dayName(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(navigator.language, { ...options, timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}
