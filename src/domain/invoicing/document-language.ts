/** In which language documents for a client are written: invoices, reminders and the mails that carry them. */

/** ISO 3166-1 alpha-2: where German is what business is written in. */
const german: ReadonlySet<string> = new Set(['DE', 'AT']);

export interface LanguageFacts {
  /** BCP 47, as it was set for the client; null where it was not. */
  readonly language: string | null;
  /** Undefined where nobody has said it. */
  readonly countryCode: string | undefined;
}

/**
 * The client's own language, else that of its country, else the practice's.
 *
 * @param practice BCP 47; in its variant where it is the country's language already, as `de-AT`
 */
export function documentLanguage({ language, countryCode }: LanguageFacts, practice: string): string {
  if (language !== null) return language;
  if (countryCode === undefined || !german.has(countryCode)) return practice;
  return practice.split('-')[0] === 'de' ? practice : 'de';
}
