/** Answers that are made of a frame and of what it comes to: one sentence a measure, and a line for each row. */
import type { QueryFrame } from '../../../../../../domain/query/frame.ts';
import type { Evaluated, QueryResult } from '../../../../insight/query/evaluate.ts';
import type { Tally } from '../../../../insight/query/query.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { AnswerEvent } from '../../coach-source.ts';
import type { FrameAnswerContext } from './context.ts';
import { sayBound, sayCompared } from './say-compared.ts';
import { sayScope } from './say-filters.ts';
import { isCountOfGroups, rowsFollow, sayEnd, sayGroupCount, sayPart } from './say-parts.ts';
import { sayRefused } from './say-refused.ts';
import { chartOf, linesOf } from './say-rows.ts';
import { sayFigure, sayNothing } from './sentences.ts';

/** The figures of a frame, or by its name what its measure does not have. */
export async function* answerByFrame(
  frame: QueryFrame,
  context: FrameAnswerContext,
): AsyncGenerator<AnswerEvent> {
  const evaluated: Evaluated = await context.data.evaluate(frame);
  if (evaluated.kind === 'result') yield* answerFrame(evaluated.result, context);
  else yield context.figures.text(sayRefused(frame, evaluated, context));
}

function* answerFrame(
  result: QueryResult,
  context: FrameAnswerContext,
): Generator<AnswerEvent, void, undefined> {
  const { frame, figure } = result;
  const scope = sayScope(frame, context);
  yield { type: 'tool', title: tr(context, 'Looked up figures', 'Zahlen nachgeschlagen'), elapsedMs: 0 };
  if (isEmpty(figure.tally) && result.compared === undefined) {
    yield context.figures.text(sayNothing(frame, scope, context));
    return;
  }
  yield context.figures.text(headOf(result, scope, context));
  const lines = linesOf(result, context);
  if (lines.length > 0) yield context.figures.text(`\n\n${lines.join('\n')}`);
  const chart = chartOf(result, context);
  if (chart !== undefined) yield chart;
}

function isEmpty({ seconds, count, amounts }: Tally): boolean {
  return seconds === 0 && count === 0 && amounts.every(({ minor }) => minor === 0);
}

function headOf(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, part } = result;
  if (frame.comparison !== undefined) return sayCompared(result, scope, context);
  if (frame.shape === 'yes-no' && frame.having !== undefined && frame.group === undefined)
    return sayBound(result, scope, context);
  if (part !== undefined) return sayPart(result, scope, context);
  if (frame.group !== undefined && isCountOfGroups(result)) return sayGroupCount(result, scope, context);
  if (frame.statistic !== 'total') return sayEnd(result, scope, context);
  return `${sayFigure(frame.measure, result.figure, { scope, context, isMine: frame.isMine === true })}${rowsFollow(result) ? ':' : '.'}`;
}
