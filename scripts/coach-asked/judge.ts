/** Judges an answer by the figures that the SQL of its question gives. */
import type { Answer } from './ask-coach.ts';
import type { Expected, Figures, Value } from './expect.ts';
import { finders, isExact, plainTextOf, saysNone } from './find-figures.ts';
import type { Question } from './read-sets.ts';

/**
 * `right`: the figures stand there, or it asked where the question is ambiguous. `opposite`: those of the negated
 * question do. `asked`: it asks back. `wrong`: it has other figures. `declined`: it has none.
 */
export const verdicts = ['right', 'asked', 'wrong', 'opposite', 'declined'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judged {
  readonly question: Question;
  readonly expected: Expected;
  readonly answer: Answer;
  readonly verdict: Verdict;
  /** What is right stands below the first line: perhaps one of many figures. */
  readonly isListed: boolean;
  /** Amounts are beside by cents. */
  readonly isNear: boolean;
}

export function judge(question: Question, expected: Expected, answer: Answer): Judged {
  const text = plainTextOf(answer.text);
  const first = text.trimStart().split('\n')[0] ?? '';
  const isListed = !expected.readings.some((figures) => standsIn(first, figures, answer));
  const isNear = !expected.readings.some(
    (figures) =>
      standsIn(text, figures, answer) &&
      (figures.kind !== 'money' || figures.values.every((each) => isExact(text, each))),
  );
  return { question, expected, answer, verdict: verdictOn(question, expected, answer), isListed, isNear };
}

function verdictOn(question: Question, expected: Expected, answer: Answer): Verdict {
  const { readings, opposite } = expected;
  const text = plainTextOf(answer.text);
  if (question.choice === true && asksBack(text, answer)) return 'right';
  if (readings.some((figures) => standsIn(text, figures, answer)))
    return listsOthers(text, expected) ? 'wrong' : 'right';
  if (opposite !== undefined && hasValues(opposite) && standsIn(text, opposite, answer)) return 'opposite';
  return verdictWithout(text, answer);
}

/** Of an answer without the figures that were looked for. A refusal offers other questions, and asks nothing. */
function verdictWithout(text: string, answer: Answer): Verdict {
  if (asksBack(text, answer)) return 'asked';
  return answer.choices.length === 0 && hasFigures(text) ? 'wrong' : 'declined';
}

const asksBack = (text: string, { choices }: Answer) => choices.length > 0 && text.includes('?');

const isNothing = ({ value }: Value) => value === 0;
const hasValues = ({ values }: Figures) => values.some((value) => !isNothing(value));

function standsIn(text: string, figures: Figures, answer: Answer): boolean {
  const { kind, values, any } = figures;
  if (kind !== 'truth' && !hasValues(figures)) return answer.choices.length === 0 && saysNone(text);
  if (kind === 'truth' && answer.choices.length > 0) return false;
  const found = (value: Value) => finders[kind](text, value);
  return any ? values.some(found) : values.every(found);
}

/** More than was asked for: other invoices than those, or names that the negated question gives. */
function listsOthers(text: string, { readings: [first], opposite }: Expected): boolean {
  if (first?.kind !== 'names') return false;
  const others = opposite?.values ?? [];
  if (others.some((value) => finders.names(text, value))) return true;
  const names = new Set(first.values.map(({ value }) => value));
  const isOfInvoices = first.values.some(({ value }) => numberOfInvoice.test(String(value)));
  return isOfInvoices && (text.match(numbersOfInvoices) ?? []).some((number) => !names.has(number));
}

const numberOfInvoice = /^\d{4}-\d{4}$/u;
const numbersOfInvoices = /(?<!\d)\d{4}-\d{4}(?!\d)/gu;

/** A time, an amount, a share or the number of an invoice. */
const hasFigures = (text: string) =>
  /\d+:\d\d|\d+[.,]\d{2}|\d ?%|\b\d{4}-\d{4}\b|(?<!\d)\d{1,3}(?!\d)/u.test(text);
