/** `2026-11-28 19:58`: an instant by the clock of the person who reads it. */
import { ownZone } from '../../contract/own-zone.ts';
import { localDate, localTime } from '../../domain/zones.ts';

export function localMinute(instant: string): string {
  const [ms, zone] = [Date.parse(instant), ownZone()];
  return `${localDate(ms, zone)} ${localTime(ms, zone).slice(0, 5)}`;
}
