/** Answers that are made of a frame and of what it comes to: one sentence a measure, and a line for each row. */
import { isOfRows } from '../../../../domain/query/cells.ts';
import {
  earliestDay,
  type Filter,
  type QueryFrame,
  type Subject,
  subjectOf,
} from '../../../../domain/query/frame.ts';
import { addDays, isoWeekOf } from '../../../../domain/zones.ts';
import type { Evaluated, QueryRecord, QueryResult, Tally } from '../../insight/model/query/answers.ts';
import type { AnswerEvent } from '../model/coach-source.ts';
import type { ChosenReading } from '../plan/reading.ts';
import type { AssumedName } from '../read/read-frame.ts';
import { eventFrame } from '../read/relative.ts';
import type { RelativeStart } from '../read/sides/relative-start.ts';
import { look, plain } from './answers/answer.ts';
import { sayWhose, tr } from './answers/shared.ts';
import { paidOnOf, sayAskedState } from './asked-state.ts';
import type { FrameAnswerContext } from './context.ts';
import { withEmptyDays } from './fill-days.ts';
import { sayAhead } from './say-ahead.ts';
import { sayAsked } from './say-asked.ts';
import { sayMoreOverdue, sayOverdueAmong, sayRunning, saySentencesBeside } from './say-beside.ts';
import { asUnbilled, sayBound, sayCompared } from './say-compared.ts';
import { sayScope } from './say-filters.ts';
import { sayFound } from './say-found.ts';
import { sayLooked } from './say-looked.ts';
import { isCountOfGroups, rowsFollow, sayEnd, sayGroupCount, sayPart } from './say-parts.ts';
import { sayPayTimes } from './say-pay-times.ts';
import { sayRefused } from './say-refused.ts';
import { chartOf, linesOf } from './say-rows.ts';
import { isOfTerms, sayTerms } from './say-terms.ts';
import { sayUnseen } from './say-unseen.ts';
import { sayFigure, sayNothing } from './sentences.ts';

interface AskedBefore {
  /** As it was kept: it is not lost where the message is not understood. */
  readonly understood?: unknown;
  /** The question before. */
  readonly earlier?: QueryFrame | undefined;
}

/** What was chosen to be answered by its frame, and what the next message may change of it. */
export async function* answerChosen(
  { frame, since, asked, more = [], assumed = [] }: Omit<ChosenReading, 'remembered'>,
  context: FrameAnswerContext,
  { understood, earlier }: AskedBefore = {},
): AsyncGenerator<AnswerEvent> {
  if (asked !== undefined) {
    yield context.figures.text(sayAsked(asked, context));
    // What is not understood loses nothing of the question before it.
    yield { type: 'end', choices: asked.choices, language: context.language, understood };
    return;
  }
  const missing = frame && (await findMissingNumber(frame, since, context));
  if (missing !== undefined) {
    yield context.figures.text(sayNoInvoice(missing, context));
    yield { type: 'end', choices: [], language: context.language, understood };
    return;
  }
  const resolved = frame && (await resolveSince(frame, since, context));
  yield* sayAssumed(assumed, context);
  if (resolved !== undefined) yield* answerByFrame(resolved, context);
  else if (since !== undefined) yield context.figures.text(saySinceNothing(since, context));
  const others = more.flatMap((each) => ofSameStart(each, since, resolved));
  for (const each of others) {
    yield context.figures.text('\n\n');
    yield* answerByFrame(each, context);
  }
  const frames = [earlier, resolved, ...others].filter((one) => one !== undefined);
  yield* endWith(others.at(-1) ?? resolved, frames.at(-2), context);
}

function* endWith(
  frame: QueryFrame | undefined,
  earlier: QueryFrame | undefined,
  { language }: FrameAnswerContext,
): Generator<AnswerEvent, void, undefined> {
  yield {
    type: 'end',
    choices: [],
    language,
    understood: frame && { frame, language, ...(earlier && { earlier }) },
  };
}

/** What was assumed of a name, which the answer says first. */
function* sayAssumed(
  assumed: readonly AssumedName[],
  context: FrameAnswerContext,
): Generator<AnswerEvent, void, undefined> {
  for (const { raw, name } of assumed) {
    const [said, meant] = [plain(raw), plain(name)];
    yield context.figures.text(
      tr(context, `I read “${said}” as **${meant}**.\n\n`, `Ich lese „${said}“ als **${meant}**.\n\n`),
    );
  }
}

/** A number that no invoice bears: what is said of it would be nothing, as of one that is paid. */
async function findMissingNumber(
  frame: QueryFrame,
  since: RelativeStart | undefined,
  context: FrameAnswerContext,
): Promise<string | undefined> {
  const own = since !== undefined && 'of' in since ? (since.of ?? []) : [];
  for (const filter of [...frame.filters, ...own]) {
    if (filter.field !== 'number') continue;
    for (const number of filter.numbers) {
      const numbered: Filter = { field: 'number', is: true, numbers: [number] };
      const asked: QueryFrame = { ...anyInvoice, filters: [numbered] };
      const found = await context.data.evaluate(asked);
      if (found.kind === 'result' && found.result.figure.tally.count === 0) return number;
    }
  }
  return undefined;
}

const anyInvoice = { measure: 'invoices', statistic: 'total', per: 'record', shape: 'figure' } as const;

function sayNoInvoice(number: string, context: FrameAnswerContext): string {
  const said = plain(number);
  return tr(context, `There is no invoice ${said}.`, `Es gibt keine Rechnung ${said}.`);
}

/** From the day of the last record on; undefined where there is none. */
async function resolveSince(
  frame: QueryFrame,
  since: RelativeStart | undefined,
  context: FrameAnswerContext,
): Promise<QueryFrame | undefined> {
  if (since === undefined) return frame;
  const evaluated = await context.data.evaluate(eventFrame(since, frame));
  const from = evaluated.kind === 'result' ? startOf(since, evaluated.result) : undefined;
  if (from === undefined) return undefined;
  const isBefore = since !== undefined && 'isBefore' in since;
  const period = isBefore ? { from: earliestDay, to: addDays(from, -1) } : { from, to: context.today };
  return { ...frame, period };
}

/** "And how much of it for Acme?" begins with the day that was looked up for the question before it. */
function ofSameStart(
  frame: QueryFrame,
  since: RelativeStart | undefined,
  resolved: QueryFrame | undefined,
): readonly QueryFrame[] {
  if (resolved === undefined) return [];
  const isOwn = since === undefined || frame.period !== undefined || resolved.period === undefined;
  return [isOwn ? frame : { ...frame, period: resolved.period }];
}

function startOf(since: RelativeStart, { figure, records = [] }: QueryResult): string | undefined {
  const [record] = records;
  const date = record && dateOf(record);
  if ('isWeek' in since) return date && addDays(isoWeekOf(date).end, 1);
  if (!('isPaid' in since)) return date;
  const isCut = since.period !== undefined && records.length < figure.tally.count;
  return isCut ? undefined : paidOnOf(records);
}

function dateOf(record: QueryRecord): string | undefined {
  if (record.kind === 'invoice') return record.issueDate ?? undefined;
  return record.kind === 'entry' || record.kind === 'payment' ? record.date : undefined;
}

type Words = readonly [english: string, german: string];

const nothingYet: Readonly<Partial<Record<Subject, Words>> & { time: Words }> = {
  invoices: ['There is no such invoice yet.', 'Es gibt noch keine solche Rechnung.'],
  payments: ['There is no such payment yet.', 'Es gibt noch keine solche Zahlung.'],
  time: ['There is no such entry yet.', 'Es gibt noch keinen solchen Eintrag.'],
};

/** Nothing happened yet that a period could begin with. */
function saySinceNothing(since: RelativeStart, context: FrameAnswerContext): string {
  if ('isPaid' in since)
    return tr(
      context,
      'I find no day on which that was paid in full.',
      'Ich finde keinen Tag, an dem das ganz bezahlt war.',
    );
  const [english, german] = nothingYet[subjectOf(since.measure)] ?? nothingYet.time;
  return tr(context, english, german);
}

/** The figures of a frame, or by its name what its measure does not have. */
export async function* answerByFrame(
  frame: QueryFrame,
  context: FrameAnswerContext,
): AsyncGenerator<AnswerEvent> {
  context.answered?.(frame);
  const { value: evaluated, tool } = await look(
    async (): Promise<Evaluated> => await context.data.evaluate(frame),
    (found) => sayLooked(frame, found, context),
  );
  if (evaluated.kind !== 'result') {
    yield context.figures.text(sayRefused(frame, evaluated, context));
    return;
  }
  yield tool;
  const unseen = sayUnseen(evaluated.result, context);
  if (unseen !== undefined) {
    yield context.figures.text(unseen);
    return;
  }
  yield* answerFrame(withEmptyDays(evaluated.result, context.today), context);
  const whose = saysWhose(frame) ? '' : sayWhose(evaluated.result.counted, context);
  if (whose !== '') yield context.figures.text(whose);
  const running = await sayRunning(frame, context);
  if (running !== '') yield context.figures.text(running);
  if (!isWithoutTasks(evaluated.result)) return;
  yield context.figures.text('\n\n');
  const { answered: _answered, ...rest } = context;
  yield* answerByFrame({ ...frame, group: 'note' }, rest);
}

/** "You worked 3:00", "by your own time" (sentences.ts). */
function saysWhose({ isMine, measure, statistic, comparison }: QueryFrame): boolean {
  if (isMine !== true) return false;
  const isPlain = statistic === 'total' && comparison === undefined;
  return subjectOf(measure) === 'projects' || measure === 'clients' || (measure === 'hours' && isPlain);
}

/** Who keeps no tasks has what was done in the notes. */
function isWithoutTasks({ frame, groups = [], groupCount = 0 }: QueryResult): boolean {
  return frame.group === 'task' && groupCount === 1 && groups[0]?.key === 'none';
}

function* answerFrame(
  result: QueryResult,
  context: FrameAnswerContext,
): Generator<AnswerEvent, void, undefined> {
  const { frame, figure } = result;
  const scope = sayScope(frame, context);
  if (isEmpty(figure.tally) && result.compared === undefined) {
    yield context.figures.text(
      sayNothing(frame, scope, context) +
        sayAhead(frame, context) +
        sayMoreOverdue(result, context) +
        sayOnlyIn(result, context),
    );
    return;
  }
  if (frame.measure === 'daysToPay') {
    yield context.figures.text(sayPayTimes(result, context));
    return;
  }
  if (isOfTerms(frame)) {
    yield context.figures.text(sayTerms(result, context));
    return;
  }
  const asked = sayAskedState(result, context);
  yield context.figures.text(`${asked === undefined ? '' : `${asked}. `}${headOf(result, scope, context)}`);
  yield* answerRows(result, context);
  const more = sayMoreOverdue(result, context);
  const behind = more + sayOnlyIn(result, context);
  if (behind !== '') yield context.figures.text(behind);
}

/** A bound in dollars holds for no euros: what is not in them is not compared. */
function sayOnlyIn({ frame, currency: own }: QueryResult, context: FrameAnswerContext): string {
  const said = [
    frame.having?.currency,
    ...frame.filters.map((one) => (one.field === 'amount' ? one.currency : own)),
  ];
  const other = said.find((one) => one !== undefined && one !== own);
  return other === undefined
    ? ''
    : `\n\n${tr(context, `Only amounts in ${other} are compared.`, `Verglichen sind nur Beträge in ${other}.`)}`;
}

function* answerRows(
  result: QueryResult,
  context: FrameAnswerContext,
): Generator<AnswerEvent, void, undefined> {
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
  if (frame.comparison !== undefined && !isOfRows(frame.comparison))
    return sayCompared(result, scope, context);
  if (frame.having !== undefined && frame.group === undefined)
    return sayBound(result, sayScope(asUnbilled(frame), context), context);
  if (part !== undefined) return sayPart(result, scope, context);
  if (frame.group !== undefined && isCountOfGroups(result)) return sayGroupCount(result, scope, context);
  if (frame.statistic !== 'total') return sayEnd(result, scope, context);
  return saySum(result, scope, context);
}

function saySum(result: QueryResult, scope: string, context: FrameAnswerContext): string {
  const { frame, figure } = result;
  const said = `${sayFound(frame, context)}${sayFigure(frame.measure, figure, { frame, scope, context })}`;
  const sentence = `${said}${sayOverdueAmong(result, context)}`;
  const beside = saySentencesBeside(result, context);
  return beside === '' ? `${sentence}${rowsFollow(result) ? ':' : '.'}` : `${sentence}.${beside}`;
}
