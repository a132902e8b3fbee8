/** "Due by 30 November", "bis Freitag zu zahlen": up to that day and on it, in place of that day alone. */
import { calendarPeriod } from '../../../../../domain/periods/calendar-periods.ts';
import { comingDay } from '../../../../../domain/periods/coming-day.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import { fold } from '../../../../../domain/periods/said-words.ts';
import { earliestDay, latestDay } from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { isDueAhead } from '../sides/day-of-month.ts';
import { nearerAhead } from './nearer-ahead.ts';

const until =
  /^(?:by|bis|bis zum|bis zur|until|till|up to|up until|spatestens|spatestens bis|latest|no later than|not later than)$/;
const after = /^(?:after|nach|nach dem|nach der|following)$/;
const before = /^(?:before|vor|vorm|vor dem|vor der)$/;
/** Between the word and its day: "by the end of", "bis zum", "until next". */
const between =
  /^(?:the|zum|zur|den|dem|der|end|ende|end of|of|next|coming|this|nachsten?|kommenden?|diesen?|spatestens|am|on|latest)$/;
const next = /^(?:next|nachsten?|kommenden?)$/;
const leading = /^(?:by|bis|until|till|before|vor)\b/;

export function markDueBy(items: readonly Item[], today: string): readonly Item[] {
  const due = payAsDue(items);
  return due.some((one) => is(one, 'due')) ? markDueDays(due, { today, isAhead: isDueAhead(due) }) : items;
}

/** Of a message whose days are those on which something falls due: "and by the end of December?". `isAhead`: nothing says that it is over. */
export function markDueDays(
  items: readonly Item[],
  { today, isAhead }: { readonly today: string; readonly isAhead: boolean },
): readonly Item[] {
  const days = withUnits(items, today);
  const at = days.findIndex(({ kind }) => kind === 'period');
  const item = days[at];
  const isOne = days.filter(({ kind }) => kind === 'period').length === 1;
  if (item?.kind !== 'period' || !isOne) return items;
  const lead = leadOf(days, at);
  const period = isAhead ? aheadOf(item.raw, item.period, today) : item.period;
  if (lead === undefined) return days.with(at, { ...item, period });
  const marked: Item = {
    ...item,
    raw: `until ${item.raw}`,
    period: untilOf(period, { lead, days, at, today }),
  };
  return days.flatMap((one, index) =>
    index === at ? [marked] : index >= lead.from && index < at ? [] : [one],
  );
}

interface Led {
  readonly lead: Lead;
  readonly days: readonly Item[];
  /** Where the days stand. */
  readonly at: number;
  readonly today: string;
}

/** Up to the days and on them, before them, or after them. */
function untilOf(period: Period, { lead, days, at, today }: Led): Period {
  if (after.test(lead.text)) return { from: addDays(period.to, 1), to: latestDay };
  const isNext = days.slice(lead.from, at).some((one) => next.test(textOf(one)));
  const last = before.test(lead.text) ? addDays(period.from, -1) : period.to;
  // "Next Friday", asked on a Friday.
  const to = isNext && last <= today ? addDays(last, 7) : last;
  const isOnlyAhead = days.some(isToFall) && !must.test(days.map(textOf).join(' '));
  return { from: isOnlyAhead && to >= today ? today : earliestDay, to };
}

/** "What still falls due by Friday?" leaves out what is overdue, which "what is due by Friday?" does not. */
const isToFall = (item: Item): boolean =>
  /^(?:falls? due|become due|comes due|werden|wird|fallig (?:wird|werden)|will)$/.test(textOf(item));

/** "On Friday" is the next one, and "December" the one that comes. */
function aheadOf(raw: string, period: Period, today: string): Period {
  const day = comingDay(period, fold(raw).split(' '), today);
  return /\d{4}|\b(?:last|letzt|vorig|vergangen|since|seit|yesterday|gestern)/i.test(raw)
    ? day
    : nearerAhead(day, today);
}

interface Lead {
  readonly from: number;
  readonly text: string;
}

/** The word before the days that makes them an end; undefined where there is none, or it is denied: "not due until December". */
function leadOf(items: readonly Item[], period: number): Lead | undefined {
  const { raw = '' } = items[period] ?? {};
  const own = leading.exec(fold(raw))?.[0];
  if (isDenied(items, period)) return undefined;
  if (own !== undefined) return { from: period, text: own };
  const textAt = (index: number) => textOf(items[index]);
  let at = period - 1;
  while (between.test(textAt(at)) && !until.test(textAt(at))) at -= 1;
  const text = textAt(at);
  return [until, before, after].some((one) => one.test(text)) ? { from: at, text } : undefined;
}

const is = (item: Item | undefined, ...senses: readonly Sense[]): boolean =>
  item?.kind === 'word' && senses.some((sense) => item.senses.has(sense));

/** "Not due until December", and not "without Acme". */
const isDenied = (items: readonly Item[], period: number): boolean =>
  items.slice(0, period).some((item, at) => {
    const next = items.slice(at + 1).find((one) => !is(one, 'filler'));
    return is(item, 'not', 'except') && (is(next, 'due') || until.test(textOf(next)));
  });

const textOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');

const must = /\b(?:must|mussen|muss|have to|has to|should|soll|sollen|sollte)\b/;
const toCome = /\b(?:to be|need to|needs to|zu zahlen|zu bezahlen)\b/;

/** "Must be paid by Friday" is what falls due until then. */
function payAsDue(items: readonly Item[]): readonly Item[] {
  const text = items.map(textOf).join(' ');
  const isUntil = items.some(({ kind }, at) => kind === 'period' && leadOf(items, at) !== undefined);
  const senses: readonly Sense[] = isUntil ? ['pay', 'receive'] : ['pay'];
  const isSaid = must.test(text) || (isUntil && toCome.test(text));
  if (!isSaid || items.some((item) => is(item, 'due'))) return items;
  return items.map((item) =>
    is(item, ...senses) && item.kind === 'word' ? { ...item, senses: new Set<Sense>(['due']) } : item,
  );
}

const units: readonly (readonly [Sense, 'week' | 'month' | 'quarter' | 'year'])[] = [
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
];

/** "By month end", "by the end of month": the one that runs. */
function withUnits(items: readonly Item[], today: string): readonly Item[] {
  const end = items.findIndex((item) => item.kind === 'word' && /^(?:end|ende|end of)$/.test(item.text));
  if (end < 0 || items.some(({ kind }) => kind === 'period')) return items;
  const [first, second] = [items[end - 1], items[end + 1]];
  const of = second?.kind === 'word' && second.text === 'of' ? items[end + 2] : second;
  const byUnit = first?.kind === 'word' ? /^by (week|month|quarter|year)$/.exec(first.text)?.[1] : undefined;
  const unit = units.find(([sense, name]) => is(of, sense) || byUnit === name)?.[1];
  if (unit === undefined) return items;
  const period: Period = calendarPeriod(unit, today, 0);
  const word: Item = { kind: 'word', raw: 'by', isAfterBreak: false, text: 'by', senses: new Set() };
  const days: Item = { kind: 'period', raw: unit, isAfterBreak: false, period, isBare: true };
  const taken = byUnit === undefined ? [end, items.indexOf(of ?? days)] : [end - 1, end];
  const start = Math.min(...taken.filter((at) => at >= 0));
  return items.flatMap((item, index) =>
    index === start ? (byUnit === undefined ? [days] : [word, days]) : taken.includes(index) ? [] : [item],
  );
}
