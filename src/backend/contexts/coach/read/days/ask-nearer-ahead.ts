/**
 * A month, week or day without a year that is nearer ahead than behind: "December", asked in November. What is recorded is
 * last year's, and what is meant may be this one's, so the coach asks.
 */

import { tokenize } from '../../words/tokens.ts';
import { spellAll } from '../spelling/spell-out.ts';
import type { Part } from '../topics/question.ts';
import { type ReadingContext, readSpans, type Span } from '../topics/reading.ts';

interface Asking extends ReadingContext {
  /** ISO date: where the period begins that was read. */
  readonly from: string;
  /** Whether a text is read as a question of those days. */
  readonly isRead: (text: string) => boolean;
}

const relative = /^(?:last|past|previous|letzte\w?|vergangene\w?|vorige\w?|vorjahr\w*|(?:year|jahr)\w*)$/;
const daysOf = (date: string): number => Date.parse(date) / 86_400_000;

export function askIfNearerAhead(text: string, { isRead, from, ...context }: Asking): Part | undefined {
  const spans = readSpans(spellAll(tokenize(text), context.names), context);
  const at = spans.findIndex((span) => span.period?.from === from && isNearerAhead(span, context.today));
  if (at < 0) return undefined;
  const choice = `${rawOf(spans.slice(0, at + 1))} ${from.slice(0, 4)} ${rawOf(spans.slice(at + 1))}`;
  const choices = [`${choice.trim()}?`].filter(isRead);
  return choices.length === 0
    ? { kind: 'declined', topic: 'future', words: [] }
    : { kind: 'unclear', about: 'period', subject: '', choices };
}

function isNearerAhead({ period, tokens }: Span, today: string): boolean {
  const hasYear = tokens.some(({ text }) => /20\d{2}/.test(text) || relative.test(text));
  if (period === undefined || hasYear || period.from.slice(0, 4) >= today.slice(0, 4)) return false;
  const ahead = daysOf(nextYear(period.from)) - daysOf(today);
  const behind = daysOf(today) - daysOf(period.to);
  return ahead > 0 && ahead < behind;
}

/** 29 February is 1 March where there is none: what matters is the distance. */
function nextYear(date: string): string {
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return new Date(`${next}T00:00:00Z`).toISOString().slice(0, 10);
}

const rawOf = (spans: readonly Span[]): string =>
  spans
    .flatMap(({ tokens }) => tokens.map(({ raw }) => raw))
    .join(' ')
    .replace(/[?!.\s]+$/, '');
