/** The words of a page in the editor's language, as the host put them into the HTML: by their English text, which is said where one is missing. */
import { type Translated, type WordTable, wordsElementId } from '../src/contract/webview/words/word-table.ts';
import { isText } from './state-guards.ts';

export function translate<const Words extends WordTable>(words: Words): Translated<Words> {
  return translateTable(words, readTranslations()) as Translated<Words>;
}

type Translations = ReadonlyMap<string, string>;

function translateTable(words: WordTable, translations: Translations): unknown {
  return Object.fromEntries(
    Object.entries(words).map(([name, text]) => [
      name,
      typeof text === 'string' ? sayWith(translations.get(text) ?? text) : translateTable(text, translations),
    ]),
  );
}

/** A text with places becomes a function of what is put in. */
function sayWith(text: string): string | ((...values: readonly (string | number)[]) => string) {
  return /\{\d\}/.test(text)
    ? (...values) =>
        text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place))
    : text;
}

/** None where there is no document, as in a test of a part. */
function readTranslations(): Translations {
  const text = globalThis.document?.getElementById(wordsElementId)?.textContent ?? '';
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return new Map(Object.entries(parsed ?? {}).filter((entry): entry is [string, string] => isText(entry[1])));
}
