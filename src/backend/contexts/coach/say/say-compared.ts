/** One figure held against another: a period, another name, the whole, or a bound. */

import { unitOfPeriod } from '../../../../domain/periods/period-units.ts';
import { isWithin } from '../../../../domain/query/conditions.ts';
import type { Measure, Period, QueryFrame } from '../../../../domain/query/frame.ts';
import type { QueryFigure, QueryResult, Tally } from '../../insight/model/query/answers.ts';
import { unitOf } from '../../insight/model/query/units.ts';
import { boundWord } from '../words/bound-words.ts';
import { enumerate } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayFilter, sayScope } from './say-filters.ts';
import { namesOfPart } from './say-parts.ts';
import { sayAmounts, sayFigure, sayNothing, sayTally } from './sentences.ts';
import { amountOf, sayLimit, sizeOf } from './tally-size.ts';

/** "Unbilled: 20:00, worth …" in place of "work not invoiced, billable, is worth …". */
export function asUnbilled(frame: QueryFrame): QueryFrame {
  const others = frame.filters.filter(
    (one) => !((one.field === 'billed' && !one.is) || (one.field === 'billable' && one.is)),
  );
  const isOfUnbilled = frame.measure === 'value' && frame.filters.length - others.length === 2;
  return isOfUnbilled ? { ...frame, measure: 'unbilled', filters: others } : frame;
}

/** "Yes: 43:10 recorded (9–15 Nov 2026), more than 40:00." */
export function sayBound({ frame, figure }: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { having, measure } = frame;
  if (having === undefined) return '';
  const isTime = unitOf(measure) === 'seconds';
  const size = isTime ? figure.tally.seconds : amountOf(figure.tally, having.currency);
  const holds = isWithin[having.bound](size, having.value);
  const limit = sayLimit({ having, measure }, context);
  const said = sayFigure(asUnbilled(frame).measure, figure, { scope, context, frame });
  const answer = holds ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  const bound = `${boundWord(having.bound, context)} ${limit}`;
  return holds
    ? `${answer}. ${said}, ${tr(context, bound, bound)}.`
    : `${answer}. ${said}, ${tr(context, `not ${bound}`, `nicht ${bound}`)}.`;
}

export function sayCompared(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, compared } = result;
  if (frame.comparison === undefined || compared === undefined) return '';
  if (isNeither(result)) return sayNeither(result, scope, context);
  const held: Held = { result, compared, scope, context };
  if (frame.comparison.with === 'whole')
    return result.comparedShare === undefined
      ? sayShare(held)
      : saySharesCompared(held, result.comparedShare, frame.comparison.period);
  return sayAgainst(held, frame.comparison);
}

interface Held {
  readonly result: QueryResult;
  readonly compared: QueryFigure;
  readonly scope: string;
  readonly context: FrameAnswerContext;
}

/** "75% billable: 3:00 of 4:00; 1:00 not.", with yes or no before it where all of it is asked about. */
function sayShare({ result, compared, scope, context }: Held): string {
  const { frame, figure, rest } = result;
  const { measure, shape } = frame;
  const whole = shareOf(figure.tally, compared.tally, measure);
  if (shape === 'yes-no' && whole === undefined) return sayNothing(frame, scope, context);
  const answer = shape === 'yes-no' ? `${yesOrNo(whole === 1, context)} ` : '';
  const pairs = byCurrency(figure, compared, measure);
  const some = pairs.filter(([{ tally }]) => tally.amounts.some(({ minor }) => minor !== 0));
  const parts = (some.length > 0 ? some : pairs).map(([own, all]) => {
    const share = shareOf(own.tally, all.tally, measure);
    const percent = share === undefined ? '–' : context.format.percent(share);
    const [one, whole] = [sayTally(measure, own, context), sayTally(measure, all, context)];
    return tr(
      context,
      `**${percent}**${scope}: ${one} of ${whole}`,
      `**${percent}**${scope}: ${one} von ${whole}`,
    );
  });
  const said = `${answer}${enumerate(parts, context.language)}${sayApart(pairs, some, context)}`;
  const isAll = shape === 'yes-no' && whole === 1;
  if (rest === undefined || isAll || unitOf(measure) === 'money') return `${said}.`;
  const other = sayTally(measure, rest, context);
  return tr(context, `${said}; ${other} not.`, `${said}; ${other} nicht.`);
}

/** A share is of one currency: what the whole has of others is said beside it. */
function sayApart(pairs: Pairs, some: Pairs, context: FrameAnswerContext): string {
  const apart = some.length === 0 ? [] : pairs.filter((pair) => !some.includes(pair));
  if (apart.length === 0) return '';
  const amounts = enumerate(
    apart.map(([, whole]) => sayAmounts(whole, context)),
    context.language,
  );
  return tr(context, `, apart from ${amounts}`, `, ohne ${amounts}`);
}

type Against = Exclude<NonNullable<QueryFrame['comparison']>, { readonly with: 'whole' }>;

function sayAgainst({ result, compared, scope, context }: Held, comparison: Against): string {
  const { frame } = result;
  const { measure, shape } = frame;
  if (result.part !== undefined) return sayMeansCompared({ result, compared, scope, context }, comparison);
  const { figure } = result;
  const head = measure === 'invoiced' ? tr(context, 'Invoiced net: ', 'Netto in Rechnung gestellt: ') : '';
  const otherScope = sayOther(comparison, context);
  const more =
    shape === 'yes-no' ? sayWhether(figure.tally, compared.tally, { measure, comparison, context }) : '';
  const answer = more === '' ? '' : `${more} `;
  if (isOfOtherMoney(figure.tally, compared.tally, measure)) {
    const [one, two] = [sayTally(measure, figure, context), sayTally(measure, compared, context)];
    const unlike = tr(context, 'in different currencies', 'in verschiedenen Währungen');
    return `${head}${one}${scope}, ${two}${otherScope}: ${unlike}.${sayStillOpen(frame, context)}`;
  }
  const parts = byCurrency(figure, compared, measure).map(([own, other]) => {
    const change = sayChange(own.tally, other.tally, measure, context);
    const [one, two] = [sayTally(measure, own, context), sayTally(measure, other, context)];
    return `${one}${scope}, ${two}${otherScope}: ${change}`;
  });
  return `${answer}${head}${parts.join('; ')}.${sayStillOpen(frame, context)}`;
}

function sayOther(comparison: Against, context: FrameAnswerContext): string {
  return comparison.with === 'period'
    ? ` (${context.format.span(comparison.period)})`
    : ` ${comparison.filters.map((filter) => sayFilter(filter, context)).join(', ')}`;
}

/** "On average 7:10 per day (1–30 Nov 2026), 6:50 (1–31 Oct 2026): 0:20 more, +4.9%." */
function sayMeansCompared(
  { result: { frame, part, comparedPart }, scope, context }: Held,
  comparison: Against,
): string {
  const { one, eins, measure } = namesOfPart(frame);
  const none: Tally = { seconds: 0, amounts: [], count: 0 };
  const side = (tally: Tally = none): Side => ({ tally, behind: { kind: 'entries', ids: [] } });
  const said = byCurrency(side(part?.mean), side(comparedPart?.mean), measure).map(([own, other]) => {
    const change = sayChange(own.tally, other.tally, measure, context);
    const [mean, second] = [sayTally(measure, own, context), sayTally(measure, other, context)];
    return tr(
      context,
      `${mean} per ${one}${scope}, ${second}${sayOther(comparison, context)}: ${change}`,
      `${mean} pro ${eins}${scope}, ${second}${sayOther(comparison, context)}: ${change}`,
    );
  });
  return `${tr(context, 'On average', 'Im Schnitt')} ${enumerate(said, context.language)}.${sayStillOpen(frame, context)}`;
}

/** "95.2% billable (9–15 Nov 2026): 20:00 of 21:00; 87.9% (2–8 Nov 2026): 29:00 of 33:00. 7.4 points more." */
function saySharesCompared(
  held: Held,
  before: NonNullable<QueryResult['comparedShare']>,
  period: Period | undefined,
): string {
  const { result, compared, scope, context } = held;
  const { measure, shape } = result.frame;
  const days = period === undefined ? '' : ` (${context.format.span(period)})`;
  const sides = [
    [result.figure, compared, scope],
    [before.figure, before.compared, days],
  ] as const;
  const said = sides.map(([own, whole, where]) => {
    const share = shareOf(own.tally, whole.tally, measure);
    const percent = share === undefined ? '–' : context.format.percent(share);
    const [one, all] = [sayTally(measure, own, context), sayTally(measure, whole, context)];
    return tr(
      context,
      `**${percent}**${where}: ${one} of ${all}`,
      `**${percent}**${where}: ${one} von ${all}`,
    );
  });
  const [now, then] = sides.map(([own, whole]) => shareOf(own.tally, whole.tally, measure));
  if (now === undefined || then === undefined) return `${said.join('; ')}.`;
  const answer = shape === 'yes-no' ? `${sayMoreOf(now, then, context)} ` : '';
  return `${answer}${said.join('; ')}. ${sayPoints(now - then, context)}`;
}

function sayPoints(difference: number, context: FrameAnswerContext): string {
  const points = Math.round(Math.abs(difference) * 1000) / 10;
  if (points === 0) return tr(context, 'The same.', 'Gleich viel.');
  const size = `**${context.format.count(points)}**`;
  return difference > 0
    ? tr(context, `${size} percentage points more.`, `${size} Prozentpunkte mehr.`)
    : tr(context, `${size} percentage points less.`, `${size} Prozentpunkte weniger.`);
}

function isNothing({ seconds, count, amounts }: Tally): boolean {
  return seconds === 0 && count === 0 && amounts.every(({ minor }) => minor === 0);
}

/** Nothing on either side: of two sums of time 0:00 is said, amounts would have no currency. */
function isNeither({ frame: { comparison, measure }, figure, compared }: QueryResult): boolean {
  const isSaid = comparison?.with !== 'whole' && unitOf(measure) !== 'money';
  return !isSaid && isNothing(figure.tally) && compared !== undefined && isNothing(compared.tally);
}

function sayNeither({ frame }: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { comparison } = frame;
  if (comparison?.with !== 'period') return sayNothing(frame, scope, context);
  const other = sayScope({ ...frame, filters: [], period: comparison.period }, context);
  return sayNothing(frame, `${scope} ${tr(context, 'and', 'und')}${other}`, context);
}

/** A part of a unit beside the whole of another: it is said. */
function sayStillOpen({ comparison, period }: QueryFrame, context: FrameAnswerContext): string {
  if (comparison?.with !== 'period' || period === undefined) return '';
  return period.to === context.today && unitOfPeriod(period) === undefined
    ? tr(context, ' The later period is not over yet.', ' Der spätere Zeitraum ist noch nicht vorbei.')
    : '';
}

type Side = Pick<QueryFigure, 'tally' | 'behind'>;

type Pairs = readonly (readonly [Side, Side])[];

/** Both have amounts, and none in a currency of the other: neither is more. */
function isOfOtherMoney(own: Tally, other: Tally, measure: Measure): boolean {
  const currencies = new Set(own.amounts.map(({ currency }) => currency));
  const isOfMoney = unitOf(measure) === 'money' && currencies.size > 0 && other.amounts.length > 0;
  return isOfMoney && other.amounts.every(({ currency }) => !currencies.has(currency));
}

/** Amounts are held against those of their own currency. */
function byCurrency(own: Side, other: Side, measure: Measure): Pairs {
  if (unitOf(measure) !== 'money') return [[own, other]];
  const amounts = [...own.tally.amounts, ...other.tally.amounts];
  const currencies = [...new Set(amounts.map(({ currency }) => currency))];
  return currencies.map((currency) => [only(own, currency), only(other, currency)]);
}

function only({ tally, behind }: Side, currency: string): Side {
  const amount = tally.amounts.find((one) => one.currency === currency) ?? { minor: 0, currency };
  return { tally: { ...tally, amounts: [amount] }, behind };
}

function shareOf(own: Tally, whole: Tally, measure: Measure): number | undefined {
  const [part, all] = [sizeOf(own, measure), sizeOf(whole, measure)];
  return part === undefined || all === undefined || all === 0 ? undefined : part / all;
}

interface Asked {
  readonly measure: Measure;
  readonly comparison: Against;
  readonly context: FrameAnswerContext;
}

/** Yes or no, where more or less was asked about. */
function sayWhether(own: Tally, other: Tally, { measure, comparison, context }: Asked): string {
  const [one, two] = [sizeOf(own, measure), sizeOf(other, measure)];
  if (one === undefined || two === undefined || isOfOtherMoney(own, other, measure)) return '';
  const { expects } = comparison;
  if (expects === undefined) return sayMoreOf(one, two, context);
  const isSo = expects === 'more' ? one > two : one < two;
  return yesOrNo(isSo, context);
}

const yesOrNo = (isSo: boolean, context: FrameAnswerContext): string =>
  isSo ? tr(context, 'Yes.', 'Ja.') : tr(context, 'No.', 'Nein.');

function sayMoreOf(one: number, two: number, context: FrameAnswerContext): string {
  if (one === two) return tr(context, 'The same:', 'Gleich viel:');
  return one > two ? tr(context, 'More:', 'Mehr:') : tr(context, 'Less:', 'Weniger:');
}

function sayChange(own: Tally, other: Tally, measure: Measure, context: FrameAnswerContext): string {
  const [one, two] = [sizeOf(own, measure), sizeOf(other, measure)];
  if (one === undefined || two === undefined)
    return tr(context, 'in several currencies', 'in mehreren Währungen');
  const difference = one - two;
  if (difference === 0) return tr(context, 'the same', 'gleich viel');
  const size = Math.abs(difference);
  const share = two > 0 ? `, ${difference > 0 ? '+' : '−'}${context.format.percent(size / two)}` : '';
  const word = difference > 0 ? tr(context, 'more', 'mehr') : tr(context, 'less', 'weniger');
  return `**${saySize(size, measure, { own, other, context })}** ${word}${share}`;
}

interface Sized {
  readonly own: Tally;
  readonly other: Tally;
  readonly context: FrameAnswerContext;
}

function saySize(size: number, measure: Measure, { own, other, context: { format } }: Sized): string {
  const unit = unitOf(measure);
  if (unit !== 'money') return unit === 'seconds' ? format.duration(size) : format.count(size);
  const { currency } = own.amounts[0] ?? other.amounts[0] ?? { currency: 'EUR' };
  return format.money({ minor: size, currency });
}
