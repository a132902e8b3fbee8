/** "The last week of October", "letzte Oktoberwoche": the week of the calendar that has the last day of the month. */
import { calendarPeriod } from '../../../../../domain/periods/calendar-periods.ts';
import { unitOfPeriod } from '../../../../../domain/periods/period-units.ts';
import type { Period } from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';

export function joinWeeksOfMonths(items: readonly Item[]): readonly Item[] {
  return halvesBeside(joinWeeks(items));
}

const bareHalf =
  /^(?:the |die |der |zur |in der )?(?<which>first|second|erste[nr]?|zweite[nr]?) (?:half|hälfte)$/i;

/** "The second half of October compared to the first half": of the same month, and not of the year. */
function halvesBeside(items: readonly Item[]): readonly Item[] {
  const half = items.find((item) => item.kind === 'period' && isHalfOfMonth(item.period));
  if (half?.kind !== 'period') return items;
  const month = calendarPeriod('month', half.period.from, 0);
  const middle = `${month.from.slice(0, 8)}15`;
  return items.map((item) => {
    const which = item.kind === 'period' ? bareHalf.exec(item.raw)?.groups?.['which'] : undefined;
    if (item.kind !== 'period' || which === undefined) return item;
    const isFirst = /^(?:f|e)/i.test(which);
    const period = isFirst ? { from: month.from, to: middle } : { from: addDays(middle, 1), to: month.to };
    return { ...item, period };
  });
}

function isHalfOfMonth({ from, to }: Period): boolean {
  const month = calendarPeriod('month', from, 0);
  return from === month.from ? to === `${from.slice(0, 8)}15` : to === month.to && from.endsWith('-16');
}

function joinWeeks(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex((item) => item.kind === 'period' && unitOfPeriod(item.period) === 'month');
  const month = items[at];
  if (month?.kind !== 'period') return items;
  const found = behindWord(items, at) ?? beforeWeek(items, at);
  if (found === undefined) return items;
  const { start, end } = found;
  const raw = items.slice(start, end + 1).map((item) => item.raw);
  const { isAfterBreak = false } = items[start] ?? {};
  const week: Item = {
    kind: 'period',
    raw: raw.join(' '),
    isAfterBreak,
    period: calendarPeriod('week', month.period.to, 0),
    isBare: false,
  };
  return items.toSpliced(start, end - start + 1, week);
}

interface Found {
  readonly start: number;
  readonly end: number;
}

const weekWord = /^(?:(?:the|die|der|den|in der) )?(?:last|letzte[nrs]?) (?:week|woche)$/i;
const ofWord = /^(?:of|in|of the|im|vom|des|from|in the)$/;

/** "Last week of October", whether it was read as last week or not. */
function behindWord(items: readonly Item[], at: number): Found | undefined {
  const joint = items[at - 1];
  if (joint?.kind !== 'word' || !ofWord.test(joint.text)) return undefined;
  for (const start of [at - 2, at - 3]) {
    const raw = items.slice(Math.max(0, start), at - 1).map((item) => item.raw);
    if (weekWord.test(raw.join(' '))) return { start, end: at };
  }
  return undefined;
}

/** "Letzte Oktoberwoche", which is two words for the reader. */
function beforeWeek(items: readonly Item[], at: number): Found | undefined {
  const [which, week] = [items[at - 1], items[at + 1]];
  const isWeek = week?.kind === 'word' && week.senses.has('week') && !week.isAfterBreak;
  if (!isWeek || which?.kind !== 'word') return undefined;
  return which.senses.has('last') ? { start: at - 1, end: at + 1 } : undefined;
}
