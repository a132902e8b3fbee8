/** The seam between the words of the sources, which are English, and those of the user. */

/** `{0}` stands for the first argument; the editor has the translation under the English sentence. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** English as it is written: for tests, and where no translation is there. */
export const inEnglish: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** What is said of one and of more: English and German have no third form. `{0}` stands for the count. */
export type CountedWords = readonly [one: string, more: string];

export function counted(
  t: Translate,
  [one, more]: CountedWords,
  count: number,
  ...args: readonly (string | number)[]
): string {
  return t(count === 1 ? one : more, count, ...args);
}

/** Of the texts that the backend writes: the editor's language, where there is one. */
export function textLanguage(locale: string): 'en' | 'de' {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}
