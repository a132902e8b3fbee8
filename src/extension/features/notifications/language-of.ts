/** Of the texts that the backend writes: the editor's, where there is one. */
export function languageOf(locale: string): 'en' | 'de' {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}
