/** One figure held against another: a period, another name, the whole, or a bound. */

import { isWithin } from '../../../../../../domain/query/conditions.ts';
import type { Measure } from '../../../../../../domain/query/frame.ts';
import type { QueryResult, Tally } from '../../../../insight/model/query/answers.ts';
import { unitOf } from '../../../../insight/model/query/units.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';
import { boundWord, sayFilter } from './say-filters.ts';
import { sayFigure, sayTally } from './sentences.ts';
import { amountOf, sizeOf } from './tally-size.ts';

/** "Yes: 43:10 recorded (9–15 Nov 2026), more than 40:00." */
export function sayBound({ frame, figure }: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { having, measure } = frame;
  if (having === undefined) return '';
  const isTime = unitOf(measure) === 'seconds';
  const size = isTime ? figure.tally.seconds : amountOf(figure.tally);
  const holds = isWithin[having.bound](size, having.value);
  const limit = isTime ? context.format.duration(having.value) : context.format.count(having.value);
  const said = sayFigure(measure, figure, { scope, context, isMine: frame.isMine === true });
  const answer = holds ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  const bound = `${boundWord(having.bound, context)} ${limit}`;
  return holds
    ? `${answer}. ${said}, ${tr(context, bound, bound)}.`
    : `${answer}. ${said}, ${tr(context, `not ${bound}`, `nicht ${bound}`)}.`;
}

export function sayCompared(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, figure, compared } = result;
  const { comparison, measure } = frame;
  if (comparison === undefined || compared === undefined) return '';
  const own = sayTally(measure, figure, context);
  const other = sayTally(measure, compared, context);
  if (comparison.with === 'whole') {
    const share = shareOf(figure.tally, compared.tally, measure);
    const percent = share === undefined ? '–' : context.format.percent(share);
    return tr(
      context,
      `**${percent}**${scope}: ${own} of ${other}.`,
      `**${percent}**${scope}: ${own} von ${other}.`,
    );
  }
  const otherScope =
    comparison.with === 'period'
      ? ` (${context.format.span(comparison.period)})`
      : ` ${comparison.filters.map((filter) => sayFilter(filter, context)).join(', ')}`;
  const change = sayChange(figure.tally, compared.tally, measure, context);
  const answer =
    frame.shape === 'yes-no' ? `${sayMore(figure.tally, compared.tally, measure, context)} ` : '';
  return `${answer}${own}${scope}, ${other}${otherScope}: ${change}.`;
}

function shareOf(own: Tally, whole: Tally, measure: Measure): number | undefined {
  const [part, all] = [sizeOf(own, measure), sizeOf(whole, measure)];
  return part === undefined || all === undefined || all === 0 ? undefined : part / all;
}

function sayMore(own: Tally, other: Tally, measure: Measure, context: FrameAnswerContext): string {
  const [one, two] = [sizeOf(own, measure), sizeOf(other, measure)];
  if (one === undefined || two === undefined) return '';
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
