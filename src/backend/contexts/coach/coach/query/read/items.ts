/** A question as the reader of frames sees it: periods, names, bounds and words with their senses, in their order. */

import { findNumber } from '../../../../../../domain/periods/period-words.ts';
import type { Period } from '../../../../../../domain/periods/periods.ts';
import type { NamedRecord, NameIndex } from '../../built-in/names.ts';
import { readSpans, type Span } from '../../built-in/reading.ts';
import { spellAll } from '../../built-in/spell-out.ts';
import { type Token, tokenize } from '../../built-in/tokens.ts';
import { type Sense, senses } from '../words/sense.ts';
import { readBounds, type SaidBound } from './quantities.ts';

interface Said {
  readonly raw: string;
  /** A comma or a new sentence stands before it. */
  readonly isAfterBreak: boolean;
}

export type Item = Said &
  (
    | { readonly kind: 'period'; readonly period: Period; readonly isBare: boolean }
    | { readonly kind: 'name'; readonly candidates: readonly NamedRecord[] }
    | { readonly kind: 'bound'; readonly bound: SaidBound }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'word'; readonly text: string; readonly senses: ReadonlySet<Sense> }
  );

export interface ItemContext {
  readonly names: NameIndex;
  /** The user's own day, `YYYY-MM-DD`. */
  readonly today: string;
}

export function readItems(said: string, context: ItemContext): readonly Item[] {
  const { text, bounds } = readBounds(said);
  const spans = readSpans(spellAll(tokenize(text), context.names), context);
  const items: Item[] = [];
  const run: Token[] = [];
  const flush = () => items.push(...readWords(run.splice(0), bounds));
  for (const span of spans) {
    if (span.kind === 'words' || span.kind === 'unknown') run.push(...span.tokens);
    else {
      flush();
      items.push(...toItem(span));
    }
  }
  flush();
  return items;
}

function toItem({ tokens, period, name }: Span): readonly Item[] {
  const raw = tokens.map((token) => token.raw).join(' ');
  const isAfterBreak = tokens[0]?.gap !== 'space';
  if (period !== undefined)
    return [{ kind: 'period', raw, isAfterBreak, period, isBare: tokens.length === 1 }];
  return name === undefined ? [] : [{ kind: 'name', raw, isAfterBreak, candidates: name.candidates }];
}

const mark = /^bound(\d+)$/;

function readWords(tokens: readonly Token[], bounds: readonly SaidBound[]): Item[] {
  const items: Item[] = [];
  const plain: Token[] = [];
  const flush = () => {
    for (const { tokens: own, classes } of senses.read(plain.splice(0))) {
      const text = own.map((token) => token.text).join(' ');
      const raw = own.map((token) => token.raw).join(' ');
      const isAfterBreak = own[0]?.gap !== 'space';
      const number = own.length === 1 && classes.length === 0 ? findNumber(text) : undefined;
      items.push(
        number === undefined
          ? { kind: 'word', raw, isAfterBreak, text, senses: new Set(classes) }
          : { kind: 'number', raw, isAfterBreak, value: number },
      );
    }
  };
  for (const token of tokens) {
    const bound = bounds[Number(mark.exec(token.text)?.[1] ?? -1)];
    if (bound === undefined) plain.push(token);
    else {
      flush();
      items.push({ kind: 'bound', raw: bound.raw, isAfterBreak: token.gap !== 'space', bound });
    }
  }
  flush();
  return items;
}
