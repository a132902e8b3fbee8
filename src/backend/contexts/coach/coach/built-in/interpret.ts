/** From a message to questions: clause by clause, since people ask two things in one breath. */
import { type ClauseReader, joinClauses } from './clauses.ts';
import { settle } from './learned/settle.ts';
import type { Concept } from './lexicon.ts';
import type { NameIndex } from './names.ts';
import { askIfNearerAhead } from './nearer-ahead.ts';
import { type Phrasing, phrase } from './phrasing.ts';
import type { Interpretation, Part, Question } from './question.ts';
import { readAct } from './read-act.ts';
import { type FramedOptions, readFramed, readWhole } from './read-framed.ts';
import { type Clause, readSpans, toClause } from './reading.ts';
import { findRefusal, isForecast } from './refuse.ts';
import { findRegrouped } from './regroup.ts';
import { findSlots } from './slots.ts';
import { findNegativeNumber } from './spelling/negative-number.ts';
import { spellAll } from './spelling/spell-out.ts';
import { tokenize } from './tokens.ts';
import { findLanguage, type Language } from './vocabulary.ts';

export interface InterpretOptions {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The language of the interface, for questions whose words do not tell. */
  readonly language: Language;
  /** The last question of the session, for "and last month?". */
  readonly previous?: Question;
}

function askBack(about: Phrasing['about'], clause: Clause, rest: Omit<Phrasing, 'about' | 'period'>): Part {
  const [period] = clause.periods;
  return { kind: 'unclear', about, ...phrase({ about, ...rest, ...(period !== undefined && { period }) }) };
}

const softConcepts: ReadonlySet<Concept> = new Set(['plain', 'self', 'project', 'client']);

/** A name or a period, and nothing of what is asked about it. */
function isBare({ names, periods, concepts, unknown }: Clause): boolean {
  const isSaid = names.length > 0 || periods.length > 0;
  return isSaid && unknown.length === 0 && [...concepts].every((concept) => softConcepts.has(concept));
}

/** What is not answered whatever is asked: another's business, and what is to come. */
function findDecline(clause: Clause, today: string): Extract<Part, { kind: 'declined' }> {
  const isAhead = clause.periods.some(({ from, isToCome }) => from > today || isToCome === true);
  const refusal = isAhead ? 'future' : findRefusal(clause);
  if (refusal !== undefined) return { kind: 'declined', topic: refusal, words: [] };
  const words = clause.unknown.map(({ raw }) => raw);
  const isOfOurs = words.length > 0 && clause.concepts.has('ours');
  return { kind: 'declined', topic: isOfOurs ? 'unknown-words' : 'off-topic', words };
}

function readClause(said: Clause, options: FramedOptions): Part {
  const framed = readFramed(said, options);
  if (framed !== undefined) return framed;
  const declined = findDecline(said, options.today);
  if (declined.topic !== 'off-topic' || !isBare(said)) return declined;
  const { ambiguous, projects, clients } = options.findSlots(said);
  return ambiguous === undefined
    ? askBack('measure', said, { language: options.language, records: [...projects, ...clients] })
    : askBack(ambiguous[0]?.kind ?? 'project', said, { language: options.language, records: ambiguous });
}

/** Nobody asks for figures at such length; what is pasted here is something else, and reading it takes time. */
const wordsAtMost = 150;

/** By its grammar first; what that leaves open is read by how its words are used. */
export function interpret(text: string, options: InterpretOptions): Interpretation {
  const negative = findNegativeNumber(text);
  if (negative !== undefined) return declineNumber(negative, text, options);
  const { language, parts } = interpretByGrammar(text, options);
  const { previous: _previous, ...alone } = options;
  const read = (said: string) => interpretByGrammar(said, alone).parts;
  const isOpen = options.previous === undefined || !parts.some(({ kind }) => kind === 'question');
  const isAlone = isOpen || isSame(parts, read(text));
  const settled = settle(text, parts, { ...options, language, read, isAlone });
  const spans = readSpans(spellAll(tokenize(text), options.names), options);
  return { language, parts: askIfNearerAhead(settled, { spans, today: options.today, read }) };
}

/** What its sign means for hours or payments is not guessed, and dropping it would say the opposite. */
function declineNumber(number: string, text: string, options: InterpretOptions): Interpretation {
  const language = findLanguage(tokenize(text), options.language);
  return { language, parts: [{ kind: 'declined', topic: 'unknown-words', words: [number] }] };
}

/** Whether the question before changed nothing of what was read. */
function isSame([part]: readonly Part[], [other]: readonly Part[]): boolean {
  return (
    part?.kind === 'question' && other?.kind === 'question' && part.question.intent === other.question.intent
  );
}

function interpretByGrammar(text: string, options: InterpretOptions): Interpretation {
  const tokens = spellAll(tokenize(text), options.names);
  const language = findLanguage(tokens, options.language);
  if (tokens.length === 0) {
    return { language, parts: [{ kind: 'question', question: { intent: 'help' } }] };
  }
  if (tokens.length > wordsAtMost) {
    return { language, parts: [{ kind: 'declined', topic: 'off-topic', words: [] }] };
  }
  const framed: FramedOptions = {
    language,
    today: options.today,
    findSlots,
  };
  const act = readAct(text, options, framed);
  const spans = readSpans(tokens, options);
  const isOne = tokens.slice(1).every(({ gap }) => gap !== 'sentence');
  const isFollowUp =
    options.previous !== undefined && findRegrouped(options.previous, toClause(spans), options.today);
  const whole = act ?? (isOne && !isFollowUp ? readWhole(toClause(spans), framed) : undefined);
  if (whole !== undefined) {
    return { language, parts: [whole] };
  }
  const read: ClauseReader['read'] = (part, period) => {
    const clause = toClause(part);
    const borrows = period !== undefined && clause.periods.length === 0;
    if (isForecast(clause)) return { kind: 'declined', topic: 'future', words: [] };
    return readClause(borrows ? { ...clause, periods: [period] } : clause, framed);
  };
  return {
    language,
    parts: joinClauses(spans, {
      read,
      today: options.today,
      ...(options.previous && { previous: options.previous }),
    }),
  };
}
