/** One clause read word by word: its periods, its names, the concepts it touches, and what was not understood. */

import { findPeriod } from '../../../../../domain/periods/period-ranges.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import type { Concept } from '../../words/lexicon.ts';
import type { NameIndex, NameMatch } from '../../words/names.ts';
import type { Token } from '../../words/tokens.ts';
import { findMeaning } from '../../words/vocabulary.ts';

/** A run of tokens that were read together. */
export interface Span {
  readonly kind: 'period' | 'name' | 'words' | 'unknown';
  readonly tokens: readonly Token[];
  readonly concepts: readonly Concept[];
  readonly period?: Period;
  readonly name?: NameMatch;
}

export interface ReadingContext {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Month names that are everyday words too. */
const monthLike = new Set(['may', 'march', 'mar']);
const beforeMonth = new Set(['in', 'im', 'since', 'seit', 'for', 'fur', 'of', 'last', 'until', 'bis']);

function isEverydayMonth(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.text ?? '';
  return monthLike.has(word) && !beforeMonth.has(tokens[index - 1]?.text ?? '');
}

function spanAt(tokens: readonly Token[], index: number, context: ReadingContext): Span {
  const period = isEverydayMonth(tokens, index) ? undefined : findPeriod(tokens, index, context.today);
  if (period !== undefined) {
    return {
      kind: 'period',
      tokens: tokens.slice(index, index + period.length),
      concepts: [],
      period: period.period,
    };
  }
  const name = context.names.find(tokens, index);
  if (name !== undefined) {
    return { kind: 'name', tokens: tokens.slice(index, index + name.length), concepts: [], name };
  }
  // "Working on this week": the week is a period, not the end of the phrase "on this".
  const isCut = findPeriod(tokens, index + 1, context.today) !== undefined;
  const meaning = findMeaning(isCut ? tokens.slice(0, index + 1) : tokens, index);
  if (meaning !== undefined) {
    return { kind: 'words', tokens: tokens.slice(index, index + meaning.length), concepts: meaning.concepts };
  }
  return { kind: 'unknown', tokens: tokens.slice(index, index + 1), concepts: [] };
}

export function readSpans(tokens: readonly Token[], context: ReadingContext): readonly Span[] {
  const spans: Span[] = [];
  let index = 0;
  while (index < tokens.length) {
    const span = spanAt(tokens, index, context);
    spans.push(span);
    index += Math.max(1, span.tokens.length);
  }
  return spans;
}

export interface Clause {
  readonly spans: readonly Span[];
  readonly concepts: ReadonlySet<Concept>;
  readonly periods: readonly Period[];
  readonly names: readonly NameMatch[];
  readonly unknown: readonly Token[];
  /** The words as they were written, for saying them back. */
  readonly words: readonly string[];
}

export function toClause(spans: readonly Span[]): Clause {
  return {
    spans,
    concepts: new Set(spans.flatMap((span) => span.concepts)),
    periods: spans.flatMap((span) => span.period ?? []),
    names: spans.flatMap((span) => span.name ?? []),
    unknown: spans.flatMap((span) => (span.kind === 'unknown' ? span.tokens : [])),
    words: spans.flatMap((span) => span.tokens.map((token) => token.text)),
  };
}
