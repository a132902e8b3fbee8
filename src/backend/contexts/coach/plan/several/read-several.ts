/** The questions of one message: each by itself, the second also of the days and the names of the first. */
import { isDeepStrictEqual } from 'node:util';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { readFrameOf } from '../../read/read-frame.ts';
import { asksWay } from '../../read/several/asks-twice.ts';
import { splitJoined } from '../../read/several/joined-figures.ts';
import { type SaidClause, splitQuestions } from '../../read/several/split-questions.ts';
import type { RelativeStart } from '../../read/sides/relative-start.ts';
import type { Part } from '../../read/topics/question.ts';
import { readTopic } from '../../read/topics/read-topic.ts';
import type { Item } from '../../words/item.ts';
import { figures, type QuestionContext, type ReadQuestion, topics } from '../reading.ts';
import { isOfOther, unheldIn } from '../unheld.ts';
import { saysAllTime, withUsual } from '../usual.ts';
import { isBoundless, isOfWhichName, readClause, withDaysBehind } from './clauses.ts';

/** "Hours and revenue for Acme in September?": each with what is said of both, or the coach asks. */
export function readJoined(items: readonly Item[], context: QuestionContext): ReadQuestion | undefined {
  const each = splitJoined(items);
  if (each === undefined) return undefined;
  const frames = each.flatMap((own) => readJoinedOf(own, context));
  const [frame, ...more] = frames;
  if (frame === undefined || frames.length < each.length || (!saysAllTime(items) && frames.some(isBoundless)))
    return undefined;
  return figures({ frame, more, remembered: frames.at(-1) });
}

function readJoinedOf(items: readonly Item[], { today }: QuestionContext): readonly QueryFrame[] {
  const reading = readFrameOf(items, { today });
  const isRead = reading.kind === 'frame' && reading.since === undefined && reading.assumed.length === 0;
  return isRead ? [withUsual(reading.frame, today, items)] : [];
}

/** "How many hours last week, and what is unbilled?" */
export function readSeveral(text: string, context: QuestionContext): ReadQuestion | undefined {
  const clauses = splitQuestions(text, context);
  if (clauses.length < 2) return undefined;
  const started = readStarted(clauses[0]?.items ?? [], context);
  const read = readEach(clauses, started?.frame, context);
  if (read === undefined) return undefined;
  const { parts, frames } = read;
  if (clauses.some(({ isSide }) => isSide) && isOfWhichName(frames)) return undefined;
  const since = started?.since;
  const ofDays = since === undefined && areOfOneSentence(clauses) ? withDaysBehind(frames) : frames;
  const items = clauses.flatMap((clause) => clause.items);
  const usual = ofDays.map((frame) => withUsual(frame, context.today, items));
  return severalOf(withFrames(parts, usual), { since, isOfAnyDay: areOfAnyDay(ofDays) });
}

interface ReadClauses {
  readonly parts: readonly Part[];
  readonly frames: readonly QueryFrame[];
}

/** `started`: what the first was read as. Undefined where one of them is not read. */
function readEach(
  clauses: readonly SaidClause[],
  started: QueryFrame | undefined,
  context: QuestionContext,
): ReadClauses | undefined {
  const parts: Part[] = [];
  const frames: QueryFrame[] = [];
  for (const [index, clause] of clauses.entries()) {
    const read = (index === 0 && started) || readClauseOf(clause, frames.at(-1), context);
    if (read === undefined) return undefined;
    if ('kind' in read) parts.push(read);
    else if (!isSaidTwice(read, frames.at(-1))) {
      frames.push(read);
      parts.push({ kind: 'figures', frame: read });
    }
  }
  return { parts, frames };
}

const areOfOneSentence = (clauses: readonly SaidClause[]): boolean =>
  clauses.every(({ isJoined }, at) => at === 0 || isJoined);

function withFrames(parts: readonly Part[], frames: readonly QueryFrame[]): readonly Part[] {
  const left = [...frames];
  return parts.map((part) =>
    part.kind === 'figures' ? { ...part, frame: left.shift() ?? part.frame } : part,
  );
}

const readClauseOf = (clause: SaidClause, before: QueryFrame | undefined, context: QuestionContext) =>
  topicOf(clause, context) ?? (asksWay(clause.items) ? undefined : readNext(clause, before, context));

/** It is not said of which days the first is. */
const areOfAnyDay = ([first]: readonly QueryFrame[]): boolean => first !== undefined && isBoundless(first);

function topicOf({ said, items, isSide }: SaidClause, context: QuestionContext): Part | undefined {
  const topic = isSide ? undefined : readTopic(said, context);
  const isHeld = topic !== undefined && !isOfOther(items, [topic]) && unheldIn(items, [topic]).length === 0;
  return isHeld ? topic : undefined;
}

/** "How long did I work yesterday, and how long today?" is of one's own time, too. */
function readNext(
  clause: SaidClause,
  before: QueryFrame | undefined,
  { today }: QuestionContext,
): QueryFrame | undefined {
  const read = readClause(clause, before, today);
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

/** "The last three payments, what did they add up to?" is answered once, and so is "who owes me, and how much?". */
const isSaidTwice = (frame: QueryFrame, before: QueryFrame | undefined): boolean =>
  before !== undefined && isDeepStrictEqual(frame, before);

/** "How many hours since the last payment? And how much of it for Acme?": both begin with what happened. */
function readStarted(items: readonly Item[], { today }: QuestionContext) {
  const reading = readFrameOf(items, { today });
  const isStarted = reading.kind === 'frame' && reading.since !== undefined && reading.assumed.length === 0;
  return isStarted ? reading : undefined;
}
