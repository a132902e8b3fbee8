/** Days of the week by name, as people put them beside dates, in the languages that the services write. */
import { bareHeader } from './columns.ts';

const locales = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl'];
const longestName = 20;
/** A Sunday, as days of the week are counted from. */
const sunday = Date.UTC(2026, 10, 1);
const dayMs = 86_400_000;

function fold(name: string): string {
  return bareHeader(name).replace(/\.$/, '');
}

function listNames(): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>();
  for (const locale of locales) {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      for (let day = 0; day < 7; day += 1) {
        const name = fold(format.format(sunday + day * dayMs));
        names.set(name, (names.get(name) ?? new Set()).add(day));
      }
    }
  }
  return names;
}

// process-local: made once, of names that Intl knows; on several: nothing.
let known: Map<string, Set<number>> | undefined;

const headers = new Set(
  'day|weekday|day of week|tag|wochentag|jour|jour de la semaine|dia|dia de la semana|dia da semana|giorno|giorno della settimana|dag|weekdag|dzien|dzien tygodnia'.split(
    '|',
  ),
);

/** Whether a column is of such names: "Sam" and "Mar" may be others elsewhere. */
export function isOfWeekdays(header: string): boolean {
  return headers.has(bareHeader(header));
}

/** The days that a text may name, 0 for Sunday, since some short names mean two; undefined for every other text. */
export function findWeekdays(text: string): ReadonlySet<number> | undefined {
  if (text === '' || text.length > longestName) return undefined;
  known ??= listNames();
  return known.get(fold(text));
}

/** Of an ISO date, 0 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
