/** Until when a payment is in time: late interest runs from the day after. Facts for a program, no legal advice. */
import { moveDate } from '../time/calendar-date.ts';

/** Where the law moves a last day to the next working day: § 193 BGB, § 903 ABGB. */
const movingCountries: ReadonlySet<string> = new Set(['DE', 'AT']);

export interface PaymentTerm {
  /** ISO dates; null: it was not sent yet. */
  readonly dueDate: string;
  readonly sentOn: string | null;
}

export interface DebtorPlace {
  /** ISO 3166-1 alpha-2 of the debtor: a payment is made from there. */
  readonly countryCode: string;
  /** ISO dates of public holidays there. */
  readonly holidays: ReadonlySet<string>;
}

export function movesLastDay(countryCode: string): boolean {
  return movingCountries.has(countryCode);
}

/** Nobody is late with an invoice that they did not have. */
export function laterOf({ dueDate, sentOn }: PaymentTerm): string {
  return sentOn !== null && sentOn > dueDate ? sentOn : dueDate;
}

/** The later of due date and sending, or the next working day after it where the debtor's law says so. */
export function lastDayInTime(term: PaymentTerm, { countryCode, holidays }: DebtorPlace): string {
  let day = laterOf(term);
  if (!movesLastDay(countryCode)) return day;
  while (isFree(day, { countryCode, holidays })) day = moveDate(day, 1);
  return day;
}

function isFree(day: string, { countryCode, holidays }: DebtorPlace): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || holidays.has(day)) return true;
  // No public holiday in Austria, and no last day of a term either (BGBl. 37/1961).
  return countryCode === 'AT' && day === goodFriday(Number(day.slice(0, 4)));
}

/** Gregorian Easter by Meeus, Jones and Butcher, two days earlier. */
export function goodFriday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const leap = 32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4);
  const weekday = leap % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late;
  return moveDate(`${String(year).padStart(4, '0')}-03-22`, days - 2);
}
