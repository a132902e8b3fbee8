/**
 * No answer to the opposite: where a question holds an operator that what was read of it does not apply, that is declined.
 */
import type { NameIndex } from '../names.ts';
import type { Part, Question } from '../question.ts';
import { readSpans, type Span } from '../reading.ts';
import { spellAll } from '../spell-out.ts';
import { tokenize } from '../tokens.ts';
import { applies } from './applied.ts';
import { askIfNearerAhead } from './nearer-ahead.ts';
import type { Operator } from './operator.ts';
import { readOperators } from './read-operators.ts';

export interface KeepOptions {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is made of a text without a look at its operators. */
  readonly read: (text: string) => readonly Part[];
}

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
    return [declineFor(dropped)];
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

/** What is offered in its place keeps the condition, and is made of the frames of what was said (query/ask). */
function declineFor(dropped: readonly Operator[]): Part {
  const words = [...new Set(dropped.flatMap((operator) => operator.words))];
  return { kind: 'declined', topic: 'unknown-words', words };
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
