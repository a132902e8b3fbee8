/**
 * Words of a page: English texts by name, each the key of its translation in l10n/bundle.l10n.<language>.json. The host
 * hands a page the translations of its own texts alone, in the page's HTML, so that they are there when its script begins.
 */

/** `{0}` and `{1}` stand for what is put in. */
export interface WordTable {
  readonly [name: string]: string | WordTable;
}

type Value = string | number;
type Said<Text extends string> = Text extends `${string}{1}${string}`
  ? (first: Value, second: Value) => string
  : Text extends `${string}{0}${string}`
    ? (value: Value) => string
    : string;

/** A text with places is a function of what is put in. */
export type Translated<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends string ? Said<Words[Name]> : Translated<Words[Name]>;
};

/** Id of the data block in the page's HTML. */
export const wordsElementId = 'words';

export function listTexts(words: WordTable): readonly string[] {
  return Object.values(words).flatMap((text) => (typeof text === 'string' ? [text] : listTexts(text)));
}

/** Of the whole catalogue what a page says; nothing where the editor speaks English. */
export function pickTranslations(
  words: WordTable,
  catalogue: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listTexts(words).flatMap((text) => {
      const translation = catalogue?.[text];
      return translation === undefined ? [] : [[text, translation]];
    }),
  );
}
