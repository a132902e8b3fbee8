/** Frames of worked and of unbilled time. */
import type { Filter, Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { nounBy } from './arrange.ts';
import { daySenses, type SaidCondition } from './conditions.ts';
import { finishFrame, isOfWorth } from './finish.ts';
import { composeUnworked } from './owners/unworked.ts';
import { asksHow, type SaidParts } from './said.ts';
import { isJoint } from './several/joined-figures.ts';
import { joinStages, ofWholeSheets, sheetStages } from './sheets/sheet-stages.ts';
import { asksOfAll, ofAll } from './sides/all-of.ts';
import { isOfWriting } from './topic.ts';

export function composeTime(asked: SaidParts, today: string): QueryFrame | undefined {
  const unworked = composeUnworked(asked, today);
  if (unworked !== undefined) return unworked;
  const frame = composeHours(asked, today);
  if (frame === undefined || !isOfAll(asked)) return frame;
  // "Hat jeder Eintrag eine Notiz?"
  asked.pieces.takeAll('each');
  return ofAll(frame);
}

/** "Is all of it billed?" of time, and not of invoices. */
function isOfAll({ pieces, isShare, conditions }: SaidParts): boolean {
  return !isShare && conditions.length === 1 && asksOfAll(pieces);
}

function composeHours(asked: SaidParts, today: string): QueryFrame | undefined {
  const said = withWhatFor(asked);
  const { pieces } = said;
  const { filters: conditions, other } = conditionsOfWork(said);
  if (conditions === undefined || other === undefined || isUnclear(said)) return undefined;
  const filters = asksForNotes(said) ? withNote(conditions) : conditions;
  const measure = worthOf(said, measureOf(said, other));
  const isOfLongDays = measure === 'days' && said.bounds.some(({ bound }) => bound.unit === 'time');
  const isList = isListOf(said);
  // "Has the portal used 20 hours?"
  if (said.names.length > 0) pieces.takeAll('used');
  // "Which project brought the least in hours?"
  pieces.takeAll('hours', 'work', 'done', 'earn', 'receive', 'entry', 'self', 'total', 'money', 'bill');
  if (measure === 'days') pieces.takeAll('day');
  // "On how many days did I work more than 8 hours?"
  if (isOfLongDays) return finishFrame(said, { measure: 'hours', filters, today, group: 'day' });
  const own =
    measure === 'unbilled' ? filters.filter(({ field }) => !ofUnbilled.has(field)) : billable(filters);
  return finishFrame(
    { ...said, ...shapeOf(said, { measure, isList }), periods: daysOf(said, measure, today) },
    {
      measure,
      filters: [...own, ...lengthsOf(said)],
      today,
      second: billable(other),
    },
  );
}

const isUnclear = (said: SaidParts): boolean => areBothSides(said) || isOfTimes(said);

/** "Billed and unbilled hours" are all of them, or two figures. */
const areBothSides = ({ pieces, conditions, isCompared }: SaidParts): boolean =>
  !isCompared &&
  pieces.items.some(isJoint) &&
  conditions.some(({ what, is }) => conditions.some((one) => one.what === what && one.is !== is));

/** "Is what is unbilled more than 10k?": what it is worth, which a bound in money is of. */
function worthOf({ bounds }: SaidParts, measure: Measure): Measure {
  const isOfMoney = bounds.length > 0 && bounds.every(({ bound }) => isOfWorth(bound));
  return measure === 'unbilled' && isOfMoney ? 'value' : measure;
}

/** "What is this week worth?" asks for one figure. */
function shapeOf(
  { pieces, shape }: SaidParts,
  { measure, isList }: { readonly measure: Measure; readonly isList: boolean },
): { readonly shape?: SaidParts['shape'] } {
  if (isList) return { shape: 'list' };
  const isOfEach =
    pieces.has('entry', 'noteRow') ||
    pieces.items.some((item) => item.kind === 'word' && /^(?:which|welche\w?)$/.test(item.text));
  return measure === 'value' && shape === 'list' && !isOfEach ? { shape: 'figure' } : {};
}

const otherThings = [
  ...([
    'hours',
    'entry',
    'note',
    'noteRow',
    'value',
    'money',
    'billed',
    'unbilled',
    'when',
    'total',
  ] as const),
  ...(['client', 'project', 'task', 'person', 'who', 'day', 'week', 'month', 'weekday', 'tag'] as const),
];

/** "What did I do yesterday?" is asked of the projects. */
function asksWhatWasDone({
  pieces,
  shape,
  names,
  conditions,
  weekdays,
  bounds,
  periods,
  arrangement,
}: SaidParts): boolean {
  const isOfOther = pieces.has(...otherThings) || asksHow(pieces);
  const isNarrowed = conditions.length + weekdays.length + bounds.length > 0 || names.some(({ is }) => !is);
  const isOfDays = periods.length > 0 && arrangement.end === undefined;
  return shape === 'list' && pieces.has('work', 'done') && isOfDays && !isOfOther && !isNarrowed;
}

/** What time of some kind was for is said by its notes, and that of all by its projects. */
function withWhatFor(said: SaidParts): SaidParts {
  const { pieces, arrangement, names, conditions, weekdays } = said;
  const isOfDone = asksWhatWasDone(said);
  if (asksElse(said) || !(isOfDone || pieces.has('whatFor'))) return said;
  pieces.takeAll('whatFor');
  const isOfProject = names.some(({ record, is }) => is && record.kind === 'project');
  const isNarrowed = !isOfDone && (isOfProject || conditions.length > 0 || weekdays.length > 0);
  // Of no days it is hardly of all of them.
  if (!isNarrowed && said.periods.length === 0) return said;
  return { ...said, shape: 'list', arrangement: { ...arrangement, group: isNarrowed ? 'note' : 'project' } };
}

/** "On which day …?", "how much …?" */
function asksElse({ pieces, arrangement: { group, of }, isCompared }: SaidParts): boolean {
  return group !== undefined || of !== undefined || isCompared || asksHow(pieces);
}

/** "Top 3 notes" leaves out what has none, "hours by note" does not. */
function asksForNotes({ pieces, arrangement }: SaidParts): boolean {
  return pieces.has('noteRow') && arrangement.group !== 'note';
}

function withNote(conditions: readonly Filter[]): readonly Filter[] {
  const isSaid = conditions.some(({ field }) => field === 'noted');
  return isSaid ? conditions : [...conditions, { field: 'noted', is: true }];
}

/** "What can I bill today?" is of all that can be billed. */
function daysOf({ pieces, periods }: SaidParts, measure: Measure, today: string): SaidParts['periods'] {
  const isAble = pieces.items.some(
    (item) => item.kind === 'word' && /\b(?:can|could|kann|konnte)\b/.test(item.text),
  );
  const isOfNow = measure === 'unbilled' && isAble;
  return isOfNow ? periods.filter(({ from, to }) => from !== today || to !== today) : periods;
}

/** "Entries longer than 3 hours", "notes with “release”". */
function isListOf(said: SaidParts): boolean {
  const { pieces, shape } = said;
  const isOfEntries = isOfNotes(said) || pieces.has('entry', 'unnoted');
  const isWritten = isOfWriting(pieces);
  if (isWritten) pieces.takeAll('issue');
  if (isOfNotes(said) || isWritten) pieces.takeAll('note');
  if (isWritten && !pieces.has('noteRow')) return true;
  return isOfEntries && shape === 'figure' && !asksHow(pieces) && !pieces.has('total');
}

/** "Billable vs not billable": `other` is what the figure is held against. */
function conditionsOfWork({ pieces, conditions: all, isCompared, weekdays }: SaidParts) {
  // What is on an invoice that is named is billed.
  const isOnInvoice = weekdays.some((one) => one.field === 'number' && one.is);
  if (isOnInvoice) pieces.takeAll('invoice');
  const conditions = isOnInvoice ? all.filter(({ what, is }) => what !== 'billed' || !is) : all;
  const second = isCompared
    ? conditions.filter(({ what, is }, index) =>
        conditions.slice(0, index).some((one) => one.what === what && one.is !== is),
      )
    : [];
  const filters = workFilters(conditions.filter((one) => !second.includes(one)));
  return {
    filters: filters && asksDays(pieces) ? ofWholeSheets(filters) : filters,
    other: workFilters(second),
  };
}

/** What is not invoiced is still to be: time that is not billable never is. */
function billable(filters: readonly Filter[]): readonly Filter[] {
  const isOpen = filters.some((one) => one.field === 'billed' && !one.is);
  const isSaid = filters.some(({ field }) => field === 'billable');
  return isOpen && !isSaid ? [...filters, { field: 'billable', is: true }] : filters;
}

/** What unbilled time is by what it means. */
const ofUnbilled: ReadonlySet<string> = new Set(['billed', 'billable']);

function measureOf(said: SaidParts, other: readonly Filter[]): Measure {
  const { pieces } = said;
  const isToBill = said.conditions.some(({ what, is }) => what === 'billed' && !is);
  const isOfMoney = pieces.has('money') && (isToBill || !pieces.has('billed'));
  const isValue = pieces.takeAll('value') || isOfMoney;
  if (other.length > 0) return 'hours';
  if (isOfUnbilled(said)) return 'unbilled';
  // "My hours of October in euros".
  const isInMoney = said.weekdays.some(({ field }) => field === 'currency');
  return isValue || isInMoney ? 'value' : countedOf(said);
}

/** "What did I work on this week?" shows by project what was done, with its notes. */
function isOfWhatWasDone(said: SaidParts): boolean {
  const { pieces, arrangement, conditions, weekdays } = said;
  const isOfProject =
    arrangement.group === 'project' &&
    arrangement.end === undefined &&
    !pieces.has('byProject', 'project', 'each');
  return isOfProject && conditions.length + weekdays.length === 0 && !pieces.has('hours');
}

/** "Entries of yesterday", "entries without a note": the entries themselves, where no more is said of them. */
function areEntries(said: SaidParts): boolean {
  const { pieces, conditions, weekdays, bounds, arrangement, shape } = said;
  const isPlain = weekdays.length + bounds.length === 0 && conditions.every(({ what }) => what === 'noted');
  const isArranged = arrangement.end !== undefined || arrangement.group !== undefined;
  const isSaid = pieces.has('unnoted') || (pieces.has('entry') && (shape !== 'figure' || isListOf(said)));
  // "What did I note?" asks for the notes.
  const isOfNotes = pieces.items.some(
    (item) => item.kind === 'word' && item.senses.has('entry') && noted.test(item.text),
  );
  return isSaid && isPlain && !isArranged && !isOfNotes;
}

const noted = /^(?:note|noted|notier\w*|jotted)$/;

/** "Days worked last week". */
function areDaysWorked({ pieces, arrangement }: SaidParts): boolean {
  const isOther = pieces.has('which', 'when', 'list', 'entry', 'share', 'each') || isOfHours(pieces);
  const isSaid = pieces.items.some((item) => item.kind === 'word' && daysWorked.test(item.text));
  const isOfWork = pieces.has('work', 'done', 'mine') || pieces.items.some(({ raw }) => ofWork.test(raw));
  return isSaid && isOfWork && !isOther && arrangement.end === undefined && arrangement.group === undefined;
}

/** "Tage mit Stunden" are days as well. */
const isOfHours = (pieces: SaidParts['pieces']): boolean =>
  pieces.has('hours') &&
  !pieces.items.some((item) => item.kind === 'word' && /^(?:with|mit)\b/.test(item.text));

/** Not "how many days are in October?". */
const ofWork = /work|arbeit|time|zeit|erfasst|gebucht|logged|recorded|booked/i;

const daysWorked = /^(?:days|tage|tagen|workdays|working days|arbeitstage\w?)$/;

function countedOf(said: SaidParts): Measure {
  const { pieces } = said;
  if (areDaysWorked(said)) return 'days';
  if (isOfWhatWasDone(said)) return 'entries';
  return pieces.has('howMany') ? numberOf(said) : areEntries(said) ? 'entries' : 'hours';
}

function numberOf(said: SaidParts): Measure {
  const { pieces } = said;
  if (isNumberOf(said)) return 'hours';
  // "How often with Jana?"
  const isOften = asksOften(pieces) && (hasText(said) || pieces.items.some(isOfLogging));
  if (pieces.has('entry') || isOfNotes(said) || isOften) return 'entries';
  return pieces.find(['day']) >= 0 || countsWeekdays(pieces) ? 'days' : 'hours';
}

/** "How many Mondays did I work?" */
function countsWeekdays(pieces: SaidParts['pieces']): boolean {
  return pieces.items.some((_, at) => pieces.is(at, 'howMany') && pieces.is(pieces.next(at), ...daySenses));
}

const hasText = ({ weekdays }: SaidParts): boolean => weekdays.some(({ field }) => field === 'text');

/** "Notes with “release”" are the entries that have them. */
function isOfNotes(said: SaidParts): boolean {
  return hasText(said) && said.pieces.has('note') && !said.pieces.has('hours', 'work');
}

/** "How often did I work for Acme?": entries or days, and no hours. */
const isOfTimes = (said: SaidParts): boolean =>
  asksOften(said.pieces) &&
  !hasText(said) &&
  !said.pieces.items.some(isOfLogging) &&
  !said.pieces.has('entry', 'day') &&
  !countsWeekdays(said.pieces);

const isOfLogging = (item: Item): boolean =>
  item.kind === 'word' &&
  /\b(?:log|logged|record|recorded|book|booked|eingetragen|erfasst|gebucht)\b/.test(item.text);

const often = /^(?:how often|how many times|wie oft)$/;

function asksOften(pieces: SaidParts['pieces']): boolean {
  return pieces.items.some((item) => item.kind === 'word' && often.test(item.text));
}

/** "Which day had the highest number of hours?" */
function isNumberOf({ pieces, arrangement: { end } }: SaidParts): boolean {
  return end !== undefined && (end !== 'average' || pieces.has('hours'));
}

/** "Which weeks are approved and not billed?" */
function asksDays(pieces: SaidParts['pieces']): boolean {
  return pieces.items.some(
    (_, at) => pieces.is(at, 'which', 'list') && pieces.is(pieces.next(at), 'day', 'week', 'month'),
  );
}

/** Unbilled time has a meaning of its own, which is known by client and project. */
function isOfUnbilled({ pieces, conditions, arrangement: { group } }: SaidParts): boolean {
  const isDenied = conditions.some(({ what, is }) => what === 'billed' && !is);
  const isTold = group === undefined || group === 'client' || group === 'project';
  return isDenied && isTold && !pieces.has('entry') && !asksDays(pieces);
}

type OfSheet = keyof typeof sheetStages;

const isOfSheet = (what: string): what is OfSheet => Object.hasOwn(sheetStages, what);

const flags = ['billable', 'billed', 'noted'] as const;

/** Undefined where one is no condition of time. */
export function workFilters(all: readonly SaidCondition[]): readonly Filter[] | undefined {
  // "Open hours that are not billed yet" says it twice.
  const isOpen = all.some(({ what, is }) => what === 'billed' && !is);
  const conditions = isOpen ? all.filter(({ what }) => what !== 'open') : all;
  const filters = conditions.map(({ what, is }): Filter | undefined => {
    const field = flags.find((flag) => flag === what);
    if (field !== undefined) return { field, is };
    return isOfSheet(what) ? { field: 'sheet', is, stages: sheetStages[what] } : undefined;
  });
  return filters.every((filter) => filter !== undefined) ? joinStages(filters) : undefined;
}

/** Bounds that are said of single entries: "entries longer than 3 hours". */
function lengthsOf({ pieces, bounds }: SaidParts): readonly Filter[] {
  return bounds.flatMap(({ bound, index }) =>
    bound.unit === 'time' && nounBy(pieces, index) === 'record'
      ? [{ field: 'length', bound: bound.bound, seconds: bound.value }]
      : [],
  );
}
