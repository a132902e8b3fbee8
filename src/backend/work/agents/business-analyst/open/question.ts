/** What a document leaves open: what is asked, of which words, and the sentence that it stands on. */
import type { ReadPassage } from '../known/requirement.ts';

export const asks = [
  'vague-speed',
  'vague-quality',
  'vague-amount',
  'vague-time',
  'open-list',
  'examples',
  'as-usual',
  'undecided',
  'asked',
  'no-actor',
  'which-roles',
  'which-system',
  'unknown-term',
  'error-case',
  'no-figure',
  'no-date',
  'no-year',
  'no-currency',
  'no-unit',
  'contradiction',
  'priority',
] as const;
export type Ask = (typeof asks)[number];

export interface Doubt {
  readonly ask: Ask;
  /** Words of the sentence; empty where it is about all of it. */
  readonly words: string;
  /** The other sentence of a contradiction. */
  readonly other?: ReadPassage;
}

export interface Question {
  readonly passage: ReadPassage;
  readonly doubts: readonly Doubt[];
}
