/** "On the 12th", "am 12.": a day without its month. */

import { ordinalOf } from '../../../../../domain/periods/period-words.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import { isDate } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';

const said = /^(\d{1,2})(?:st|nd|rd|th|\.)$/;
const lead = /(?:^|\s)(?:the|am|dem|den|vom|zum|der)$/;
/** At the end of a sentence its full stop is no part of it. */
const german = /(?:^|\s)(?:am|dem|vom|zum)$/;
const participle = /^(?:ab|an|auf|aus|ein|her|nach|raus|rein|vor|zu)?ge\p{L}{2,}(?:t|en)$/u;

/** It is of the days that are said beside it, and else the latest that there was, or the next on which something is due. */
export function daysOfMonth(items: readonly Item[], today: string): readonly Item[] {
  const within = items.flatMap((one) => (one.kind === 'period' ? one.period : [])).at(0);
  const isAhead = within === undefined && isDueAhead(items);
  const isOfOther = has(items, 'due') && has(items, 'sent', 'issue');
  return items.map((item, index) => {
    const day = dayOf(item, wordsBefore(items, index), items[index + 1]);
    // "The invoices of the 18th that are due" are of another day than that on which they are due.
    if (day === undefined || isOfOther || (isAhead && isOf(items, index))) return item;
    const date = isAhead ? nextOf(day, today) : latestOf(day, within ?? { from: '0000-01-01', to: today });
    if (date === undefined) return item;
    const { raw, isAfterBreak } = item;
    return { kind: 'period', raw, isAfterBreak, period: { from: date, to: date }, isBare: false };
  });
}

const past =
  /(?:^| )(?:(?:was|were) (?:\S+ )?(?:due|payable)|(?:fell|became|came|been) due|war|waren|wurden?|geworden|gewesen|since|seit)(?: |$)/;

function has(items: readonly Item[], ...senses: readonly Sense[]): boolean {
  return items.some((item) => item.kind === 'word' && senses.some((sense) => item.senses.has(sense)));
}

function isOf(items: readonly Item[], index: number): boolean {
  const words = items.slice(Math.max(0, index - 2), index);
  return / (?:(?:of|from) the|\S+ vom)$/.test(
    ` ${words.map((item) => (item.kind === 'word' ? item.text : item.kind)).join(' ')}`,
  );
}

/** What fell due lies behind. */
export function isDueAhead(items: readonly Item[]): boolean {
  return (
    has(items, 'due') &&
    !past.test(items.map((item) => (item.kind === 'word' ? item.text : item.raw)).join(' '))
  );
}

/** The two before it. */
const wordsBefore = (items: readonly Item[], index: number): string =>
  items
    .slice(Math.max(0, index - 2), index)
    .map((item) => (item.kind === 'word' ? item.text : ''))
    .join(' ');

function dayOf(item: Item, before: string, behind: Item | undefined): number | undefined {
  if (!lead.test(before)) return undefined;
  if (item.kind === 'number') return isDayAtEnd(before, behind) ? item.value : undefined;
  if (item.kind !== 'word' || !isAlone(before, behind)) return undefined;
  if (isOnThe(before)) return ordinalOf(item.text);
  if (item.senses.size > 0) return undefined;
  return Number(said.exec(item.raw)?.[1] ?? Number.NaN) || undefined;
}

/** "Am ersten", "on the second": the day of a month. "The first" alone is what came first. */
const isOnThe = (before: string): boolean => /(?:^|\s)(?:on the|am)$/.test(before);

function isDayAtEnd(before: string, behind: Item | undefined): boolean {
  return german.test(before) && behind?.isAfterBreak !== false;
}

/** "The 3rd invoice" is no day, "am 3. gearbeitet" is one. */
function isAlone(before: string, behind: Item | undefined): boolean {
  if (behind?.kind !== 'word' || behind.isAfterBreak || behind.senses.has('filler')) return true;
  return german.test(before) && (behind.text === 'fallig' || participle.test(behind.text));
}

/** In the month of `today`, or in the next that has such a day. */
function nextOf(day: number, today: string): string | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return [0, 1, 2]
    .map((ahead) => new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 8))
    .map((start) => `${start}${String(day).padStart(2, '0')}`)
    .find((date) => isDate(date) && date >= today);
}

function latestOf(day: number, { from, to }: Period): string | undefined {
  let [year, month] = to.split('-').map(Number) as [number, number];
  // A month without that day is passed over, and two of them never stand side by side.
  for (let back = 0; back < 3; back += 1) {
    const date = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
    if (isDate(date) && date <= to) return date >= from ? date : undefined;
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return undefined;
}
