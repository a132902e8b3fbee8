/**
 * What a message is read as: a change of the question before, a frame of its own, several, or what is asked back. Where an
 * intent holds all that was said its frame answers, since it knows the usual days and rows.
 */
import { isDeepStrictEqual } from 'node:util';
import { type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Intent, Part } from '../built-in/question.ts';
import { findNegativeNumber } from '../built-in/spelling/negative-number.ts';
import { toFrame } from '../built-in/to-frame.ts';
import type { Language } from '../built-in/vocabulary.ts';
import { type AskedBack, askFrames } from './ask/ask-frames.ts';
import { askOfSentLate } from './ask/ask-sent-late.ts';
import { isBoundless, readClause } from './clauses.ts';
import { isAheadToo, isDeclinedEnd } from './declined-parts.ts';
import { isAhead, isOfTax } from './declined-words.ts';
import {
  isExclusion,
  isLead,
  isNarrowing,
  isOfAll,
  isOfThat,
  isWholeQuestion,
  refersBack,
  saysThem,
} from './fragments.ts';
import type { Item } from './item.ts';
import { answersState, frameOfNumber, isOfLook, isSaidWhole } from './numbered-invoice.ts';
import { readBoth } from './read/changes/of-both.ts';
import { asksDaysLate } from './read/compose-money.ts';
import { changeToEnd } from './read/end-of-days.ts';
import { changeFrame, readRecord } from './read/follow-up-records.ts';
import { type ItemContext, readItems } from './read/items.ts';
import { askNotesOf } from './read/notes-of.ts';
import { type AssumedName, composeItems, readFrameOf } from './read/read-frame.ts';
import { splitRelative } from './read/relative.ts';
import { asksHowLong } from './read/said.ts';
import { saysWhen } from './read/sides/changed-conditions.ts';
import type { RelativeStart } from './read/sides/relative-start.ts';
import { splitQuestions } from './read/split-questions.ts';
import { hasSubject } from './read/subjects.ts';
import { isHeldBy } from './says-more.ts';
import { isOfOther, isOfOtherSide, keptChoices, unheldIn } from './unheld.ts';

export interface ReadingChoice extends ItemContext {
  /** Of the question before. */
  readonly previousFrame?: QueryFrame | undefined;
  /** Of the one before that. */
  readonly earlierFrame?: QueryFrame | undefined;
  readonly language: Language;
  /** What intents made of the message. */
  readonly parts: readonly Part[];
}

export interface ChosenReading {
  /** Answered; undefined where the parts are. */
  readonly frame: QueryFrame | undefined;
  /** What the next message may change, answered by it or not. */
  readonly remembered: QueryFrame | undefined;
  readonly since?: RelativeStart | undefined;
  readonly assumed?: readonly AssumedName[];
  /** Of the other questions of the message. */
  readonly more?: readonly QueryFrame[];
  /** Where it is not read, and nothing else knows it. */
  readonly asked?: AskedBack;
}

export function chooseReading(text: string, choice: ReadingChoice): ChosenReading {
  // Without its sign it would be another figure.
  if (findNegativeNumber(text) !== undefined) return { frame: undefined, remembered: undefined };
  const items = readItems(text, choice);
  const chosen =
    readSince(items, choice) ??
    readBoth(items, choice) ??
    readRecord(items, choice) ??
    readLead(items, choice) ??
    readOwn(items, choice) ??
    readSeveral(text, choice) ??
    readFollowing(items, choice);
  return (chosen.frame ?? chosen.remembered) ? chosen : withAsked(chosen, items, choice);
}

function withAsked(chosen: ChosenReading, items: readonly Item[], choice: ReadingChoice): ChosenReading {
  const asked = askAbout(items, choice);
  return asked === undefined
    ? { ...chosen, remembered: frameOfNumber(choice.parts, items) }
    : { ...chosen, asked };
}

const askAbout = (items: readonly Item[], choice: ReadingChoice): AskedBack | undefined =>
  askOfSentLate(items, choice.parts) ?? askBack(items, choice);

function askBack(items: readonly Item[], choice: ReadingChoice): AskedBack | undefined {
  const isOfBefore = isFragment(items, choice.parts) || isExclusion(items);
  if (choice.previousFrame !== undefined && isOfBefore) return { words: [], choices: [] };
  // Of the balance of hours intents know more.
  if (isOfBalance(items)) return undefined;
  if (isOfOtherSide(items, choice.parts)) return askFrames(items, choice) ?? { words: [], choices: [] };
  if (!(isUnknown(choice.parts) || dropsCondition(items, choice))) return undefined;
  return askFrames(items, choice) ?? askKept(items, choice);
}

const isOfBalance = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'word' && item.senses.has('balance'));

/** What intents would leave out is not answered, and of what they offer only what keeps it is. */
function askKept(items: readonly Item[], { parts }: ReadingChoice): AskedBack | undefined {
  const [part, ...more] = parts;
  if (part?.kind === 'unclear' && more.length === 0) {
    const choices = keptChoices(items, part);
    return choices.length === part.choices.length ? undefined : { words: [], choices };
  }
  const words = unheldIn(items, parts);
  return words.length > 0 || isOfThat(items) ? { words, choices: [] } : undefined;
}

/** "When are they due?", "total?": of what stands before it, and not read as a change of that. */
function isFragment(items: readonly Item[], parts: readonly Part[]): boolean {
  const isShort = items.length <= 8 && items.every(({ kind }) => kind === 'word' || kind === 'number');
  if (!isShort || !parts.every(isOfLookup)) return false;
  const isKnown = items.every((item) => item.kind !== 'word' || item.senses.size > 0);
  return refersBack(items) || (isKnown && !hasSubject(items));
}

/** Or no more than a guess at one. */
const isOfLookup = (part: Part): boolean =>
  part.kind === 'question' ? isLookup(part.question.intent) : part.kind === 'unclear';

const isLookup = (intent: Intent): boolean => figures.test(intent) || lookups.has(intent);

const lookups: ReadonlySet<Intent> = new Set<Intent>([
  ...(['deadlines', 'target', 'ageing', 'late-payers', 'days-to-pay', 'budget', 'timesheets'] as const),
  ...(['last-work', 'worked-on', 'overtime', 'utilisation', 'rate', 'first-last'] as const),
]);

/** An answer without what was said, or of what nobody asked for, is one of another question. */
function dropsCondition(items: readonly Item[], { parts }: ReadingChoice): boolean {
  const isOfFigure = isOfFigures(parts) || (parts.length > 1 && parts.some((part) => isOfFigures([part])));
  return unheldIn(items, parts).length > 0 || (isOfFigure && isOfThat(items));
}

/** "And not billable?", "how much of that?", "for Acme?" are of the question before, whatever else they could be. */
function readLead(
  items: readonly Item[],
  { parts, previousFrame, today }: ReadingChoice,
): ChosenReading | undefined {
  if (previousFrame === undefined || !(mayFollow(parts, items) || isAheadToo(parts, previousFrame)))
    return undefined;
  const isFollowing =
    isOfQuestionBefore(items, previousFrame) ||
    changeToEnd(previousFrame, items) !== undefined ||
    askNotesOf(previousFrame, items) !== undefined;
  if (!isFollowing && hasSubject(items) && !isBare(items, today)) return undefined;
  const frame = changeFrame(previousFrame, items, today);
  return frame && { frame, remembered: frame };
}

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

function readOwn(items: readonly Item[], choice: ReadingChoice): ChosenReading | undefined {
  const { parts, today, previousFrame } = choice;
  const reading = readFrameOf(items, choice);
  // "Which of those …" is no question by itself.
  if (reading.kind !== 'frame' || isOfThat(items)) return undefined;
  const { since, assumed } = reading;
  const frame = isOfBefore(items, since) ? ofNamed(reading.frame, previousFrame) : reading.frame;
  const usual = isSaidWhole(items, reading, frame) ? undefined : usualOf(frame, parts, today);
  if (usual !== undefined) return { frame: undefined, remembered: usual };
  const isTaken = isTakenOver(parts, { frame, since, today }) || isOfOther(items, parts);
  if (isTaken) return { frame, remembered: frame, since, assumed };
  // What is not looked up yet has no days that another question could begin with.
  return { frame: undefined, remembered: since === undefined ? frame : undefined };
}

/** The frame of the intent, with the days and rows that are usual for it, where it holds all that is said. */
function usualOf(said: QueryFrame, parts: readonly Part[], today: string): QueryFrame | undefined {
  const [part, ...more] = parts;
  if (part?.kind !== 'question' || more.length > 0) return undefined;
  const usual = toFrame(part.question, today);
  return usual !== undefined && isHeldBy(said, usual, today) ? usual : undefined;
}

/** With the days and rows that are usual for it, where an intent knows it as well. */
function withUsual(said: QueryFrame, part: Part | undefined, today: string): QueryFrame {
  return (part && usualOf(said, [part], today)) ?? said;
}

/** "How many hours last week, and what is unbilled?": each by itself, the second also of the days of the first. */
function readSeveral(text: string, choice: ReadingChoice): ChosenReading | undefined {
  const { parts, today } = choice;
  const clauses = splitQuestions(text, choice);
  if (clauses.length < 2 || !parts.every(isOfFigure)) return undefined;
  const started = readStarted(clauses[0] ?? [], choice);
  const frames: QueryFrame[] = [];
  for (const [index, items] of clauses.entries()) {
    const before = frames.at(-1);
    const said = (index === 0 ? started?.frame : undefined) ?? readClause(items, before, today);
    if (said === undefined) return undefined;
    const frame = withUsual(said, parts.length === clauses.length ? parts[index] : undefined, today);
    if (!isSameRecords(frame, before)) frames.push(frame);
  }
  return severalOf(frames, started?.since);
}

/** Undefined where it is not said of which days the first is. */
function severalOf(
  frames: readonly QueryFrame[],
  since: RelativeStart | undefined,
): ChosenReading | undefined {
  const [frame, ...more] = frames;
  if (frame === undefined || (since === undefined && isBoundless(frame))) return undefined;
  return { frame, more, remembered: since === undefined ? frames.at(-1) : undefined, since };
}

/** "The last three payments, what did they add up to?" is answered once. */
const isSameRecords = (frame: QueryFrame, before: QueryFrame | undefined): boolean =>
  frame.statistic !== 'total' && isDeepStrictEqual(frame, before);

/** "How many hours since the last payment? And how much of it for Acme?": both begin with what happened. */
function readStarted(items: readonly Item[], { today }: ReadingChoice) {
  const reading = readFrameOf(items, { today });
  const isStarted = reading.kind === 'frame' && reading.since !== undefined && reading.assumed.length === 0;
  return isStarted ? reading : undefined;
}

/** "What do they owe me?" is of the client that was named before. */
function ofNamed(frame: QueryFrame, before: QueryFrame | undefined): QueryFrame {
  const isNamed = frame.filters.some(({ field }) => field === 'client' || field === 'project');
  const named = (before?.filters ?? []).filter((one) => one.field === 'client' && one.is);
  return isNamed || named.length === 0 ? frame : { ...frame, filters: [...named, ...frame.filters] };
}

function isOfBefore(items: readonly Item[], since: RelativeStart | undefined): boolean {
  return saysThem(items) || (since !== undefined && 'found' in since);
}

/** "And since then?": of what came after the record that was found. */
function readSince(
  items: readonly Item[],
  { parts, previousFrame }: ReadingChoice,
): ChosenReading | undefined {
  const { since, rest } = splitRelative(items, previousFrame);
  if (since === undefined || previousFrame === undefined || hasSubject(rest) || !isOpen(parts))
    return undefined;
  const { limit: _limit, order: _order, period: _period, ...kept } = previousFrame;
  const frame: QueryFrame = { ...kept, statistic: 'total', per: 'record', shape: 'list' };
  return { frame, since, remembered: undefined };
}

interface Taken {
  readonly frame: QueryFrame;
  readonly since: RelativeStart | undefined;
  readonly today: string;
}

function isTakenOver(parts: readonly Part[], { frame, since, today }: Taken): boolean {
  if (since === undefined && isBoundless(frame)) return false;
  if (frame.asks !== undefined) return answersState(parts, frame);
  // "Is it over budget?" is answered with yes or no.
  const isSaidWhole = frame.having !== undefined || frame.order !== undefined;
  if (isSaidWhole && parts.every(isOfTerms)) return true;
  return (
    isKnownAs(parts, { frame, since, today }) ||
    parts.every((part) => isUnknownPart(part) || isOfFigures([part]))
  );
}

const isOfTerms = (part: Part): boolean =>
  part.kind === 'question' && (part.question.intent === 'budget' || part.question.intent === 'rate');

function readFollowing(
  items: readonly Item[],
  { parts, previousFrame, today }: ReadingChoice,
): ChosenReading {
  const frame = previousFrame && isOpen(parts) ? changeFrame(previousFrame, items, today) : undefined;
  return { frame, remembered: frame };
}

/** "How many hours is that?", "und im zweiten Quartal?": no question by itself. */
function isBare(items: readonly Item[], today: string): boolean {
  const frame = composeItems(items, { today });
  return frame !== undefined && isBoundless(frame) && !items.some(isOfAll);
}

const openTopics: ReadonlySet<string> = new Set(['unknown-words', 'off-topic', 'advice']);
const openAbout: ReadonlySet<string> = new Set(['meaning', 'measure']);

/** Intents decline by a word what is a question of figures: "which invoices had no VAT?" asks for no law. */
function isKnownAs(parts: readonly Part[], { frame, since, today }: Taken): boolean {
  const open = new Set([
    ...openTopics,
    ...openAbout,
    ...(isOfTax(frame) ? ['law'] : []),
    ...(isAhead(frame, today) ? ['future'] : []),
    // Intents ask for the days of what has none.
    ...(frame.measure === 'daysToPay' || since !== undefined ? ['period'] : []),
  ]);
  return parts.every(
    (part) =>
      (part.kind === 'declined' && open.has(part.topic)) || (part.kind === 'unclear' && open.has(part.about)),
  );
}

const mayFollow = (parts: readonly Part[], items: readonly Item[]): boolean =>
  isOpen(parts) ||
  isOfFigures(parts) ||
  isFragment(items, parts) ||
  isDeclinedEnd(parts, items) ||
  (isLead(items) && parts.every(isOfLook));

/** Nothing but the question before says what it is of. */
function isOpen(parts: readonly Part[]): boolean {
  return isUnknown(parts) || parts.every((part) => part.kind === 'unclear');
}

function isUnknown(parts: readonly Part[]): boolean {
  return parts.every(isUnknownPart);
}

function isUnknownPart(part: Part): boolean {
  if (part.kind === 'declined') return openTopics.has(part.topic);
  return part.kind === 'unclear' && openAbout.has(part.about);
}

/** Nothing but a figure, as far as intents know. */
function isOfFigure(part: Part): boolean {
  return isOfFigures([part]) || isUnknownPart(part) || part.kind === 'unclear';
}

const figures =
  /^(?:hours-|compare-|average-|longest-day|days-worked|entries|count-|without-note|billable-share|unbilled|revenue|top-client|received|last-payment|last-invoice|vat|overdue|open-invoices|who-owes|unsent|drafts|credits|due-invoices|next-due|ageing|last-work)/;

/** Intents that a frame may take over from: not acts, and not what is no figure. */
function isOfFigures(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'question' && figures.test(part.question.intent));
}
