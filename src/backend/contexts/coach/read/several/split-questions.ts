/** The questions of one message: "How many hours last week, and what is unbilled?", "invoiced in August vs received in August". */
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { type ItemContext, readItems } from '../items.ts';
import { sharesDenial } from '../sides/left-out-records.ts';
import { hasSubject } from '../subjects.ts';

/** "Am 31. Juni" is no end of a sentence. */
const ends =
  /[?!;\n]+\s*|\.\s+(?=\p{L})(?!(?<=\d\.\s+)(?:jan|feb|m[äa]r|apr|ma[iy]|jun|jul|aug|sep|okt|oct|nov|de[zc]|quartal|woche|halbjahr))/iu;
const joints =
  /,?\s+(?:and|und|plus|sowie)\s+(?=(?:how|what|which|who|when|where|wie|wieviel|wieviele|was|welche[rsmn]?|wer|wem|wen|wann|is|are|ist|sind|hat|habe)\b)|,\s+(?=(?:how|what|which|who|when|wie|wieviel|wieviele|was|welche[rsmn]?|wer|wem|wann)\b)/iu;
const sides = /\s+(?:vs\.?|versus|gegen|gegenüber|and|und)\s+/iu;

export interface SaidClause {
  readonly said: string;
  /** One of two sides, which are figures or no questions of their own. */
  readonly isSide: boolean;
  /** Another stands before it in its sentence. */
  readonly isJoined: boolean;
  readonly items: readonly Item[];
}

/** One where it is one question. */
export function splitQuestions(text: string, context: ItemContext): readonly SaidClause[] {
  const clauses = text.split(ends).flatMap((sentence) => clausesOf(sentence.split(joints)));
  const [only, ...more] = clauses;
  const read = (each: readonly Clause[], isSide = false) =>
    each.map((clause) => ({ ...clause, isSide, items: readItems(clause.said, context) }));
  if (only === undefined || more.length > 0) return read(clauses);
  const held = read(clausesOf(only.said.split(sides)), true);
  const [one = [], other = []] = held.map(({ items }) => items);
  const isHeld = held.length === 2 && areTwo(one, other) && !sharesDenial(one, other);
  // Two sides of one measure are held against each other.
  return isHeld ? held : read([only]);
}

type Clause = Pick<SaidClause, 'said' | 'isJoined'>;

const clausesOf = (each: readonly string[]): readonly Clause[] =>
  each
    .map((said) => said.trim())
    .filter((said) => said !== '')
    .map((said, at) => ({ said, isJoined: at > 0 }));

const areTwo = (one: readonly Item[], other: readonly Item[]): boolean =>
  hasSubject(one) && !isState(one) && (hasSubject(other) || isBareDays(other));

/** "Paid and unpaid invoices": what the noun behind both is. */
const isState = ([only, ...more]: readonly Item[]): boolean =>
  more.length === 0 && only?.kind === 'word' && states.some((sense) => only.senses.has(sense));

const states: readonly Sense[] = ['pay', 'unpaid', 'billed', 'unbilled', 'overdue', 'due'];

/** "Hours this week and last week". */
const isBareDays = (items: readonly Item[]): boolean =>
  items.some(({ kind }) => kind === 'period') &&
  items.every(
    (item) =>
      item.kind === 'period' || (item.kind === 'word' && item.senses.has('filler') && !isMe.test(item.text)),
  );

/** "Hours of Ben and me". */
const isMe = /^(?:me|mich|mir|us|uns)$/;
