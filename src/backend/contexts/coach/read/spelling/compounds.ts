/** German compounds of what is asked: `Oktoberumsatz`, `Supportstunden`, `Monatsumsatz`, read as their parts. */

import { monthOf } from '../../../../../domain/periods/period-words.ts';
import type { NameIndex } from '../../words/names.ts';
import type { Token } from '../../words/tokens.ts';

/** What the second part may be. */
const heads: readonly string[] = (
  'stunden zeit zeiten umsatz umsatze rechnung rechnungen befunde budget zahlung zahlungen eintrage buchungen ' +
  'stundensatz aufwand entwurfe einnahmen schulden auslastung uberstunden mehrwertsteuer umsatzsteuer timer ' +
  'projekt projekte scan findings arbeit honorar'
).split(' ');

/** First parts that ask for groups, or for nothing in particular. */
const firsts: ReadonlyMap<string, readonly string[]> = new Map([
  ['gesamt', ['insgesamt']],
  ['jahres', []],
  ['monats', ['monatlich']],
  ['wochen', ['wochentlich']],
  ['tages', ['taglich']],
  ['kunden', ['kundenweise']],
  ['projekt', []],
]);

function readFirst(first: string, names: NameIndex): readonly string[] | undefined {
  const known = firsts.get(first);
  if (known !== undefined) return known;
  return [first, first.replace(/s$/, '')]
    .filter((word) => word.length >= 4)
    .filter((word) => monthOf(word) !== undefined || names.find([{ text: word, raw: word, gap: 'space' }], 0))
    .slice(0, 1)
    .map((word) => [word])[0];
}

/** Two words of the grammar, joined by nothing, an s or an n: `Stundenübersicht`, `Umsatzvergleich`. */
function splitKnown(
  { text, raw, gap }: Token,
  isKnown: (word: string) => boolean,
): readonly Token[] | undefined {
  for (let at = text.length - 4; at >= 4; at -= 1) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    const read = [first, first.replace(/s$/, '')].find((word) => word.length >= 4 && isKnown(word));
    if (read !== undefined && isKnown(second)) {
      return [
        { text: read, raw: raw.slice(0, at), gap },
        { text: second, raw: raw.slice(at), gap: 'space' },
      ];
    }
  }
  return undefined;
}

/** The parts of a word that no other reading knows; the word itself where it is none of these. */
export function splitCompound(
  token: Token,
  names: NameIndex,
  isKnown: (word: string) => boolean,
): readonly Token[] {
  for (const head of heads) {
    const first = token.text.slice(0, -head.length);
    const read = first.length >= 3 && token.text.endsWith(head) ? readFirst(first, names) : undefined;
    if (read === undefined) continue;
    const raws =
      read.length === 0 ? [token.raw] : [token.raw.slice(0, first.length), token.raw.slice(first.length)];
    return [...read, head].map((text, index) => ({
      text,
      raw: raws[index] ?? '',
      gap: index === 0 ? token.gap : 'space',
    }));
  }
  return splitKnown(token, isKnown) ?? [token];
}
