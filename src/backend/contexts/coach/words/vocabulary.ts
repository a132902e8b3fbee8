/** Looks words up in the lexicon: phrases first, then words, endings, and one typing error. */
import { type Concept, conceptWords, fillerWords, languageWords } from './lexicon.ts';
import { fold, type Token } from './tokens.ts';

/** What one or more words mean; without concepts they are filler. */
export interface Meaning {
  readonly concepts: readonly Concept[];
  readonly length: number;
}

export type Language = 'en' | 'de';

interface Entry {
  readonly words: readonly string[];
  /** True when the last word may end in anything. */
  readonly open: boolean;
  readonly concept: Concept | undefined;
}

/** A short stem with a long ending is another word: "workshop" is no work. */
function longestEnding(stem: string): number {
  return stem.length >= 6 ? 7 : 5;
}
const shortestTypo = 6;

function toEntries(text: string, concept: Concept | undefined): readonly Entry[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((pattern) => {
      const open = pattern.endsWith('*');
      return { words: (open ? pattern.slice(0, -1) : pattern).split('_').map(fold), open, concept };
    });
}

const entries: readonly Entry[] = [
  ...(Object.keys(conceptWords) as Concept[]).flatMap((concept) => toEntries(conceptWords[concept], concept)),
  ...toEntries(fillerWords, undefined),
];

function indexBy(key: (entry: Entry) => string | undefined): ReadonlyMap<string, readonly Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const at = key(entry);
    if (at !== undefined) {
      index.set(at, [...(index.get(at) ?? []), entry]);
    }
  }
  return index;
}

const phrases = indexBy((entry) => (entry.words.length > 1 ? entry.words[0] : undefined));
const exact = indexBy((entry) => (entry.words.length === 1 ? entry.words[0] : undefined));
const stems = indexBy((entry) => (entry.words.length === 1 && entry.open ? entry.words[0] : undefined));
const shortestStem = Math.min(...[...stems.keys()].map((stem) => stem.length));

function conceptsOf(found: readonly Entry[]): readonly Concept[] {
  return [...new Set(found.flatMap(({ concept }) => concept ?? []))];
}

function isPhraseAt({ words, open }: Entry, tokens: readonly Token[], index: number): boolean {
  return words.every((word, offset) => {
    const text = tokens[index + offset]?.text;
    return text === word || (open && offset === words.length - 1 && text?.startsWith(word) === true);
  });
}

function findPhrase(tokens: readonly Token[], index: number): Meaning | undefined {
  const here = (phrases.get(tokens[index]?.text ?? '') ?? []).filter((entry) =>
    isPhraseAt(entry, tokens, index),
  );
  const length = Math.max(0, ...here.map(({ words }) => words.length));
  return length === 0
    ? undefined
    : { concepts: conceptsOf(here.filter(({ words }) => words.length === length)), length };
}

function findStem(word: string): readonly Entry[] {
  for (let length = word.length; length >= shortestStem; length -= 1) {
    const stem = word.slice(0, length);
    const found = word.length - length <= longestEnding(stem) ? stems.get(stem) : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return [];
}

/** One letter wrong, missing, doubled, or two swapped. */
export function isTypoOf(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < word.length && word[start] === other[start]) {
    start += 1;
  }
  const [rest, otherRest] = [word.slice(start), other.slice(start)];
  const swapped =
    rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    swapped
  );
}

const endings = /^[aeimnrst]$/;
const vowels = /^[aeiou]$/;
const shortestVowelSlip = 8;

/**
 * A typing error that makes no other word of it as easily: the first letter stands, and a letter in place of another is one of an
 * ending, or a vowel of a long word. "Locked" is not "looked", "early" not "yearly", "coding" not "coming".
 */
export function isSlipOf(word: string, known: string): boolean {
  if (!isTypoOf(word, known)) return false;
  if (isSwapped(word, known)) return true;
  if (word[0] !== known[0]) return false;
  if (word.length !== known.length) return true;
  const at = [...word].findIndex((letter, index) => letter !== known[index]);
  const [written = '', meant = ''] = [word[at], known[at]];
  const isOf = (letters: RegExp) => letters.test(written) && letters.test(meant);
  return at === word.length - 1 ? isOf(endings) : word.length >= shortestVowelSlip && isOf(vowels);
}

export const isSwapped = (word: string, other: string): boolean =>
  [...word].toSorted().join('') === [...other].toSorted().join('');

/** Words of their own, a letter away from words of the grammar. */
const otherWords = new Set('auslagen beitrage summer summers leiste leisten aufgenommen reicht'.split(' '));

export function isOtherWord(word: string): boolean {
  return otherWords.has(word);
}

function findTypo(word: string): readonly Entry[] {
  if (otherWords.has(word)) {
    return [];
  }
  if (word.length < shortestTypo || /\d/.test(word)) {
    return [];
  }
  for (const [known, found] of exact) {
    if (known.length >= shortestTypo && isSlipOf(word, known)) {
      return found;
    }
  }
  return [];
}

/** What the words from `index` on mean; undefined for a word that the coach does not know. */
export function findMeaning(tokens: readonly Token[], index: number): Meaning | undefined {
  const phrase = findPhrase(tokens, index);
  if (phrase !== undefined) {
    return phrase;
  }
  const word = tokens[index]?.text ?? '';
  const known = [...(exact.get(word) ?? []), ...findStem(word)];
  const found = known.length > 0 ? known : findTypo(word);
  return found.length > 0 ? { concepts: conceptsOf(found), length: 1 } : undefined;
}

/** A word of the grammar, so that it cannot name a project by itself. */
export function isCommonWord(word: string): boolean {
  return exact.has(word) || findStem(word).length > 0;
}

/** As it stands, without an ending cut off. */
export function isCommonExactly(word: string): boolean {
  return exact.has(word);
}

const spokenWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(languageWords.en.split(' ').map(fold)),
  de: new Set(languageWords.de.split(' ').map(fold)),
};

/** The language of a question; `otherwise` when its words do not tell. */
export function findLanguage(tokens: readonly Token[], otherwise: Language): Language {
  const votes = (language: Language): number =>
    tokens.filter(({ text }) => spokenWords[language].has(text)).length;
  const letters = tokens.some(({ raw }) => /[äöüß]/i.test(raw)) ? 1 : 0;
  const lead = votes('de') + letters - votes('en');
  if (lead === 0) {
    return otherwise;
  }
  return lead > 0 ? 'de' : 'en';
}
