/** Dates of the calendar without a library: pages that only look at some need no more. */

const dayMs = 86_400_000;

/** True for an existing day of the calendar in the form `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // A day that does not exist is another one to the parser, or none.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** An ISO date moved by whole days. @throws RangeError beyond the year 9999 and for what is no date */
export function moveDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
