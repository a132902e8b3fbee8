/** Whether times are those of the reader's own clock. */

/** `UTC+1`, as the zone's clock goes then. */
function offsetOf(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value;
  return (offset ?? zone).replace('GMT', 'UTC');
}

/** `UTC+1` where the reader's clock went differently when it began: its times stand by the clock of its own zone. */
export function findForeignOffset({
  startedAt,
  zone,
}: {
  readonly startedAt: string;
  readonly zone: string;
}): string | undefined {
  const offset = offsetOf(startedAt, zone);
  return offset === offsetOf(startedAt, ownZone()) ? undefined : offset;
}

/** The reader's own, as the browser has it. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
