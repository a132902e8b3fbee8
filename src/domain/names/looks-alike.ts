/**
 * Whether two names of clients, projects or tasks may be of one thing: what *Did you mean …?* asks about. One definition
 * for the API, imports, the editor and the command line. It proposes and never decides: nothing is merged by it.
 */
import damerauLevenshtein from 'damerau-levenshtein';
import { type FoldedName, foldForLikeness, foldSpelledOut } from './fold-for-likeness.ts';

/** Letters from which on a word may hold one slip, and two: `Rot` and `Rat` are two words, `Nordwind` and `Nordwnid` are not. */
const oneSlipFrom = 5;
const twoSlipsFrom = 12;
/** In the whole name. */
const mostSlips = 2;

/**
 * Alike are names that differ in case, accents, punctuation, spacing, order of words, legal form, letters of other scripts
 * that look the same, or in one or two slips of the keyboard in longer words (Damerau 1964: a letter changed, added, left
 * out, or swapped with its neighbour). Never alike are names of different numbers (`Phase 1`, `Phase 2`) or signs (`C`,
 * `C++`), nor short words that differ (`Support DE`, `Support AT`). Symmetric, and true of a name and itself; not transitive.
 */
export function looksAlike(one: string, other: string): boolean {
  return createLikeness(one)(createFolds(other));
}

/** A name in both ways in which umlauts are written; made once where it is compared with many. */
export interface NameFolds {
  readonly name: string;
  readonly plain: FoldedName;
  /** Undefined: as `plain`. */
  readonly spelledOut: FoldedName | undefined;
}

export function createFolds(name: string): NameFolds {
  return { name, plain: foldForLikeness(name), spelledOut: foldSpelledOut(name) };
}

/** `looksAlike` of one name with many. */
export function createLikeness(name: string): (other: NameFolds) => boolean {
  const own = createFolds(name);
  return (other) => {
    if (own.name === other.name || isAlike(own.plain, other.plain)) return true;
    const hasUmlauts = own.spelledOut !== undefined || other.spelledOut !== undefined;
    return hasUmlauts && isAlike(own.spelledOut ?? own.plain, other.spelledOut ?? other.plain);
  };
}

/**
 * Of names that look like one, that which differs only in how it is written: case, accents, spacing, legal form. It is what
 * lists tick. Undefined where none does or several do: which of them is meant, nobody has said.
 */
export function findSameName(name: string, like: readonly string[]): string | undefined {
  const own = createFolds(name);
  const [same, ...others] = like.filter((other) => isSame(own, createFolds(other)));
  return others.length === 0 ? same : undefined;
}

function isSame(one: NameFolds, other: NameFolds): boolean {
  const pairs = [
    [one.plain, other.plain],
    [one.spelledOut ?? one.plain, other.spelledOut ?? other.plain],
  ] as const;
  return pairs.some(([left, right]) => isAlike(left, right) && left.joined === right.joined);
}

function isAlike(one: FoldedName, other: FoldedName): boolean {
  if (one.marks !== other.marks || one.joined === '' || other.joined === '') return false;
  if (Math.abs(one.joined.length - other.joined.length) > mostSlips) return false;
  if (countBits(one.letters ^ other.letters) > 2 * mostSlips) return false;
  return one.joined === other.joined || areWordsNear(one.words, other.words);
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What both have is left out, in any order; the rest is compared in its order. */
function areWordsNear(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const left = without(one, other);
  const right = without(other, one);
  const slips = left.map((word, at) => countSlips(word, right[at] ?? ''));
  return slips.reduce((sum, count) => sum + count, 0) <= mostSlips;
}

/** Each word of `taken` takes one away. */
function without(words: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return words.filter((word) => {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}

/** Infinite for two words that are not one with slips. */
function countSlips(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  const allowed = length < oneSlipFrom ? 0 : length < twoSlipsFrom ? 1 : mostSlips;
  if (Math.abs(one.length - other.length) > allowed) return Number.POSITIVE_INFINITY;
  const { steps } = damerauLevenshtein(one, other);
  return steps <= allowed ? steps : Number.POSITIVE_INFINITY;
}
