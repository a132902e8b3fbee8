/**
 * No answer to the opposite: where a question holds an operator that what was read of it does not apply, the coach asks,
 * and offers only what keeps it.
 */
import { sayPlainly } from '../learned/choices.ts';
import type { NameIndex } from '../names.ts';
import { usualPeriods } from '../phrasing.ts';
import type { Part, Question } from '../question.ts';
import { readSpans, type Span } from '../reading.ts';
import { spellAll } from '../spell-out.ts';
import { tokenize } from '../tokens.ts';
import type { Language } from '../vocabulary.ts';
import { applies, offeredFor } from './applied.ts';
import { askIfNearerAhead } from './nearer-ahead.ts';
import { isSide, type Operator } from './operator.ts';
import { readOperators } from './read-operators.ts';

export interface KeepOptions {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly language: Language;
  /** What is made of a text without a look at its operators. */
  readonly read: (text: string) => readonly Part[];
}

const choicesAtMost = 4;
const periodsAtMost = 2;

export function keepOperators(text: string, parts: readonly Part[], options: KeepOptions): readonly Part[] {
  const spans = readSpans(spellAll(tokenize(withoutNotes(text, parts)), options.names), options);
  return askIfNearerAhead(keepIn(spans, parts, options), { ...options, spans });
}

function keepIn(spans: readonly Span[], parts: readonly Part[], options: KeepOptions): readonly Part[] {
  const operators = readOperators(spans);
  if (operators.length === 0) return parts;
  const questions = parts.flatMap((part) => (part.kind === 'question' ? [part.question] : []));
  const dropped = operators.filter(({ kind }) => !questions.some((question) => applies(question, kind)));
  if (questions.length > 0 && dropped.length > 0 && !asksForState(spans, questions))
    return [askFor({ operators, dropped, spans }, options)];
  return parts.map((part) => (part.kind === 'unclear' ? onlyKeeping(part, operators, options) : part));
}

/** The note of an entry is the person's own text. */
function withoutNotes(text: string, parts: readonly Part[]): string {
  const notes = parts.flatMap((part) => (part.kind === 'question' ? (part.question.act?.note ?? []) : []));
  return notes.reduce((left, note) => left.replace(note, ' '), text);
}

const polar = /^(?:has|have|did|is|are|was|were|hat|haben|ist|sind|wurden?|war|waren)$/;

/** "Has Acme paid?", "Was last week approved?" ask which of both it is: what is open says so. */
function asksForState(spans: readonly Span[], questions: readonly Question[]): boolean {
  const [first] = spans;
  const isPolar = polar.test(first?.tokens[0]?.text ?? '');
  return (
    isPolar &&
    questions.every(({ client, project, invoice, period }) => client ?? project ?? invoice ?? period)
  );
}

interface Asked {
  readonly operators: readonly Operator[];
  readonly dropped: readonly Operator[];
  readonly spans: readonly Span[];
}

function askFor({ operators, dropped, spans }: Asked, options: KeepOptions): Part {
  const words = [...new Set(dropped.flatMap((operator) => operator.words))];
  const choices = offer(spans, operators, options);
  return choices.length === 0
    ? { kind: 'declined', topic: 'unknown-words', words }
    : { kind: 'unclear', about: 'meaning', subject: words.join(' '), choices };
}

/** Plain questions about the side that was meant, with the name and the period that were said. */
function offer(
  spans: readonly Span[],
  operators: readonly Operator[],
  { language, read }: KeepOptions,
): readonly string[] {
  const said = (kind: Span['kind']) =>
    spans.filter((span) => span.kind === kind).map(({ tokens }) => tokens.map(({ raw }) => raw).join(' '));
  const [names, periods] = [said('name'), said('period')];
  if (operators.some(({ kind }) => !isSide(kind) && kind !== 'comparison')) return [];
  if (names.length > 1 || periods.length > 1) return [];
  const slots = { ...(names[0] && { name: names[0] }), ...(periods[0] && { period: periods[0] }) };
  const months = usualPeriods[language].slice(-periodsAtMost).map((period) => period.trim());
  const intents = new Set(operators.flatMap(({ kind }) => offeredFor[kind] ?? []));
  return [...intents]
    .flatMap((intent) => {
      const texts = [
        slots,
        ...(slots.period === undefined ? months : []).map((period) => ({ ...slots, period })),
      ]
        .flatMap((each) => sayPlainly(intent, language, each) ?? [])
        .filter((text) => isKept(read(text), operators));
      // With a period only where the question needs one.
      return texts.length > periodsAtMost ? texts.slice(0, 1) : texts;
    })
    .slice(0, choicesAtMost);
}

/** Whether a text is read as one question that applies all of the operators, or as a question for its period. */
function isKept([part, ...more]: readonly Part[], operators: readonly Operator[]): boolean {
  return (
    part?.kind === 'question' &&
    more.length === 0 &&
    operators.every(({ kind }) => applies(part.question, kind))
  );
}

/** What is offered otherwise keeps them as well. */
function onlyKeeping(
  part: Extract<Part, { kind: 'unclear' }>,
  operators: readonly Operator[],
  { read }: KeepOptions,
): Part {
  const choices = part.choices.filter((choice) => isKept(read(choice), operators));
  if (choices.length > 0 || part.choices.length === 0) return { ...part, choices };
  return { kind: 'declined', topic: 'unknown-words', words: operators.flatMap(({ words }) => words) };
}
