/** Texts of rules in a language other than English, as `scripts/rules.ts` writes them. */

export interface TranslatedRule {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** English templates with their translations. */
  readonly messages: readonly (readonly [english: string, translated: string])[];
}

/** One language's texts. */
export interface TranslatedTexts {
  readonly language: string;
  readonly rules: Readonly<Record<string, TranslatedRule>>;
  /** Templates of messages that many rules share. */
  readonly shared: TranslatedRule['messages'];
  /** What fills a place and is no code: `the request`, `container {a} of {b}`. */
  readonly phrases: TranslatedRule['messages'];
  /** Words of the hover, by their English. */
  readonly words: Readonly<Record<string, string>>;
}
