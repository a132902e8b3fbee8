/** What every answer is written with: figures that open their records, and the formats of the user's language. */
import type { Proposal } from '../../../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../../../contract/coach/record-link.ts';
import { formatMinutes } from '../../../../../domain/duration.ts';
import { formatMoney, type Money } from '../../../../../domain/money.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { escapeMarkdown } from '../../../../platform/markdown.ts';
import type { CoachData } from '../../model/coach-data.ts';
import type { AnswerEvent } from '../../model/coach-source.ts';
import type { Question } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import type { AskedWhether } from './asked-whether.ts';

export type Answer = AsyncGenerator<AnswerEvent, void, undefined>;
export type Answerer = (question: Question, context: AnswerContext) => Answer;

export interface AnswerContext {
  readonly data: CoachData;
  readonly language: Language;
  readonly format: Format;
  readonly figures: Figures;
  /** The user's own day. */
  readonly today: string;
  readonly now: number;
  readonly zone: string;
  /** Whether the message asks how far a week has come, which is answered with yes or no. */
  readonly asksStateOfWeek?: boolean;
  /** The message, where it asks with yes or no and for one thing alone. */
  readonly whether?: AskedWhether | undefined;
  /** What is asked of one invoice, where the message asks whether it is so, or how much of it is. */
  readonly askedOfOne?: Pick<QueryFrame, 'asks' | 'shape'> | undefined;
  /** Whole sentences to send next. */
  offer(choices: readonly string[]): void;
  /** A name is missing: the next message may be that name alone. */
  askBack?(): void;
  /** Absent: nothing can be proposed here. */
  readonly propose?: ((tool: string, input: unknown) => Promise<Proposed>) | undefined;
}

/** What became of something that the coach would do. */
export type Proposed =
  | { readonly proposal: Proposal }
  | { readonly refused: string }
  /** A rule of the user lets it be done without a question. */
  | { readonly done: readonly RecordLink[] };

/** Numbers the links of one answer, in the order in which its text names them. */
export class Figures {
  #count = 0;
  #fresh: RecordLink[] = [];
  readonly #said = new Set<string>();

  /** `[31:15](vireo:0)`; without records the figure stands alone. */
  link(figure: string, kind: RecordLink['kind'], ids: readonly string[]): string {
    if (ids.length === 0) {
      return `**${figure}**`;
    }
    this.#fresh.push({ kind, ids: [...ids] });
    this.#count += 1;
    return `[${figure}](vireo:${this.#count - 1})`;
  }

  /** What holds for the whole answer: empty where it was said before. */
  once(text: string): string {
    if (this.#said.has(text)) return '';
    this.#said.add(text);
    return text;
  }

  /** Text with the links that it names for the first time. */
  text(markdown: string): AnswerEvent {
    const links = this.#fresh;
    this.#fresh = [];
    return { type: 'text', text: markdown, links };
  }
}

export interface Format {
  duration(seconds: number): string;
  money(amount: Money): string;
  day(date: string): string;
  span(period: Period): string;
  time(instantMs: number, zone: string): string;
  count(value: number): string;
  /** A share of 1: `37 %`. */
  percent(share: number): string;
  /** One decimal at most. */
  decimal(value: number): string;
  month(month: string): string;
  shortMonth(month: string): string;
}

function toDate(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** The interface's locale where it speaks the language of the question, else that language itself. */
function pickLocale(language: Language, locale: string | undefined): string {
  const wanted = locale ?? language;
  const isKnown =
    /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(wanted) && wanted.toLowerCase().startsWith(language);
  return isKnown ? wanted : language;
}

export function createFormat(language: Language, wanted: string | undefined): Format {
  const locale = pickLocale(language, wanted);
  const days = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const spans = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const monthsIn = (month: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { month, year: 'numeric', timeZone: 'UTC' });
  const [months, shortMonths] = [monthsIn('long'), monthsIn('short')];
  return {
    duration: formatMinutes,
    money: (amount) => formatMoney(amount, locale),
    day: (date) => days.format(toDate(date)),
    span: ({ from, to }) =>
      from === to ? days.format(toDate(from)) : spans.formatRange(toDate(from), toDate(to)),
    time: (instantMs, zone) =>
      new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(
        instantMs,
      ),
    count: (value) => new Intl.NumberFormat(locale).format(value),
    percent: (share) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    decimal: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
    month: (month) => months.format(toDate(`${month}-01`)),
    shortMonth: (month) => shortMonths.format(toDate(`${month}-01`)),
  };
}

/** Runs a lookup and says what was looked at, and how long it took. */
export async function look<Value>(
  read: () => Promise<Value>,
  title: (value: Value) => string,
): Promise<{ readonly value: Value; readonly tool: AnswerEvent }> {
  const startedAt = performance.now();
  const value = await read();
  return {
    value,
    tool: { type: 'tool', title: title(value), elapsedMs: Math.round(performance.now() - startedAt) },
  };
}

/** A name or note from the records, shown as it is. */
export const plain = escapeMarkdown;

/** Whole days from one date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Ids that a link carries at most; a figure over more records opens what they belong to instead. */
export const linkedIdsAtMost = 500;

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}
