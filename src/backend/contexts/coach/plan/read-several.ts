/** The questions of one message: each by itself, the second also of the days and the names of the first. */
import { isDeepStrictEqual } from 'node:util';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { readFrameOf } from '../read/read-frame.ts';
import type { RelativeStart } from '../read/sides/relative-start.ts';
import { type SaidClause, splitQuestions } from '../read/split-questions.ts';
import type { Part } from '../read/topics/question.ts';
import { readTopic } from '../read/topics/read-topic.ts';
import type { Item } from '../words/item.ts';
import { isBoundless, readClause } from './clauses.ts';
import { figures, type QuestionContext, type ReadQuestion, topics } from './reading.ts';
import { isOfOther, unheldIn } from './unheld.ts';
import { withUsual } from './usual.ts';

/** "How many hours last week, and what is unbilled?" */
export function readSeveral(text: string, context: QuestionContext): ReadQuestion | undefined {
  const clauses = splitQuestions(text, context);
  if (clauses.length < 2) return undefined;
  const started = readStarted(clauses[0]?.items ?? [], context);
  const parts: Part[] = [];
  const frames: QueryFrame[] = [];
  for (const [index, clause] of clauses.entries()) {
    const read = (index === 0 && started?.frame) || readClauseOf(clause, frames.at(-1), context);
    if (read === undefined) return undefined;
    if ('kind' in read) parts.push(read);
    else if (!isSameRecords(read, frames.at(-1))) {
      frames.push(read);
      parts.push({ kind: 'figures', frame: withUsual(read, context.today) });
    }
  }
  return severalOf(parts, { since: started?.since, isOfAnyDay: areOfAnyDay(frames) });
}

const readClauseOf = (clause: SaidClause, before: QueryFrame | undefined, context: QuestionContext) =>
  topicOf(clause, context) ?? readNext(clause.items, before, context);

/** It is not said of which days the first is. */
const areOfAnyDay = ([first]: readonly QueryFrame[]): boolean => first !== undefined && isBoundless(first);

function topicOf({ said, items, isSide }: SaidClause, context: QuestionContext): Part | undefined {
  const topic = isSide ? undefined : readTopic(said, context);
  const isHeld = topic !== undefined && !isOfOther(items, [topic]) && unheldIn(items, [topic]).length === 0;
  return isHeld ? topic : undefined;
}

/** "How long did I work yesterday, and how long today?" is of one's own time, too. */
function readNext(
  items: readonly Item[],
  before: QueryFrame | undefined,
  { today }: QuestionContext,
): QueryFrame | undefined {
  const read = readClause(items, before, today);
  const isMine = before?.isMine === true && read?.measure === before.measure;
  return read && isMine ? { ...read, isMine } : read;
}

interface Started {
  readonly since: RelativeStart | undefined;
  readonly isOfAnyDay: boolean;
}

function severalOf(parts: readonly Part[], { since, isOfAnyDay }: Started): ReadQuestion | undefined {
  if (isOfAnyDay && since === undefined) return undefined;
  const asked = parts.filter((part) => part.kind !== 'question' || part.question.intent !== 'help');
  const frames = asked.flatMap((part) => (part.kind === 'figures' ? part.frame : []));
  const [frame, ...more] = frames;
  if (frames.length < asked.length || frame === undefined)
    return asked.length === 0 ? undefined : topics(asked, frames.at(-1));
  return figures({ frame, more, remembered: since === undefined ? frames.at(-1) : undefined, since });
}

/** "The last three payments, what did they add up to?" is answered once. */
const isSameRecords = (frame: QueryFrame, before: QueryFrame | undefined): boolean =>
  frame.statistic !== 'total' && isDeepStrictEqual(frame, before);

/** "How many hours since the last payment? And how much of it for Acme?": both begin with what happened. */
function readStarted(items: readonly Item[], { today }: QuestionContext) {
  const reading = readFrameOf(items, { today });
  const isStarted = reading.kind === 'frame' && reading.since !== undefined && reading.assumed.length === 0;
  return isStarted ? reading : undefined;
}
