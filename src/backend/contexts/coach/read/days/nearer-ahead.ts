/** Of what falls due a month without its year may be the one that comes. */
import type { Period } from '../../../../../domain/query/frame.ts';

/** "Due in December", asked in November, is the one that comes: of the two years the nearer one. */
export function nearerAhead({ from, to }: Period, today: string): Period {
  if (to >= today) return { from, to };
  const later = { from: nextYear(from), to: nextYear(to) };
  const [back, ahead] = [Date.parse(today) - Date.parse(to), Date.parse(later.from) - Date.parse(today)];
  return ahead > 0 && ahead < back ? later : { from, to };
}

const nextYear = (date: string): string =>
  `${Number(date.slice(0, 4)) + 1}${date.slice(4).replace('-02-29', '-02-28')}`;
