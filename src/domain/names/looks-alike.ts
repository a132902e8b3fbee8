/**
 * Whether two names of clients, projects or tasks may be of one thing: what *Did you mean …?* asks about. One definition
 * for the API, imports, the editor and the command line. It proposes and never decides: nothing is merged by it.
 */
import damerauLevenshtein from 'damerau-levenshtein';
import { type FoldedName, foldForLikeness, foldSpelledOut } from './fold-for-likeness.ts';

/** Letters from which on a word may hold one slip, and two: `Rot` and `Rat` are two words, `Nordwind` and `Nordwnid` are not. */
const oneSlipFrom = 5;
const twoSlipsFrom = 12;

/**
 * Alike are names that differ in case, accents, punctuation, spacing, order of words, legal form, letters of other scripts
 * that look the same, or in one or two slips of the keyboard in longer words (Damerau 1964: a letter changed, added, left
 * out, or swapped with its neighbour). Never alike are names of different numbers (`Phase 1`, `Phase 2`), nor short words
 * that differ (`Support DE`, `Support AT`). Symmetric, and true of a name and itself; not transitive.
 */
export function looksAlike(one: string, other: string): boolean {
  return createLikeness(one)(createFolds(other));
}

/** A name in both ways in which umlauts are written; made once where it is compared with many. */
export interface NameFolds {
  readonly name: string;
  readonly plain: FoldedName;
  readonly spelledOut: FoldedName;
}

export function createFolds(name: string): NameFolds {
  return { name, plain: foldForLikeness(name), spelledOut: foldSpelledOut(name) };
}

/** `looksAlike` of one name with many. */
export function createLikeness(name: string): (other: NameFolds) => boolean {
  const own = createFolds(name);
  return (other) =>
    own.name === other.name || isAlike(own.plain, other.plain) || isAlike(own.spelledOut, other.spelledOut);
}

/** Those of `items` that look like the name, in their order. */
export function findLookAlikes<Item>(
  name: string,
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): readonly Item[] {
  const isLike = createLikeness(name);
  return [...items].filter((item) => isLike(createFolds(nameOf(item))));
}

function isAlike(one: FoldedName, other: FoldedName): boolean {
  if (one.numbers !== other.numbers || one.words.length === 0 || other.words.length === 0) return false;
  return one.joined === other.joined || areWordsNear(one.words, other.words);
}

/** What both have is left out, in any order; the rest is compared in its order. */
function areWordsNear(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const left = without(one, other);
  const right = without(other, one);
  return left.length <= 2 && left.every((word, at) => isNear(word, right[at] ?? ''));
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

function isNear(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const allowed = length < oneSlipFrom ? 0 : length < twoSlipsFrom ? 1 : 2;
  if (Math.abs(one.length - other.length) > allowed) return false;
  return damerauLevenshtein(one, other).steps <= allowed;
}
