/** Texts of a page in the editor's language, from the data block in its HTML; English where a translation is missing. */
import {
  isContextText,
  isList,
  isVariants,
  keyOf,
  type Text,
  type Translated,
  type Variants,
  type WordTable,
  wordsElementId,
} from '../src/contract/webview/words/word-table.ts';
import { isText } from './state-guards.ts';

type Value = string | number | boolean | undefined;

export function translate<const Words extends WordTable>(words: Words): Translated<Words> {
  return translateTable(words, readTranslations()) as Translated<Words>;
}

/** A name of a table inside a sentence: English writes it in lower case, German as it is. */
export function inSentence(name: string): string {
  const isGerman = /^de\b/i.test(globalThis.document?.documentElement.lang ?? '');
  return isGerman ? name : name.toLowerCase();
}

type Translations = ReadonlyMap<string, string>;

function translateTable(words: WordTable, translations: Translations): unknown {
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, translateValue(value, translations)]),
  );
}

function translateValue(value: Text | readonly string[] | WordTable, translations: Translations): unknown {
  const find = (text: string) => translations.get(text) ?? text;
  if (typeof value === 'string') return withPlaces(find(value));
  if (isContextText(value)) return withPlaces(translations.get(keyOf(value)) ?? value.text);
  if (isVariants(value)) return (...values: readonly Value[]) => fill(find(choose(value, values)), values);
  return isList(value) ? value.map(find) : translateTable(value, translations);
}

function choose({ other, one = other, none = other, by }: Variants, values: readonly Value[]): string {
  const deciding = values[by ?? 0];
  if (deciding === 1 || deciding === '1' || deciding === true) return one;
  return deciding === 0 || deciding === '' || deciding === undefined ? none : other;
}

/** A text with places becomes a function of what is put in. */
function withPlaces(text: string): string | ((...values: readonly Value[]) => string) {
  return /\{\d\}/.test(text) ? (...values) => fill(text, values) : text;
}

function fill(text: string, values: readonly Value[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** None where there is no document, as in a test of a part. */
function readTranslations(): Translations {
  const text = globalThis.document?.getElementById(wordsElementId)?.textContent ?? '';
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return new Map(Object.entries(parsed ?? {}).filter((entry): entry is [string, string] => isText(entry[1])));
}
