/** A name without what two people write differently: case, accents, punctuation, legal form, letters of other scripts. */
import unhomoglyph from 'unhomoglyph';
import { legalForms } from './legal-forms.ts';

export interface FoldedName {
  /** In their order; a name of nothing but punctuation has none. */
  readonly words: readonly string[];
  /** The words without spaces. */
  readonly joined: string;
  /** Which letters occur, as bits: what differs in many of them is another name, without a closer look. */
  readonly letters: number;
  /** Numbers of the name in their order, without leading zeros, then its signs: what differs in them is another thing. */
  readonly marks: string;
}

/** Words that stand for `&` and `+`. */
const connectives: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'en']);
/** At a word, where they tell it from another: `C#`, `C++` and `.NET`. Between words, `+` stands for *and*. */
const signs = /(?<=[\p{L}\p{N}])[+#]+(?![\p{L}\p{N}])|(?<!\S)\.(?=\p{L})/gu;
/** `Sp. z o.o.` is the longest. */
const mostPartsOfForm = 4;

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae' };
/** Letters that Unicode does not take apart into a letter and an accent. */
const strokes: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** `Müller` as `muller`. */
export function foldForLikeness(name: string): FoldedName {
  return fold(lower(name));
}

/** `Müller` as `mueller`; undefined for a name without such letters. */
export function foldSpelledOut(name: string): FoldedName | undefined {
  const text = lower(name);
  const spelled = text.replace(/[äöüåøæ]/gu, (letter) => umlauts[letter] ?? letter);
  return spelled === text ? undefined : fold(spelled);
}

/** A Cyrillic or Greek letter is the Latin one that it looks like (confusables of UTS 39), a full-width one its plain one. */
function lower(name: string): string {
  const latin = name.normalize('NFKC').replace(/[^\p{Script=Latin}\p{Script=Common}\p{M}]/gu, unhomoglyph);
  return latin.toLowerCase().normalize('NFC');
}

function fold(text: string): FoldedName {
  const plain = text
    .replace(/[ßøæœłđı]/gu, (letter) => strokes[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const counted = plain.replace(/\p{N}+/gu, (digits) => digits.replace(/^0+(?=.)/u, ''));
  const parts = counted.match(/[\p{L}\p{N}]+/gu) ?? [];
  const marks = [...(counted.match(/\p{N}+/gu) ?? []), ...(counted.match(signs) ?? [])].join(' ');
  const words = withoutForm(parts.filter((part) => !connectives.has(part)));
  const joined = words.join('');
  return { words, joined, letters: lettersOf(joined), marks };
}

/** Letters of other alphabets share bits: it may then hold two names to be nearer than they are, and never farther. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** Forms at the end, of which there may be more (`GmbH & Co. KG`); a name of a form alone keeps it. */
function withoutForm(words: readonly string[]): readonly string[] {
  for (let count = Math.min(mostPartsOfForm, words.length - 1); count > 0; count -= 1) {
    if (legalForms.has(words.slice(-count).join(''))) return withoutForm(words.slice(0, -count));
  }
  return words;
}
