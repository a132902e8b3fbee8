import { type QueryFrame, subjectOf } from '../../../../domain/query/frame.ts';
import {
  isExclusion,
  isLead,
  isNarrowing,
  isOfAll,
  isOfThat,
  isWholeQuestion,
  refersBack,
} from '../read/changes/fragments.ts';
import { isOfThose, ofSubject, termOfNamed } from '../read/changes/lost-subject.ts';
import { readBoth } from '../read/changes/of-both.ts';
import { asksDaysLate } from '../read/compose-money.ts';
import { askIfNearerAhead } from '../read/days/ask-nearer-ahead.ts';
import { changeToEnd } from '../read/days/end-of-days.ts';
import { changeFrame, readRecord } from '../read/follow-up-records.ts';
import { readItems } from '../read/items.ts';
import { askNotesOf } from '../read/notes-of.ts';
import { asksForAll } from '../read/owners/own-time.ts';
import { composeItems, readFrameOf } from '../read/read-frame.ts';
import { splitRelative } from '../read/relative.ts';
import { asksHowLong } from '../read/said.ts';
import { asksWay } from '../read/several/asks-twice.ts';
import { saysWhen } from '../read/sides/changed-conditions.ts';
import { findNegativeNumber } from '../read/spelling/negative-number.ts';
import { hasSubject } from '../read/subjects.ts';
import type { Part } from '../read/topics/question.ts';
import {
  askWhichName,
  declineTopic,
  readTopic,
  readTopics,
  refuseFigures,
} from '../read/topics/read-topic.ts';
import type { Item } from '../words/item.ts';
import { usualPeriods } from '../words/phrasing.ts';
import { fold } from '../words/tokens.ts';
import { askAsOf } from './ask/ask-as-of.ts';
import { askEither } from './ask/ask-either.ts';
import { askFrames } from './ask/ask-frames.ts';
import { askOfSentLate } from './ask/ask-sent-late.ts';
import { askYearOf, entriesOf } from './ask-year.ts';
import { isKnownAs, isRefused } from './declined-words.ts';
import { frameOfNumber, isOfLook } from './numbered-invoice.ts';
import {
  type ChosenReading,
  figures,
  none,
  type QuestionContext,
  type ReadQuestion,
  type SaidText,
  topics,
} from './reading.ts';
import { askClauses } from './several/ask-clauses.ts';
import { isBoundless } from './several/clauses.ts';
import { readJoined, readSeveral } from './several/read-several.ts';
import { isOfOther, unheldIn } from './unheld.ts';
import { saysAllTime, withUsual } from './usual.ts';
import { isOfFigure, mayYield } from './yielding-topics.ts';

export function readQuestion(said: SaidText, context: QuestionContext): ReadQuestion {
  // Without its sign it would be another figure.
  const negative = findNegativeNumber(said.quoted);
  if (negative !== undefined)
    return topics([{ kind: 'declined', topic: 'unknown-words', words: [negative] }]);
  const entries = readTopics(said.quoted, context);
  const items = readItems(said.quoted, context);
  if (entries === undefined) return readAsked(said, items, context);
  return unheldIn(items, entries).length > 0
    ? figures(askAbout(items, context))
    : topics(entriesOf(entries, said.masked, context));
}

function readAsked(
  { quoted, masked }: SaidText,
  items: readonly Item[],
  context: QuestionContext,
): ReadQuestion {
  const asked = askAsOf(items, context);
  if (asked !== undefined) return figures({ ...none, asked });
  const read =
    readWhole(masked, items, context) ??
    readSeveral(quoted, context) ??
    readFollowing(items, masked, context);
  return (
    askEither(read, masked, { items, context, read: readQuestion }) ??
    read ??
    leaveUnread(masked, items, context)
  );
}

/** One question: what is no figure first, since its words are its own. */
function readWhole(
  masked: string,
  items: readonly Item[],
  context: QuestionContext,
): ReadQuestion | undefined {
  const said = readTopic(masked, context);
  const isDropped = said !== undefined && isOfOther(items, [said]);
  const topic = isDropped ? undefined : said;
  const changed = readChange(items, topic, context);
  if (changed !== undefined) return figures(changed);
  const joined = topic === undefined || isOfRecords(topic) ? readJoined(items, context) : undefined;
  if (joined !== undefined) return joined;
  if (topic !== undefined) return readTopicOr(topic, { masked, items }, context);
  return readFigures(masked, items, context) ?? (isDropped ? figures(askAbout(items, context)) : undefined);
}

/** Nothing that is done, and no way to do it. */
const isOfRecords = (topic: Part): boolean =>
  topic.kind === 'question' && !/^(?:act|how)-|^help$/.test(topic.question.intent);

/** What has an answer of its own, unless a figure is meant. */
function readTopicOr(topic: Part, said: Said, context: QuestionContext): ReadQuestion {
  const { masked, items } = said;
  const term = termOfNamed(topic, items, context);
  if (term !== undefined) return figures({ frame: term, remembered: term });
  const read = mayYield(topic, items) ? readFigures(masked, items, context) : undefined;
  if (read !== undefined && isOfFigure(topic, read.chosen.frame)) return read;
  return isOfFound(topic, items, context) ? figures(nothingAsked) : readAsTopic(topic, said, context);
}

/** "How old is it?" is of what stands before it. */
const isOfFound = (topic: Part, items: readonly Item[], { previousFrame }: QuestionContext): boolean =>
  previousFrame !== undefined &&
  topic.kind === 'question' &&
  lookups.has(topic.question.intent) &&
  isFragment(items) &&
  refersBack(items);

const lookups: ReadonlySet<string> = new Set([
  ...(['deadlines', 'target', 'ageing', 'late-payers', 'days-to-pay', 'budget', 'timesheets'] as const),
  ...(['overtime', 'utilisation', 'rate', 'first-last'] as const),
]);

const nothingAsked: ChosenReading = { ...none, asked: { words: [], choices: [] } };

interface Said {
  readonly masked: string;
  readonly items: readonly Item[];
}

/** What an act or a state has no place for is asked about. */
function readAsTopic(topic: Part, { masked, items }: Said, context: QuestionContext): ReadQuestion {
  if (unheldIn(items, [topic]).length > 0) return figures(askAbout(items, context));
  const sentLate = isOfLook(topic) ? askOfSentLate(items) : undefined;
  if (sentLate !== undefined) return figures({ ...none, asked: sentLate });
  const asked = askYearOf(topic, masked, context);
  return topics([asked ?? topic], asked === undefined ? rememberedOf(topic, items, context) : undefined);
}

/** What is asked of one invoice, which its answer says and the next message may change. */
function rememberedOf(topic: Part, items: readonly Item[], context: QuestionContext): QueryFrame | undefined {
  const reading = isOfLook(topic) ? readFrameOf(items, context) : undefined;
  if (reading?.kind !== 'frame' || reading.since !== undefined) return frameOfNumber([topic], items);
  return reading.frame;
}

const askAbout = (items: readonly Item[], context: QuestionContext): ChosenReading => ({
  ...none,
  asked: askFrames(items, context) ?? { words: [], choices: [] },
});

/** Of the question before, whatever else it could be. */
function readChange(
  items: readonly Item[],
  topic: Part | undefined,
  context: QuestionContext,
): ChosenReading | undefined {
  return (
    readSince(items, topic, context) ??
    readBoth(items, context) ??
    readRecord(items, context) ??
    readLead(items, topic, context)
  );
}

/** "And not billable?", "how much of that?", "for Acme?" are of the question before. */
function readLead(
  items: readonly Item[],
  topic: Part | undefined,
  { previousFrame, today }: QuestionContext,
): ChosenReading | undefined {
  if (previousFrame === undefined || !mayFollow(items, topic)) return undefined;
  const isFollowing =
    isOfQuestionBefore(items, previousFrame) ||
    changeToEnd(previousFrame, items) !== undefined ||
    askNotesOf(previousFrame, items) !== undefined;
  if (!isFollowing && hasSubject(items) && !isBare(items, today)) return undefined;
  const frame = changeFrame(previousFrame, items, today);
  return frame && { frame, remembered: frame };
}

const mayFollow = (items: readonly Item[], topic: Part | undefined): boolean =>
  topic === undefined || (isOfLook(topic) && (isLead(items) || isFragment(items)));

function isOfQuestionBefore(items: readonly Item[], { measure, filters }: QueryFrame): boolean {
  // "For how many days?" after an invoice.
  if (subjectOf(measure) === 'invoices' && items.every(asksDaysOfIt)) return true;
  if (isOfLength(items) || saysWhen(items, filters)) return true;
  const isEnd = isLead(items) && (!isWholeQuestion(items) || isNarrowing(items));
  return isEnd || isExclusion(items) || isOfThat(items) || refersBack(items);
}

/** "Und wie lange insgesamt?" */
const isOfLength = (items: readonly Item[]): boolean =>
  items.length <= 4 && items.every(({ kind }) => kind === 'word') && asksHowLong({ items });

const asksDaysOfIt = (item: Item): boolean =>
  asksDaysLate(item) || (item.kind === 'word' && item.senses.has('filler'));

/** "How many hours is that?", "und im zweiten Quartal?": no question by itself. */
function isBare(items: readonly Item[], today: string): boolean {
  const frame = composeItems(items, { today });
  return frame !== undefined && isBoundless(frame) && !items.some(isOfAll);
}

/** "When are they due?", "total?": of what stands before it, and not read as a change of that. */
function isFragment(items: readonly Item[]): boolean {
  const isShort = items.length <= 8 && items.every(({ kind }) => kind === 'word' || kind === 'number');
  if (!isShort) return false;
  const isKnown = items.every((item) => item.kind !== 'word' || item.senses.size > 0);
  return refersBack(items) || (isKnown && !hasSubject(items));
}

/** "And since then?": of what came after the record that was found. */
function readSince(
  items: readonly Item[],
  topic: Part | undefined,
  { previousFrame }: QuestionContext,
): ChosenReading | undefined {
  const { since, rest } = splitRelative(items, previousFrame);
  if (since === undefined || previousFrame === undefined || hasSubject(rest) || topic !== undefined)
    return undefined;
  const { limit: _limit, order: _order, period: _period, ...kept } = previousFrame;
  const frame: QueryFrame = { ...kept, statistic: 'total', per: 'record', shape: 'list' };
  return { frame, since, remembered: undefined };
}

function readFigures(
  masked: string,
  items: readonly Item[],
  context: QuestionContext,
): ReadQuestion | undefined {
  const { previousFrame } = context;
  const reading = readFrameOf(items, context);
  // "Which of those …" is no question by itself.
  if (reading.kind !== 'frame' || isOfThose(items, reading.frame) || asksWay(items)) return undefined;
  const { since, assumed } = reading;
  const said = ofSubject(reading.frame, { items, since, previousFrame });
  if (said === undefined) return figures(nothingAsked);
  const refusal = refuseFigures(masked, context);
  if (refusal !== undefined && !isKnownAs(refusal, said, context.today, items)) return undefined;
  if (since !== undefined) return figures({ frame: said, remembered: said, since, assumed });
  return withDaysOf({ said, masked, items, assumed }, context);
}

interface ReadFigure extends Said {
  readonly said: QueryFrame;
  readonly assumed: ChosenReading['assumed'] & {};
}

/** Of the days that are usual, unless it is asked for which ones. */
function withDaysOf({ said, masked, items, assumed }: ReadFigure, context: QuestionContext): ReadQuestion {
  const frame = ofWhom(withUsual(said, context.today, items), said, masked);
  const isOfAnyDay = !saysAllTime(items) && isBoundless({ ...frame, group: said.group });
  const asked = isOfAnyDay ? askPeriod(masked, frame, context) : askYear(masked, frame, context);
  return asked ?? figures({ frame, remembered: frame, since: undefined, assumed });
}

/** "When did we last work on it?" is not of one's own time, as it is usual. */
function ofWhom(frame: QueryFrame, said: QueryFrame, masked: string): QueryFrame {
  if (said.isMine !== undefined || !asksForAll(fold(masked))) return frame;
  const { isMine: _isMine, ...ofAll } = frame;
  return ofAll;
}

const withoutEnd = (text: string): string => text.trim().replace(/[?!.\s]+$/, '');

/** Without its days a figure would be one of the wrong days. */
function askPeriod(masked: string, frame: QueryFrame, context: QuestionContext): ReadQuestion | undefined {
  const choices = usualPeriods[context.language].map((period) => `${withoutEnd(masked)}${period}?`);
  return topics([{ kind: 'unclear', about: 'period', subject: '', choices }], frame);
}

/** A month without its year that is nearer ahead than behind. */
function askYear(masked: string, frame: QueryFrame, context: QuestionContext): ReadQuestion | undefined {
  const { period, filters } = frame;
  if (period === undefined || filters.some(({ field }) => field === 'due')) return undefined;
  const read = (text: string): boolean => {
    const reading = readFrameOf(readItems(text, context), context);
    return reading.kind === 'frame' && reading.frame.period?.from === period.from;
  };
  const part = askIfNearerAhead(masked, { ...context, from: period.from, isRead: read });
  return part && topics([part]);
}

function readFollowing(
  items: readonly Item[],
  masked: string,
  context: QuestionContext,
): ReadQuestion | undefined {
  const { previousFrame, today } = context;
  const refusal = refuseFigures(masked, context);
  const frame = previousFrame && changeFrame(previousFrame, items, today);
  const isRead = frame && (refusal === undefined || isKnownAs(refusal, frame, today, items));
  return isRead ? figures({ frame, remembered: frame }) : undefined;
}

/** Asked about with whole questions where it is of figures, else declined. */
function leaveUnread(masked: string, items: readonly Item[], context: QuestionContext): ReadQuestion {
  const sentLate = askOfSentLate(items);
  if (sentLate !== undefined) return figures({ ...none, asked: sentLate });
  const isOfBefore = isFragment(items) || isExclusion(items);
  if (context.previousFrame !== undefined && isOfBefore) return figures(nothingAsked);
  const asked = askClauses(masked, context, readQuestion);
  if (asked !== undefined) return figures({ ...none, asked });
  const part = declineTopic(masked, context);
  // Of the balance of hours there is no figure of a frame.
  if (isRefused(part, items) || items.some(isOfBalance)) return topics([part]);
  const named = askName(masked, context);
  return named === undefined ? askOfFigures(items, part, context) : topics([named]);
}

function askOfFigures(items: readonly Item[], part: Part, context: QuestionContext): ReadQuestion {
  const asked = askFrames(items, context);
  if (asked !== undefined) return figures({ ...none, asked });
  return isOfThat(items) ? figures(nothingAsked) : topics([part]);
}

/** "Hours for Support" of two clients: whole questions, each with one of them. */
function askName(masked: string, context: QuestionContext): Part | undefined {
  const part = askWhichName(masked, context);
  const choices = part?.choices.filter((text) => {
    const reading = readFrameOf(readItems(text, context), context);
    return reading.kind === 'frame' || readTopic(text, context)?.kind === 'question';
  });
  return part && choices && choices.length > 0 ? { ...part, choices } : undefined;
}

const isOfBalance = (item: Item): boolean => item.kind === 'word' && item.senses.has('balance');
