/**
 * Cuts a message into questions. A cut at "and" or a comma holds only where both sides can be asked by
 * themselves, or where the right side changes the left one's slots ("… last week and this week").
 */

import type { Period } from '../../../../../domain/periods/periods.ts';
import { isAdverbial, takesSlot } from './frames/frames.ts';
import type { Part, Question } from './question.ts';
import { type Span, toClause } from './reading.ts';
import { findRegrouped } from './regroup.ts';

export interface ClauseReader {
  /** `period` is taken where the spans name none. */
  readonly read: (spans: readonly Span[], period?: Period) => Part;
  readonly previous?: Question;
  readonly today: string;
}

const joints = new Set(['and', 'und', 'sowie', 'plus', 'also', 'ausserdem', '&']);

interface Piece {
  readonly spans: readonly Span[];
  /** A new sentence: never joined with the one before. */
  readonly opens: boolean;
  /** By a word such as "and". */
  readonly isJoined: boolean;
}

/** After a comma these open a subordinate clause: it belongs to the question before it. */
const subordinators = new Set(['der', 'die', 'das', 'den', 'dem', 'dass', 'which', 'that']);

function cut(spans: readonly Span[]): readonly Piece[] {
  const pieces: { spans: Span[]; opens: boolean; isJoined: boolean }[] = [];
  for (const span of spans) {
    const [first] = span.tokens;
    const current = pieces.at(-1);
    const isJoint = span.tokens.length === 1 && joints.has(first?.text ?? '');
    if (current === undefined || first?.gap === 'sentence') {
      pieces.push({ spans: [span], opens: true, isJoined: false });
    } else if ((first?.gap === 'comma' && !subordinators.has(first.text)) || isJoint) {
      pieces.push({ spans: [span], opens: false, isJoined: isJoint });
    } else {
      current.spans.push(span);
    }
  }
  return pieces.filter((piece) => piece.spans.some((span) => !joints.has(span.tokens[0]?.text ?? '')));
}

/** Slots alone, without a word of what is asked about them. */
function slotsOf(piece: Piece): Partial<Question> | undefined {
  const meaningful = piece.spans.filter(({ kind, concepts }) => kind !== 'words' || concepts.length > 0);
  const isBare =
    meaningful.length > 0 && meaningful.every(({ kind }) => kind === 'period' || kind === 'name');
  if (!isBare || meaningful.some(({ name }) => name !== undefined && name.candidates.length > 1)) {
    return undefined;
  }
  const period = meaningful.find((span) => span.period)?.period;
  const record = meaningful.find((span) => span.name)?.name?.candidates[0];
  return { ...(period && { period }), ...(record && { [record.kind]: record }) };
}

/** The same question about something else: "and last month?", "und für Acme?". */
function carryOver(question: Question, slots: Partial<Question>): Question {
  const { project, client, group, ...rest } = question;
  const changesWho = slots.project !== undefined || slots.client !== undefined;
  const kept = changesWho
    ? {}
    : { ...(project && { project }), ...(client && { client }), ...(group && { group }) };
  return { ...rest, ...kept, ...slots, intent: intentWith(question.intent, slots) };
}

const plainHours: ReadonlySet<string> = new Set(['hours-period', 'hours-project', 'hours-client']);

function intentWith(intent: Question['intent'], slots: Partial<Question>): Question['intent'] {
  if (!plainHours.has(intent) || (slots.project === undefined && slots.client === undefined)) {
    return intent;
  }
  return slots.project === undefined ? 'hours-client' : 'hours-project';
}

const slotNames = ['period', 'project', 'client'] as const;

function addsOnly(question: Question, slots: Partial<Question>): boolean {
  const hasRecord = question.project !== undefined || question.client !== undefined;
  const bringsRecord = slots.project !== undefined || slots.client !== undefined;
  return (
    !(hasRecord && bringsRecord) &&
    slotNames.every((name) => slots[name] === undefined || question[name] === undefined)
  );
}

interface Progress {
  readonly parts: Part[];
  /** Spans that the last part was read from. */
  spans: readonly Span[];
}

function isAnswerable(part: Part | undefined): boolean {
  return part !== undefined && part.kind !== 'declined';
}

function takeElliptical(progress: Progress, piece: Piece, reader: ClauseReader): boolean {
  const last = progress.parts.at(-1);
  const slots = slotsOf(piece);
  const before = last?.kind === 'question' ? last.question : undefined;
  if (slots === undefined || before === undefined) {
    return false;
  }
  if (!piece.opens && addsOnly(before, slots)) {
    progress.spans = [...progress.spans, ...piece.spans];
    progress.parts[progress.parts.length - 1] = reader.read(progress.spans);
    return true;
  }
  // "API and Checkout last week": the period that comes last counts for both.
  if (slots.period !== undefined && before.period === undefined && !piece.opens) {
    progress.parts[progress.parts.length - 1] = {
      kind: 'question',
      question: { ...before, period: slots.period },
    };
  }
  progress.parts.push({ kind: 'question', question: carryOver(before, slots) });
  progress.spans = piece.spans;
  return true;
}

function areHours(...questions: readonly Question[]): boolean {
  return questions.every(({ intent }) => plainHours.has(intent));
}

/** A period said once counts for both sides of an "and": "how much did I invoice last month, and how many hours". */
function readBorrowing(progress: Progress, piece: Piece, reader: ClauseReader): Part {
  const last = progress.parts.at(-1);
  const own = reader.read(piece.spans);
  if (piece.opens || last === undefined) {
    return own;
  }
  // "In October for Acme and Nordwind": the same question, of the same days.
  const [before, after] = [
    last.kind === 'question' && last.question,
    own.kind === 'question' && own.question,
  ];
  if (before && after && before.period && !after.period && areHours(before, after)) {
    return reader.read(piece.spans, before.period);
  }
  if (own.kind === 'unclear' && own.about === 'period' && last.kind === 'question' && last.question.period) {
    return reader.read(piece.spans, last.question.period);
  }
  if (last.kind === 'unclear' && last.about === 'period' && own.kind === 'question' && own.question.period) {
    progress.parts[progress.parts.length - 1] = reader.read(progress.spans, own.question.period);
  }
  return own;
}

/** Says in what to answer: ", in hours". */
const units = new Set(
  'in hours stunden std euro euros eur money geld total summe percent prozent'.split(' '),
);
function isUnit({ spans, isJoined }: Piece): boolean {
  const words = toClause(spans).words;
  return !isJoined && words[0] === 'in' && words.length === 2 && words.every((word) => units.has(word));
}

/** One of the two asks for groups alone, without saying of what. */
function piecesBeside({ spans }: Progress, piece: Piece): boolean {
  if (isUnit(piece)) return true;
  return isAdverbial(toClause(spans)) || (!piece.isJoined && isAdverbial(toClause(piece.spans)));
}

function take(progress: Progress, piece: Piece, reader: ClauseReader): void {
  if (takeElliptical(progress, piece, reader)) {
    return;
  }
  const last = progress.parts.at(-1);
  // "Brightside, first half of the year, hours per month": what is said before the question bounds it.
  const isAhead = last?.kind === 'unclear' && last.about === 'measure';
  // "Week by week, how much …" is one question; where it cannot be read as one, neither part is answered.
  const isBeside = piecesBeside(progress, piece);
  if (last !== undefined && !piece.opens && (isAhead || isBeside)) {
    progress.spans = [...progress.spans, ...piece.spans];
    progress.parts[progress.parts.length - 1] = reader.read(progress.spans);
    return;
  }
  const own = readBorrowing(progress, piece, reader);
  const isCount = own.kind === 'question' && own.question.intent.startsWith('count-') && !piece.isJoined;
  const joined = isCount && !piece.opens ? reader.read([...progress.spans, ...piece.spans]) : undefined;
  if (joined?.kind === 'question') {
    progress.spans = [...progress.spans, ...piece.spans];
    progress.parts[progress.parts.length - 1] = joined;
    return;
  }
  const standsAlone = isAnswerable(own) && (own.kind === 'question' || piece.opens);
  if (last === undefined || piece.opens || (standsAlone && isAnswerable(last))) {
    progress.parts.push(own);
    progress.spans = piece.spans;
    return;
  }
  progress.spans = [...progress.spans, ...piece.spans];
  progress.parts[progress.parts.length - 1] = reader.read(progress.spans);
}

const followUpWords = new Set(['and', 'und', 'what', 'how', 'was', 'wie']);

const letters = { period: 'P', project: 'J', client: 'C' } as const;

/** "And for Acme?" after what is of no client is no question. */
function takesSlots({ intent }: Question, slots: Partial<Question>): boolean {
  return slotNames.every((name) => slots[name] === undefined || takesSlot(intent, letters[name]));
}

function findFollowUp(
  spans: readonly Span[],
  { previous, today }: Pick<ClauseReader, 'previous' | 'today'>,
): Part | undefined {
  if (previous === undefined) {
    return undefined;
  }
  const grouped = findRegrouped(previous, toClause(spans), today);
  if (grouped !== undefined) {
    return { kind: 'question', question: grouped };
  }
  // "For which project?" – "Orders service".
  if (previous.isAskedBack === true) {
    const slots = slotsOf({ spans, opens: true, isJoined: false });
    if (slots !== undefined) return { kind: 'question', question: { ...previous, ...slots } };
  }
  const leads = followUpWords.has(spans[0]?.tokens[0]?.text ?? '');
  const slots = leads ? slotsOf({ spans, opens: true, isJoined: false }) : undefined;
  return slots !== undefined && takesSlots(previous, slots)
    ? { kind: 'question', question: carryOver(previous, slots) }
    : undefined;
}

function withoutRepeats(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

/** A greeting before a question is no question; declining one part of two is said only once. */
function withoutNoise(parts: readonly Part[]): readonly Part[] {
  const asked = parts.filter((part) => part.kind !== 'question' || part.question.intent !== 'help');
  return withoutRepeats(asked.length > 0 ? asked : parts);
}

export function joinClauses(spans: readonly Span[], reader: ClauseReader): readonly Part[] {
  const followUp = findFollowUp(spans, reader);
  if (followUp !== undefined) {
    return [followUp];
  }
  const progress: Progress = { parts: [], spans: [] };
  for (const piece of cut(spans)) {
    take(progress, piece, reader);
  }
  return progress.parts.length === 0 ? [reader.read(spans)] : withoutNoise(progress.parts);
}
