/** The questions of one message: "How many hours last week, and what is unbilled?", "invoiced in August vs received in August". */
import type { Item } from '../words/item.ts';
import { type ItemContext, readItems } from './items.ts';
import { sharesDenial } from './sides/left-out-records.ts';
import { hasSubject } from './subjects.ts';

const ends = /[?!;\n]+\s*|\.\s+(?=\p{L})/u;
const joints =
  /,?\s+(?:and|und|plus|sowie)\s+(?=(?:how|what|which|who|when|where|wie|wieviel|wieviele|was|welche[rsmn]?|wer|wem|wen|wann|is|are|ist|sind|hat|habe)\b)|,\s+(?=(?:how|what|which|who|when|wie|wieviel|wieviele|was|welche[rsmn]?|wer|wem|wann)\b)/iu;
const sides = /\s+(?:vs\.?|versus|gegen|gegenüber|and|und)\s+/iu;

export interface SaidClause {
  readonly said: string;
  /** One of two sides, which are figures or no questions of their own. */
  readonly isSide: boolean;
  readonly items: readonly Item[];
}

/** One where it is one question. */
export function splitQuestions(text: string, context: ItemContext): readonly SaidClause[] {
  const clauses = text
    .split(ends)
    .flatMap((sentence) => sentence.split(joints))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const [only, ...more] = clauses;
  const read = (each: readonly string[], isSide = false) =>
    each.map((said) => ({ said, isSide, items: readItems(said, context) }));
  if (only === undefined || more.length > 0) return read(clauses);
  const held = read(only.split(sides), true);
  const [one = [], other = []] = held.map(({ items }) => items);
  const isHeld = held.length === 2 && areTwo(one, other) && !sharesDenial(one, other);
  // Two sides of one measure are held against each other.
  return isHeld ? held : read([only]);
}

const areTwo = (one: readonly Item[], other: readonly Item[]): boolean =>
  hasSubject(one) && (hasSubject(other) || isBareDays(other));

/** "Hours this week and last week". */
const isBareDays = (items: readonly Item[]): boolean =>
  items.some(({ kind }) => kind === 'period') &&
  items.every((item) => item.kind === 'period' || (item.kind === 'word' && item.senses.has('filler')));
