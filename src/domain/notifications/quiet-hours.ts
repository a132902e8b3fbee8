/** When nothing is sent to a person: by the clock of their zone. */
import { addDays, findInstant, localDate, localTime } from '../zones.ts';

export interface QuietHours {
  readonly on: boolean;
  /** `HH:MM`; through midnight where it is later than `to`, no hours of the day where they are the same. */
  readonly from: string;
  readonly to: string;
  /** Saturdays and Sundays, too. */
  readonly weekends: boolean;
  readonly zone: string;
}

export function isQuiet(hours: QuietHours, at: number): boolean {
  if (!hours.on) return false;
  const { from, to, weekends, zone } = hours;
  if (weekends && isWeekend(localDate(at, zone))) return true;
  const time = localTime(at, zone);
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** The first instant from `at` on that is not quiet. */
export function endOfQuiet(hours: QuietHours, at: number): number {
  if (!isQuiet(hours, at)) return at;
  const { to, zone, weekends } = hours;
  const today = localDate(at, zone);
  for (let days = 0; days <= 4; days += 1) {
    const date = addDays(today, days);
    // A weekend that ends outside of the hours of the day ends at midnight.
    for (const time of weekends ? ['00:00', to] : [to]) {
      const end = startOf(date, time, zone);
      if (end > at && !isQuiet(hours, end)) return end;
    }
  }
  return at;
}

/** Tomorrow morning, as the hours of the day end, by the clock of their zone. */
export function tomorrowMorning({ to, zone }: QuietHours, now: number): number {
  return startOf(addDays(localDate(now, zone), 1), to, zone);
}

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}

/** A time that the clock skips is an hour later. */
function startOf(date: string, time: string, zone: string): number {
  for (const each of [time, laterBy(time, 1), laterBy(time, 2)]) {
    const instant = findInstant(date, each, { zone, repeated: 'later' });
    if (instant.ok) return instant.value;
  }
  return Date.parse(`${date}T${time}:00Z`);
}

function laterBy(time: string, hours: number): string {
  const [hour = '0', minute = '00'] = time.split(':');
  return `${String((Number(hour) + hours) % 24).padStart(2, '0')}:${minute}`;
}
