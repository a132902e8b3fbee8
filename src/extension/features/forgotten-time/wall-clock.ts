/**
 * Typed times of the machine's own zone as instants, with the platform's calendar: domain/zones.ts brings a date library
 * that would double the entry bundle.
 */

/** Undefined where the clocks skip that time: the platform would move it. An instant stays as it is. */
export function findInstant(wallClock: string): string | undefined {
  const at = new Date(wallClock);
  if (wallClock.endsWith('Z')) return at.toISOString();
  const [, hours, minutes] = /T(\d{2}):(\d{2})/.exec(wallClock) ?? [];
  const isShown = at.getHours() === Number(hours) && at.getMinutes() === Number(minutes);
  return isShown ? at.toISOString() : undefined;
}
