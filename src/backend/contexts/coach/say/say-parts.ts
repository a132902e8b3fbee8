/** Parts of a figure: their mean, the greatest day, single records, and how many groups there are. */
import { calendarPeriod } from '../../../../domain/periods/calendar-periods.ts';
import type { Group, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type { QueryResult, ShownGroup } from '../../insight/model/query/answers.ts';
import { unitOf } from '../../insight/model/query/units.ts';
import { boundWord } from '../words/bound-words.ts';
import { plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { isLongestOverdue } from './say-filters.ts';
import { sayFigure, sayNothing, sayTally } from './sentences.ts';
import { sayRowsSum } from './sum-of-rows.ts';
import { sayLimit } from './tally-size.ts';

const amountsOf: Readonly<Partial<Record<Measure, Measure>>> = { invoices: 'gross', payments: 'received' };

const partNames = {
  day: ['day', 'days', 'Tag', 'Tagen'],
  week: ['week', 'weeks', 'Woche', 'Wochen'],
  month: ['month', 'months', 'Monat', 'Monaten'],
  record: ['record', 'records', 'Eintrag', 'Einträgen'],
} as const;

export function sayPart(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, part, figure } = result;
  if (part === undefined) return '';
  const [one, many, eins, viele] = recordNames(frame) ?? partNames[frame.per];
  if (frame.statistic === 'average') {
    // An invoice is worth its amount: their number is beside it.
    const measure = amountsOf[frame.measure] ?? frame.measure;
    const mean = sayTally(measure, { tally: part.mean, behind: { kind: 'entries', ids: [] } }, context);
    const all = sayTally(measure, figure, context);
    const count = context.format.count(part.count);
    return tr(
      context,
      `On average ${mean} per ${one}${scope}: ${all} in ${count} ${part.count === 1 ? one : many}.`,
      `Im Schnitt ${mean} pro ${eins}${scope}: ${all} in ${count} ${part.count === 1 ? eins : viele}.`,
    );
  }
  const { found, alike } = part;
  if (found === undefined) return sayNothing(frame, scope, context);
  const more = alike > 1 ? tr(context, ` (${alike - 1} more alike)`, ` (${alike - 1} weitere ebenso)`) : '';
  const label = labelOf(frame.per, found, context);
  return `${endWord(frame, context)}${scope}: **${label}**, ${sayTally(frame.measure, found, context)}${more}.`;
}

/** What a mean is of: "per day", "pro Rechnung", and in what it is measured. */
export function namesOfPart(frame: QueryFrame) {
  const [one, , eins] = recordNames(frame) ?? partNames[frame.per];
  return { one, eins, measure: amountsOf[frame.measure] ?? frame.measure };
}

function recordNames({ per, measure }: QueryFrame): readonly [string, string, string, string] | undefined {
  if (per !== 'record') return undefined;
  if (measure === 'received' || measure === 'payments')
    return ['payment', 'payments', 'Zahlung', 'Zahlungen'];
  if (unitOf(measure) === 'money' || measure === 'invoices')
    return ['invoice', 'invoices', 'Rechnung', 'Rechnungen'];
  return ['entry', 'entries', 'Eintrag', 'Einträgen'];
}

const partEnds = {
  day: ['an einem Tag', 'Erster Tag', 'Letzter Tag'],
  week: ['in einer Woche', 'Erste Woche', 'Letzte Woche'],
  month: ['in einem Monat', 'Erster Monat', 'Letzter Monat'],
} as const;

/** "Most in a day", "Erste Woche". */
function endWord({ statistic, per }: QueryFrame, context: FrameAnswerContext): string {
  if (per === 'record') return '';
  const [within, first, last] = partEnds[per];
  switch (statistic) {
    case 'first':
      return tr(context, `First ${per}`, first);
    case 'last':
      return tr(context, `Last ${per}`, last);
    case 'smallest':
      return tr(context, `Least in a ${per}`, `Am wenigsten ${within}`);
    default:
      return tr(context, `Most in a ${per}`, `Am meisten ${within}`);
  }
}

/** Of one entry, of one invoice or payment, and of several. */
const ends = {
  largest: ['Largest', 'Größter', 'Größte'],
  smallest: ['Smallest', 'Kleinster', 'Kleinste'],
  first: ['First', 'Erster', 'Erste'],
  last: ['Last', 'Letzter', 'Letzte'],
} as const;

const longestOverdue = ['Longest overdue', '', 'Am längsten überfällige'] as const;

/** Single records that a superlative looked for: the lines say which. */
export function sayEnd(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, records = [] } = result;
  const { statistic } = frame;
  if (statistic === 'total' || statistic === 'average') return scope;
  const due = dueWord(frame, context);
  if (due !== undefined) return `${due}${scope}:`;
  const [one, many, eins] = recordNames(frame) ?? partNames.record;
  const isOne = records.length === 1;
  const [english, ofEntry, others] = isLongestOverdue(frame) ? longestOverdue : ends[statistic];
  const isEntry = eins === 'Eintrag';
  return `${tr(
    context,
    `${english} ${isOne ? one : many}`,
    isOne ? `${isEntry ? ofEntry : others} ${eins}` : `${others} ${isEntry ? 'Einträge' : `${eins}en`}`,
  )}${scope}${sayRowsSum(result, context)}:`;
}

/** "Next due", where what is overdue is left out. */
function dueWord({ measure, statistic, filters }: QueryFrame, context: FrameAnswerContext) {
  if (measure !== 'due' || statistic !== 'first') return undefined;
  return filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && !one.is)
    ? tr(context, 'Next due', 'Als Nächstes fällig')
    : tr(context, 'First due', 'Zuerst fällig');
}

export function isCountOfGroups({ frame }: QueryResult): boolean {
  return (
    frame.having !== undefined ||
    (frame.shape === 'figure' &&
      frame.limit === undefined &&
      frame.order === undefined &&
      isRecordGroup(frame.group))
  );
}

export function isRecordGroup(group: Group | undefined): boolean {
  return group !== undefined && recordGroups.has(group);
}

const recordGroups: ReadonlySet<Group> = new Set<Group>(['client', 'project', 'task', 'person', 'note']);

const groupNames: Readonly<Record<Group, readonly [string, string, string, string]>> = {
  day: ['day', 'days', 'Tag', 'Tage'],
  week: ['week', 'weeks', 'Woche', 'Wochen'],
  month: ['month', 'months', 'Monat', 'Monate'],
  quarter: ['quarter', 'quarters', 'Quartal', 'Quartale'],
  year: ['year', 'years', 'Jahr', 'Jahre'],
  weekday: ['day of the week', 'days of the week', 'Wochentag', 'Wochentage'],
  project: ['project', 'projects', 'Projekt', 'Projekte'],
  client: ['client', 'clients', 'Kunde', 'Kunden'],
  task: ['task', 'tasks', 'Aufgabe', 'Aufgaben'],
  person: ['person', 'people', 'Person', 'Personen'],
  tag: ['tag', 'tags', 'Tag', 'Tags'],
  note: ['note', 'notes', 'Notiz', 'Notizen'],
};

export function sayGroupCount(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, groupCount = 0, figure } = result;
  if (frame.group === undefined) return '';
  const [one, many, eins, viele] = groupNames[frame.group];
  const noun = groupCount === 1 ? tr(context, one, eins) : tr(context, many, viele);
  const bound = frame.having === undefined ? '' : ` ${sayHaving(frame, context)}`;
  // The sum is of all groups, and beside a bound it would be taken for that of those within.
  if (frame.having !== undefined)
    return `**${context.format.count(groupCount)}** ${noun}${bound}${scope}${rowsFollow(result) ? ':' : '.'}`;
  const total = sayFigure(frame.measure, figure, { scope, context, frame });
  return `**${context.format.count(groupCount)}** ${noun}${bound}. ${tr(context, 'In all', 'Insgesamt')}: ${total}${rowsFollow(result) ? ':' : '.'}`;
}

function sayHaving({ having, measure }: QueryFrame, context: FrameAnswerContext): string {
  if (having === undefined) return '';
  const value = sayLimit({ having, measure }, context);
  return tr(
    context,
    `with ${boundWord(having.bound, context)} ${value}`,
    `mit ${boundWord(having.bound, context)} ${value}`,
  );
}

export function labelOf(
  group: string,
  { key, name }: Pick<ShownGroup, 'key' | 'name'>,
  context: FrameAnswerContext,
): string {
  const { format, language } = context;
  if (group === 'day') return format.day(key);
  if (group === 'month') return format.month(key);
  if (group === 'week') return weekLabel(key, context);
  if (group === 'quarter') return `${key.slice(5)} ${key.slice(0, 4)}`;
  if (group === 'weekday')
    return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 4 + Number(key), 12)),
    );
  return plain(name);
}

/** With its days, since hardly anyone knows weeks by their number (ISO 8601). */
function weekLabel(key: string, context: FrameAnswerContext): string {
  // 4 January is always in the first week.
  const days = calendarPeriod('week', `${key.slice(0, 4)}-01-04`, Number(key.slice(6)) - 1);
  return `${shortWeek(key, context)} (${context.format.span(days)})`;
}

export const shortWeek = (key: string, context: FrameAnswerContext): string =>
  tr(context, `Week ${key.slice(6)}`, `KW ${key.slice(6)}`);

export function rowsFollow({ groups, records, taxes }: QueryResult): boolean {
  return [groups, records, taxes].some((rows) => (rows?.length ?? 0) > 0);
}
