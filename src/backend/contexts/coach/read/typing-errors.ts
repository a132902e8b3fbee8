/**
 * "Umsatz im oktber", "lezte woche", "nicht abrechen kann": one typing error in a word that the reader knows, put right before
 * phrases and periods are looked for. The dates and conditions that an answer says are those that were read.
 */
import {
  findNumber,
  isPeriodWord,
  longPeriodWords,
  monthOf,
  ordinalOf,
} from '../../../../domain/periods/period-words.ts';
import { empty, isNamed, isSwapOf } from '../words/lexicon-reader.ts';
import type { NameIndex } from '../words/names.ts';
import { senses } from '../words/sense.ts';
import type { Token } from '../words/tokens.ts';
import { isCommonExactly, isOtherWord, isSlipOf, isTypoOf } from '../words/vocabulary.ts';

/** Words of their own, a letter away from those that are known. */
const others: ReadonlySet<string> = new Set(
  'versand summer summers mouth mouths marsch reminder reminders falling blank separate dates angel form'.split(
    ' ',
  ),
);

/** Written as it is said, and too short for a letter to be put right. */
const misspelt: ReadonlyMap<string, string> = new Map([
  ['payed', 'paid'],
  ['unpayed', 'unpaid'],
  // Of words that say nothing none but these is guessed.
  ['teh', 'the'],
  ['adn', 'and'],
  ['udn', 'und'],
  ['un', 'und'],
  ['wiht', 'with'],
  ['thsoe', 'those'],
  ['davn', 'davon'],
  ['moth', 'month'],
  ['rigth', 'right'],
  ['rihgt', 'right'],
  ['jetz', 'jetzt'],
  ['wich', 'which'],
  ['nich', 'nicht'],
  ['ned', 'nicht'],
  ['sehn', 'sehen'],
]);

const shortestOfPeriod = 5;
const shortest = 6;

export function spellWords(tokens: readonly Token[], names: NameIndex): readonly Token[] {
  return tokens.map((written, index) => {
    // "Weeek".
    const token = { ...written, text: written.text.replaceAll(/(\p{L})\1{2,}/gu, '$1$1') };
    const { text } = token;
    const isName = names.find(tokens, index) !== undefined;
    const isRead = isOwn(text) || isKnown(text) || isName;
    const isOfName = isNamed(tokens, index);
    // "Hours for Ned" are of him.
    const isSlip = !isName && (!isOfName || isEmptyWord(misspelt.get(text) ?? ''));
    const slip = isSlip ? misspelt.get(text) : undefined;
    const meant = slip ?? (isRead ? undefined : meantBy(token, isOfName));
    return meant === undefined ? token : { ...token, text: meant };
  });
}

const isOwn = (text: string): boolean =>
  text.length < 4 || /\d/.test(text) || others.has(text) || isOtherWord(text);

/** Of what is named no word is guessed. */
const meantBy = (token: Token, isOfName: boolean): string | undefined =>
  periodMeant(token.text) ?? (isOfName ? undefined : wordMeant(token));

/** "Wie vielen". */
const ofPhrases: ReadonlySet<string> = new Set(senses.words);

function isKnown(word: string): boolean {
  return (
    isPeriodWord(word) ||
    findNumber(word) !== undefined ||
    ordinalOf(word) !== undefined ||
    isCommonExactly(word) ||
    senses.knows(word) ||
    ofPhrases.has(word)
  );
}

/** Undefined where it may be two: "januar" and "january" are one month. */
function periodMeant(word: string): string | undefined {
  if (word.length < shortestOfPeriod) return undefined;
  const near = longPeriodWords.filter((known) => isTypoOf(word, known));
  const kinds = Map.groupBy(near, (known) => monthOf(known) ?? known.slice(0, 3));
  const [only, ...more] = kinds.values();
  return more.length > 0 ? undefined : only?.[0];
}

/** A word in capitals is hardly one of the language: it may be a name. Of "bezahlt" and "bezahlte" the one with as many letters. */
function wordMeant({ text, raw }: Token): string | undefined {
  const isNameLike = raw !== raw.toLowerCase() && text.length <= shortest;
  const near = senses.words.filter(
    (known) =>
      isSlipOf(text, known) &&
      isLongEnough(text, known) &&
      // "Buget": nouns have capitals in German, and only a letter that is left out is sure enough.
      (!isNameLike || (known.length === shortest && text.length === known.length - 1)),
  );
  const meant = near.find(({ length }) => length === text.length) ?? near[0];
  // What says nothing is not guessed: "acme" is no "came", and would be passed over.
  return meant !== undefined && isEmptyWord(meant) ? undefined : meant;
}

const isEmptyWord = (word: string): boolean => {
  const classes = senses.classesOf(word);
  return classes.length > 0 && classes.every((name) => empty.has(name));
};

/** "Ofen", "mosst": a letter of two, or two of one. */
const isDoubled = (word: string, known: string): boolean => single(word) === single(known);
const single = (word: string): string => word.replaceAll(/(\p{L})\1/gu, '$1');

/** Swapped letters are seen in short words too; another letter makes another word of them. */
function isLongEnough(word: string, known: string): boolean {
  if (isSwapOf(word, known) || isDoubled(word, known)) return known.length >= 4;
  return known.length >= shortest;
}
