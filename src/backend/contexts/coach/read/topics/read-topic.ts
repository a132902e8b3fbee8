/** What a message asks for or tells that is no figure: an act, how something is done, the state of something. Read whole, or not at all. */

import { phrase } from '../../words/phrasing.ts';
import { type Token, tokenize } from '../../words/tokens.ts';
import type { Language } from '../../words/vocabulary.ts';
import { spellAll } from '../spelling/spell-out.ts';
import { type FollowedTopic, followTopic } from './follow-topic.ts';
import { isInvoiceNumber } from './frames/frame.ts';
import type { DeclineTopic, Part } from './question.ts';
import { readAct } from './read-act.ts';
import { chooseRecord, type FramedOptions, readFramed } from './read-framed.ts';
import { type Clause, type ReadingContext, readSpans, toClause } from './reading.ts';
import { findRefusal, isForecast } from './refuse.ts';
import { readEntries } from './several-entries.ts';
import { findSlots } from './slots.ts';
import { askUnnamed } from './unnamed-acts.ts';

export interface TopicContext extends ReadingContext, FollowedTopic {
  readonly language: Language;
}

/** Nobody asks at such length; what is pasted here is something else, and reading it takes time. */
const wordsAtMost = 150;

interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly clause: Clause;
}

/** People are asked for by figures alone: "is Anna's timer running?" is not of one's own. */
const withOwners = (context: TopicContext): TopicContext => ({ ...context, names: context.names.owners });

function toSaid(text: string, asked: TopicContext): Said {
  const context = withOwners(asked);
  const tokens = spellAll(tokenize(text), context.names);
  return { text, tokens, clause: toClause(readSpans(tokens, context)) };
}

const declined = (topic: DeclineTopic, words: readonly string[] = []): Part => ({
  kind: 'declined',
  topic,
  words,
});

/** Undefined of what is a question of figures, or of nothing. */
export function readTopic(text: string, asked: TopicContext): Part | undefined {
  const context = withOwners(asked);
  const { tokens, clause } = toSaid(text, context);
  if (tokens.length === 0) return { kind: 'question', question: { intent: 'help' } };
  if (tokens.length > wordsAtMost) return declined('off-topic');
  const options: FramedOptions = { language: context.language, today: context.today, findSlots };
  return (
    followTopic(clause, context) ??
    readAct(text, context, options) ??
    readFramed(clause, options) ??
    askUnnamed(text, context, options)
  );
}

/** Several orders of one sentence; undefined of all else. */
export function readTopics(text: string, context: TopicContext): readonly Part[] | undefined {
  const { language, today } = context;
  return readEntries(text, context, { language, today, findSlots });
}

/** What is not answered though its words are those of figures: commands, leave, what is to come, law but for tax. */
export function refuseFigures(text: string, context: TopicContext): DeclineTopic | undefined {
  const { clause } = toSaid(text, context);
  if (isForecast(clause)) return 'future';
  const refusal = findRefusal(clause);
  return refusal === 'write' || refusal === 'law' ? refusal : undefined;
}

const softConcepts: ReadonlySet<string> = new Set(['plain', 'self', 'project', 'client']);

/** A name or a period, and nothing of what is asked about it. */
function isBare({ names, periods, concepts, unknown }: Clause): boolean {
  const isSaid = names.length > 0 || periods.length > 0;
  return isSaid && unknown.length === 0 && [...concepts].every((concept) => softConcepts.has(concept));
}

/** The message again with each of those that a name could be of. */
export function askWhichName(
  text: string,
  context: TopicContext,
): Extract<Part, { kind: 'unclear' }> | undefined {
  const { clause } = toSaid(text, context);
  const { ambiguous } = findSlots(clause);
  return ambiguous && chooseRecord(clause, ambiguous);
}

/** What nothing has read: what is said of it, or what is asked about a bare name. */
export function declineTopic(text: string, context: TopicContext): Part {
  const { clause } = toSaid(text, context);
  const isAhead = clause.periods.some(({ from, isToCome }) => from > context.today || isToCome === true);
  const refusal = isAhead || isForecast(clause) ? 'future' : findRefusal(clause);
  if (refusal !== undefined) return declined(refusal);
  if (isBare(clause)) return askMeasure(clause, context.language);
  const words = clause.unknown.filter((token) => !isInvoiceNumber(token)).map(({ raw }) => raw);
  return words.length > 0 && clause.concepts.has('ours')
    ? declined('unknown-words', words)
    : declined('off-topic', words);
}

function askMeasure(clause: Clause, language: Language): Part {
  const { ambiguous, projects, clients } = findSlots(clause);
  const [period] = clause.periods;
  const about = ambiguous === undefined ? 'measure' : ambiguous[0]?.kind === 'client' ? 'client' : 'project';
  const records = ambiguous ?? [...projects, ...clients];
  return { kind: 'unclear', about, ...phrase({ about, language, records, ...(period && { period }) }) };
}
