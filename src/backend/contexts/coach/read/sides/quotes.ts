/** What stands in quotes is looked for as it stands: taken out of the text before it is cut into words. */
import type { NameIndex } from '../../words/names.ts';
import { tokenize } from '../../words/tokens.ts';

export interface QuotedText {
  /** With `quote0`, `quote1` … in place of them. */
  readonly text: string;
  readonly quotes: readonly string[];
}

export const quoted =
  /["„“”«»]([^"„“”«»]{2,100})["“”«»]|(?<![\p{L}\p{N}])['‚‘]([^'‘’]{2,100})['‘’](?![\p{L}\p{N}])/gu;

/** A name in quotes is that name. */
export function readQuotes(said: string, names: NameIndex): QuotedText {
  const quotes: string[] = [];
  const text = said.replaceAll(quoted, (whole: string, double?: string, single?: string) => {
    const inner = (double ?? single ?? '').trim();
    const tokens = tokenize(inner);
    const isName = names.find(tokens, 0)?.length === tokens.length;
    if (inner === '' || isName) return whole;
    quotes.push(inner);
    return ` quote${quotes.length - 1} `;
  });
  return { text, quotes };
}
