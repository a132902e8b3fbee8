/** Finds the classes of words: phrases first, then words, endings, and one typing error in a long word. */

import { findNumber, ordinalOf } from '../../../../domain/periods/period-words.ts';
import { fold, type Token } from './tokens.ts';
import { isOtherWord, isSlipOf, isTypoOf } from './vocabulary.ts';

export interface WordHit<Name extends string> {
  readonly tokens: readonly Token[];
  /** Empty: a word of no class. */
  readonly classes: readonly Name[];
  /** Of a phrase: its words one by one, for a frame that does not know the phrase. */
  readonly parts: readonly WordHit<Name>[];
}

export interface Lexicon<Name extends string> {
  read(tokens: readonly Token[]): readonly WordHit<Name>[];
  /** A word of the grammar, so that it is no name. */
  knows(word: string): boolean;
  /** All of its words, also those of phrases. */
  readonly words: readonly string[];
  /** The classes of a word by itself. */
  classesOf(word: string): readonly Name[];
}

interface Entry<Name> {
  readonly words: readonly string[];
  readonly isOpen: boolean;
  readonly name: Name;
}

/** A short stem with a long ending is another word. */
const longestEnding = (stem: string): number => (stem.length >= 6 ? 6 : 4);
const shortestTypo = 7;
/** A shorter word in lower case, which is hardly a name, and two letters swapped in a shorter one yet. */
const shortestPlainTypo = 6;
const shortestSwap = 5;

function toEntries<Name extends string>(words: Readonly<Record<Name, string>>): readonly Entry<Name>[] {
  return (Object.keys(words) as Name[]).flatMap((name) =>
    words[name]
      .split(/\s+/)
      .filter(Boolean)
      .map((pattern) => {
        const isOpen = pattern.endsWith('*');
        return { words: (isOpen ? pattern.slice(0, -1) : pattern).split('_').map(fold), isOpen, name };
      }),
  );
}

function isWord(word: string, pattern: string, isOpen: boolean): boolean {
  return (
    word === pattern ||
    (isOpen && word.startsWith(pattern) && word.length - pattern.length <= longestEnding(pattern))
  );
}

function isAt<Name>({ words, isOpen }: Entry<Name>, tokens: readonly Token[], index: number): boolean {
  return words.every((word, offset) => {
    const text = tokens[index + offset]?.text;
    return text !== undefined && isWord(text, word, isOpen && offset === words.length - 1);
  });
}

const isNumber = (word: string): boolean => findNumber(word) !== undefined || ordinalOf(word) !== undefined;

/** Two letters beside each other changed places. */
export function isSwapOf(word: string, other: string): boolean {
  return (
    word.length === other.length &&
    isTypoOf(word, other) &&
    [...word].toSorted().join('') === [...other].toSorted().join('')
  );
}

/** Classes of words that say nothing by themselves. */
export const empty: ReadonlySet<string> = new Set(['filler', 'mine', 'them']);
const places: ReadonlySet<string> = new Set(['for', 'from', 'fur', 'von', 'bei']);

/** "Hours for horus": what is named there is no word with a typing error in it. */
export const isNamed = (tokens: readonly Token[], index: number): boolean =>
  places.has(tokens[index - 1]?.text ?? '');

/** `isExact`: no typing errors are read over. */
export function createLexicon<Name extends string>(
  words: Readonly<Record<Name, string>>,
  { isExact = false }: { readonly isExact?: boolean } = {},
): Lexicon<Name> {
  const entries = toEntries(words);
  const byStart = Map.groupBy(entries, (entry) => entry.words[0]?.slice(0, 1) ?? '');
  const singles = entries.filter(({ words: { length } }) => length === 1);
  const singlesByStart = Map.groupBy(singles, (entry) => entry.words[0]?.slice(0, 1) ?? '');
  const exact = [...new Set(singles.flatMap((entry) => entry.words))];

  const classesOf = (word: string): readonly Name[] =>
    (singlesByStart.get(word.slice(0, 1)) ?? [])
      .filter((entry) => isWord(word, entry.words[0] ?? '', entry.isOpen))
      .map(({ name }) => name);

  function findTypo(word: string, raw: string): readonly Name[] {
    if (isExact || /\d/.test(word) || isOtherWord(word) || isNumber(word)) return [];
    const isPlain = raw === raw.toLowerCase();
    const shortest = isPlain ? shortestPlainTypo : shortestTypo;
    const isLong = ({ length }: string) => length >= shortest && word.length >= shortest;
    const meant =
      (isPlain && word.length >= shortestSwap ? exact.find((known) => isSwapOf(word, known)) : undefined) ??
      exact.find((known) => isLong(known) && isSlipOf(word, known));
    const names = singles.flatMap((entry) => (entry.words[0] === meant ? entry.name : []));
    // What says nothing is not guessed: "acme" is no "came", and would be passed over.
    return names.every((name) => empty.has(name)) ? [] : names;
  }

  function hitAt(tokens: readonly Token[], index: number): WordHit<Name> {
    const word = tokens[index]?.text ?? '';
    const here = (byStart.get(word.slice(0, 1)) ?? []).filter((entry) => isAt(entry, tokens, index));
    const length = Math.max(1, ...here.map((entry) => entry.words.length));
    const best = here.filter((entry) => entry.words.length === length).map(({ name }) => name);
    // "Buch mir …": told to do something, German leaves an e out.
    const isFirst = index === 0 || tokens[index - 1]?.text === 'bitte';
    const told = isExact && isFirst ? classesOf(`${word}e`) : [];
    const typos = () => (isNamed(tokens, index) ? [] : findTypo(word, tokens[index]?.raw ?? ''));
    const classes = best.length > 0 ? best : isExact ? told : typos();
    const parts = length === 1 ? [] : tokens.slice(index, index + length).map((token) => hitAt([token], 0));
    return { tokens: tokens.slice(index, index + length), classes: [...new Set(classes)], parts };
  }

  return {
    read(tokens) {
      const hits: WordHit<Name>[] = [];
      for (let index = 0; index < tokens.length; ) {
        const hit = hitAt(tokens, index);
        hits.push(hit);
        index += hit.tokens.length;
      }
      return hits;
    },
    words: [...new Set(entries.flatMap((entry) => entry.words))],
    knows: (word) => classesOf(word).length > 0,
    classesOf,
  };
}
