/** "On the 12th", "am 12.": a day without its month. */
import type { Period } from '../../../../../../../domain/periods/periods.ts';
import { isDate } from '../../../../../../../domain/zones.ts';
import type { Item } from '../items.ts';

const said = /^(\d{1,2})(?:st|nd|rd|th|\.)$/;
const lead = /(?:^|\s)(?:the|am|dem|den|vom|zum|der)$/;

/** It is of the days that are said beside it, and else the latest that there was. */
export function daysOfMonth(items: readonly Item[], today: string): readonly Item[] {
  return items.map((item, index) => {
    const day = dayOf(item, items[index - 1], items[index + 1]);
    if (day === undefined) return item;
    const within = items.flatMap((one) => (one.kind === 'period' ? one.period : [])).at(0);
    const date = latestOf(day, within ?? { from: '0000-01-01', to: today });
    if (date === undefined) return item;
    const { raw, isAfterBreak } = item;
    return { kind: 'period', raw, isAfterBreak, period: { from: date, to: date }, isBare: false };
  });
}

function dayOf(item: Item, before: Item | undefined, behind: Item | undefined): number | undefined {
  if (item.kind !== 'word' || item.senses.size > 0 || before?.kind !== 'word') return undefined;
  // "The 3rd invoice" is no day.
  const isAlone = behind?.kind !== 'word' || behind.isAfterBreak || behind.senses.has('filler');
  return isAlone && lead.test(before.text)
    ? Number(said.exec(item.raw)?.[1] ?? Number.NaN) || undefined
    : undefined;
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
