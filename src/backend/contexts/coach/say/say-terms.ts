/** Rates and budgets of projects: one in a sentence, several a line each. */
import { findShownRest } from '../../../../domain/duration.ts';
import type { Money } from '../../../../domain/money.ts';
import { projectLabel } from '../../../../domain/names/project-label.ts';
import { isWithin } from '../../../../domain/query/conditions.ts';
import { type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import type { QueryResult, ShownGroup, Tally } from '../../insight/model/query/answers.ts';
import { boundWord } from '../words/bound-words.ts';
import { plain } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import { sayWhether } from './answers/whether.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayScope } from './say-filters.ts';
import { sayNothing } from './sentences.ts';
import { amountOf, percentOf, sayLimit } from './tally-size.ts';

export function isOfTerms({ measure, group }: QueryFrame): boolean {
  return subjectOf(measure) === 'projects' && measure !== 'projects' && group !== 'client';
}

export function sayTerms(result: QueryResult, context: FrameAnswerContext): string {
  const { frame, figure } = result;
  if (frame.group === undefined)
    return `${sayHolds(frame, figure.tally, context)}${sayProject(frame, context)}${sayTally(figure.tally, figure.behind.ids, { frame, context })}.`;
  return sayRows(result, context);
}

/** Of which one it is, where one was named. */
function sayProject(frame: QueryFrame, context: FrameAnswerContext): string {
  const [only, ...more] = frame.filters.flatMap((one) =>
    one.field === 'project' && one.is ? one.values : [],
  );
  if (only === undefined)
    return `${tr(context, 'All budgets together', 'Alle Budgets zusammen')}${sayScope(frame, context)}: `;
  if (more.length > 0) return '';
  const { name, clientName } = only;
  return `**${clientName === undefined ? plain(name) : projectLabel(plain(clientName), plain(name))}**: `;
}

function sayRows({ frame, groups = [], groupCount = 0 }: QueryResult, context: FrameAnswerContext): string {
  const [only] = groups;
  const scope = sayScope(frame, context);
  if (only === undefined)
    return frame.having === undefined ? sayNothing(frame, scope, context) : `${sayCount(0, frame, context)}.`;
  const line = (one: ShownGroup) =>
    `**${plain(one.name)}**: ${sayTally(one.tally, one.behind.ids, { frame, context })}`;
  if (groupCount === 1 && frame.having === undefined) return `${line(only)}.`;
  const lines = groups.map((one) => `- ${line(one)}`);
  const rest = frame.limit === undefined ? groupCount - groups.length : 0;
  if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
  const head =
    frame.having === undefined
      ? `${sayHead(frame, context)}${scope}${sayOrder(frame, context)}`
      : sayCount(groupCount, frame, context);
  return `${sayOfTwo(frame, groups, context)}${head}:\n\n${lines.join('\n')}`;
}

/** "Is the rate of Checkout higher than that of Lawine?": the first that was named is the first of the rows, or not. */
function sayOfTwo(frame: QueryFrame, groups: readonly ShownGroup[], context: FrameAnswerContext): string {
  const [named, ...others] = frame.filters.flatMap((one) =>
    one.field === 'project' && one.is ? one.values : [],
  );
  const [first, second, ...more] = groups;
  const isOfTwo = others.length === 1 && more.length === 0;
  if (!asksWhichIsMore(frame, context) || !isOfTwo || first === undefined || second === undefined) return '';
  if (isOfOtherMoney(first, second)) return '';
  const isAlike = sizeOf(first.tally, frame.measure) === sizeOf(second.tally, frame.measure);
  return sayWhether(first.key === named?.id && !isAlike, context);
}

const asksWhichIsMore = ({ shape, order }: QueryFrame, { whether }: FrameAnswerContext): boolean =>
  whether !== undefined && shape === 'yes-no' && order !== undefined;

const isOfOtherMoney = ({ tally: one }: ShownGroup, { tally: other }: ShownGroup): boolean =>
  one.amounts[0]?.currency !== other.amounts[0]?.currency;

function sizeOf(tally: Tally, measure: QueryFrame['measure']): number {
  if (measure === 'rate') return amountOf(tally);
  if (measure === 'budget') return tally.budgetSeconds ?? 0;
  return measure === 'budgetUsed' ? percentOf(tally) : tally.seconds;
}

function sayHead({ measure }: QueryFrame, context: FrameAnswerContext): string {
  return measure === 'rate' ? tr(context, 'Hourly rates', 'Stundensätze') : 'Budgets';
}

type Words = readonly [english: string, german: string];
type Term = (typeof terms)[number];
const terms = ['rate', 'budget', 'budgetUsed', 'budgetLeft'] as const;

function termOf({ measure }: QueryFrame): Term {
  return terms.find((term) => term === measure) ?? 'budgetUsed';
}

const ordered: Readonly<Record<Term, readonly [most: Words, least: Words]>> = {
  rate: [
    ['the highest first', 'der höchste zuerst'],
    ['the lowest first', 'der niedrigste zuerst'],
  ],
  budget: [
    ['the largest first', 'das größte zuerst'],
    ['the smallest first', 'das kleinste zuerst'],
  ],
  budgetUsed: [
    ['the most used first', 'das am meisten verbrauchte zuerst'],
    ['the least used first', 'das am wenigsten verbrauchte zuerst'],
  ],
  budgetLeft: [
    ['the one with the most left first', 'das mit dem größten Rest zuerst'],
    ['the one with the least left first', 'das mit dem kleinsten Rest zuerst'],
  ],
};

/** The most first where the question says nothing of it, as of any group. */
function sayOrder(frame: QueryFrame, context: FrameAnswerContext): string {
  const isDescending = frame.order?.isDescending ?? true;
  const [english, german] = ordered[termOf(frame)][isDescending ? 0 : 1];
  return `, ${tr(context, english, german)}`;
}

const bounded: Readonly<Record<Term, (bound: string) => Words>> = {
  rate: (bound) => [`with an hourly rate of ${bound}`, `mit einem Stundensatz von ${bound}`],
  budget: (bound) => [`with a budget of ${bound}`, `mit einem Budget von ${bound}`],
  budgetUsed: (bound) => [`with ${bound} of the budget used`, `mit ${bound} verbrauchtem Budget`],
  budgetLeft: (bound) => [`with ${bound} of the budget left`, `mit ${bound} übrigem Budget`],
};

/** "**2** projects with an hourly rate of less than 108.00 €". */
function sayCount(count: number, frame: QueryFrame, context: FrameAnswerContext): string {
  const { having } = frame;
  if (having === undefined) return '';
  const [english, german] = bounded[termOf(frame)](
    `${boundWord(having.bound, context)} ${sayTermLimit(frame, context)}`,
  );
  const noun = count === 1 ? tr(context, 'project', 'Projekt') : tr(context, 'projects', 'Projekte');
  return `${sayIfAny(count, context)}**${context.format.count(count)}** ${noun}${sayScope(frame, context)} ${tr(context, english, german)}`;
}

/** "Are the projects over budget?" may be of all of them: only that none is answers it. */
function sayIfAny(count: number, context: FrameAnswerContext): string {
  if (count === 0) return context.asksWhether ? tr(context, 'No. ', 'Nein. ') : '';
  const isOfSome =
    context.whether !== undefined && !/\b(?:the|my|our|die|meine|unsere)\b/.test(context.whether.text);
  return isOfSome && context.whether?.isOfAll === false ? tr(context, 'Yes. ', 'Ja. ') : '';
}

function sayTermLimit({ having, measure }: QueryFrame, context: FrameAnswerContext): string {
  if (having === undefined) return '';
  if (measure === 'budgetUsed') return context.format.percent(having.value / 100);
  return measure === 'rate' ? sayLimit({ measure, having }, context) : context.format.duration(having.value);
}

function sayHolds({ having, measure, shape }: QueryFrame, tally: Tally, context: FrameAnswerContext): string {
  if (having === undefined || shape !== 'yes-no') return '';
  const size = measure === 'budget' ? tally.seconds : sizeOf(tally, measure);
  return isWithin[having.bound](size, having.value)
    ? tr(context, 'Yes. ', 'Ja. ')
    : tr(context, 'No. ', 'Nein. ');
}

interface Saying {
  readonly frame: QueryFrame;
  readonly context: FrameAnswerContext;
}

function sayTally(tally: Tally, ids: readonly string[], { frame, context }: Saying): string {
  const { format, figures } = context;
  const link = (figure: string) => figures.link(figure, 'project', ids);
  const { budgetSeconds = 0, seconds, amounts } = tally;
  if (frame.measure === 'rate') {
    const rate = amounts.map((amount: Money) => link(format.money(amount))).join(', ');
    return tr(context, `${rate} per hour`, `${rate} pro Stunde`);
  }
  if (frame.measure === 'budget') return link(format.duration(budgetSeconds));
  const used = frame.measure === 'budgetLeft' ? findShownRest(budgetSeconds, seconds) : seconds;
  const left = findShownRest(budgetSeconds, used);
  const share = sayShare(used, budgetSeconds, context);
  const [first, second] = [link(format.duration(used)), link(format.duration(budgetSeconds))];
  const rest = link(format.duration(Math.abs(left)));
  const of = tr(
    context,
    `${first} of ${second} hours are used (${share})`,
    `${first} von ${second} Stunden sind verbraucht (${share})`,
  );
  return left < 0
    ? `${of}, ${tr(context, `${rest} over the budget`, `${rest} über dem Budget`)}`
    : `${of}, ${tr(context, `${rest} left`, `${rest} sind übrig`)}`;
}

/** What is not used up is not said to be. */
function sayShare(used: number, budget: number, context: FrameAnswerContext): string {
  if (budget <= 0) return '–';
  const share = used / budget;
  const { percent } = context.format;
  const most = 0.999;
  return used < budget && share > most
    ? tr(context, `more than ${percent(most)}`, `mehr als ${percent(most)}`)
    : percent(share);
}
