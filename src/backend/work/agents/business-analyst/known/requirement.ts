/** What is read from a document. Nothing of it is said by anything but the document. */

import type { Token } from '../../../../../domain/text/phrases.ts';
import type { Passage, Quote } from '../text/passage.ts';

export const requirementTypes = ['functional', 'quality', 'constraint', 'data', 'out-of-scope'] as const;
export type RequirementType = (typeof requirementTypes)[number];

/** Product qualities of ISO 25010, and what fits none. */
export const qualities = [
  'performance',
  'reliability',
  'security',
  'usability',
  'compatibility',
  'maintainability',
  'portability',
  'other',
] as const;
export type Quality = (typeof qualities)[number];

export const priorities = ['must', 'should', 'could', 'wont'] as const;
export type Priority = (typeof priorities)[number];

/** A passage with its words and the document that it is of. */
export interface ReadPassage extends Passage {
  readonly source: string;
  readonly tokens: readonly Token[];
}

export interface Criterion extends Quote {
  /** `said`: the document names it as one. `figure`: a figure of the sentence. `behaviour`: what its actor does. */
  readonly kind: 'said' | 'figure' | 'behaviour';
}

export interface Requirement {
  readonly passage: ReadPassage;
  readonly type: RequirementType;
  /** Of a quality. */
  readonly quality: Quality | undefined;
  /** Undefined: the text does not say it. */
  readonly priority: Priority | undefined;
  /** Words of the sentence, or of what introduces it. */
  readonly actor: string | undefined;
  /** The sentence itself says "they". */
  readonly isActorOfBefore: boolean;
  /** Short: a piece of the sentence. */
  readonly title: string;
  readonly isNegated: boolean;
  readonly criteria: readonly Criterion[];
  /** In other words than the document's, by a model. */
  readonly wording?: { readonly text: string; readonly model: string };
}
