/**
 * The year that a date with two digits of it means, as POSIX reads `%y`: 69 to 99 are of the last century. The reader of
 * imported files and what asks how their dates are meant must not differ.
 */
export function fullYear(year: number): number {
  if (year >= 100) return year;
  return year + (year >= 69 ? 1900 : 2000);
}
