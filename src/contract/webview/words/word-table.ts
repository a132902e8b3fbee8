/**
 * Texts of a page: English by name, each the key of its translation in src/words/<language>. The host hands a
 * page the translations of its own texts in the page's HTML, so that they are there when its script begins.
 */

/** `{0}` to `{3}` are placeholders. */
export type Text = string | ContextText | Variants;

/** A word with another translation elsewhere: `Open` is a command, and the state of an invoice. */
export interface ContextText {
  readonly text: string;
  readonly context: string;
}

/** Chosen by one argument, the first unless `by` names another: `none` for 0, '' and undefined, `one` for 1 and true. */
export interface Variants {
  readonly other: string;
  readonly one?: string;
  readonly none?: string;
  readonly by?: 1 | 2;
}

export interface WordTable {
  readonly [name: string]: Text | readonly string[] | WordTable;
}

type Value = string | number;
type Arguments<Place extends string> = Place extends `${string}{3}${string}`
  ? [Value, Value, Value, Value]
  : Place extends `${string}{2}${string}`
    ? [Value, Value, Value]
    : Place extends `${string}{1}${string}`
      ? [Value, Value]
      : Place extends `${string}{0}${string}`
        ? [Value]
        : [];
type Loose<Values> = { [Index in keyof Values]: Value | boolean | undefined };
type Said<Place extends string> =
  Arguments<Place> extends [] ? string : (...values: Arguments<Place>) => string;
type Chosen<Words> = Words extends { readonly other: infer Other extends string; readonly by: 1 }
  ? (...values: Loose<Arguments<`${Other}{1}`>>) => string
  : Words extends { readonly other: infer Other extends string }
    ? (...values: Loose<Arguments<`${Other}{0}`>>) => string
    : never;

/** A text with placeholders becomes a function of their values. */
export type Translated<Words> = Words extends string
  ? Said<Words>
  : Words extends readonly string[]
    ? readonly string[]
    : Words extends Variants
      ? Chosen<Words>
      : Words extends ContextText
        ? Said<Words['text']>
        : { readonly [Name in keyof Words]: Translated<Words[Name]> };

/** Id of the data block in the page's HTML. */
export const wordsElementId = 'words';

/** The key of a text in the catalogue: with a context as VS Code writes it (`message/comment`). */
export function keyOf(text: string | ContextText): string {
  return typeof text === 'string' ? text : `${text.text}/${text.context}`;
}

export function isVariants(words: Text | readonly string[] | WordTable): words is Variants {
  return typeof words === 'object' && 'other' in words && typeof words.other === 'string';
}

export function isContextText(words: Text | readonly string[] | WordTable): words is ContextText {
  return (
    typeof words === 'object' && 'text' in words && 'context' in words && typeof words.context === 'string'
  );
}

/** The keys of all texts of a table. */
export function listTexts(words: WordTable): readonly string[] {
  return Object.values(words).flatMap((value) => keysOf(value));
}

function keysOf(words: Text | readonly string[] | WordTable): readonly string[] {
  if (typeof words === 'string' || isContextText(words)) return [keyOf(words)];
  if (isVariants(words)) return [words.other, words.one, words.none].filter((text) => text !== undefined);
  return isList(words) ? words : listTexts(words);
}

export function isList(words: readonly string[] | WordTable): words is readonly string[] {
  return Array.isArray(words);
}

/** Of the whole catalogue what a page shows; nothing where the editor speaks English. */
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
