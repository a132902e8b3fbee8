/** Words as they are read: `Tuesday's` is Tuesday (but "Tuesdays" are many), and German written without umlauts, "ueberfaellig": read as what it is where only that is a word of the grammar. */

import { findPeriod } from '../../../../../domain/periods/period-ranges.ts';
import { isPeriodWord, unitOf } from '../../../../../domain/periods/period-words.ts';
import { ownerOf } from '../../../../../domain/periods/said-words.ts';
import type { NameIndex } from '../../words/names.ts';
import type { Token } from '../../words/tokens.ts';
import { isCommonExactly, isCommonWord } from '../../words/vocabulary.ts';
import { actLexicon, askedLexicon } from '../topics/frames/frames.ts';
import { splitCompound } from './compounds.ts';
import { spellDialect } from './dialect.ts';

/** `Wochenende`, `Jahresbeginn`. */
function isOfPeriod(token: Token): boolean {
  return unitOf(token.text) !== undefined || findPeriod([token], 0, '2000-01-01') !== undefined;
}

/** Known without its ending being cut: open stems take compounds for what they begin with. */
function isFramed(word: string): boolean {
  return askedLexicon.knows(word) || actLexicon.knows(word) || isPeriodWord(word);
}

function isKnown(word: string): boolean {
  return isCommonWord(word) || askedLexicon.knows(word) || actLexicon.knows(word) || isPeriodWord(word);
}

/** The words of a message, as they are looked up. */
export function spellAll(tokens: readonly Token[], names: NameIndex): readonly Token[] {
  return spellDialect(tokens, names).flatMap((token) => {
    const spelled = spellOut(token);
    const isName = names.find([spelled], 0) !== undefined;
    return isName || isOfPeriod(spelled) || isFramed(spelled.text) || isCommonExactly(spelled.text)
      ? spelled
      : splitCompound(spelled, names, isFramed);
  });
}

export function spellOut(token: Token): Token {
  const owner = ownerOf(token);
  if (owner !== undefined) return { ...token, text: owner };
  if (!/[aou]e/.test(token.text) || isKnown(token.text)) return token;
  const text = token.text.replaceAll(/([aou])e/g, '$1');
  return isKnown(text) ? { ...token, text } : token;
}
