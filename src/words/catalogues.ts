/** What the backend says to people in their language. The editor's own texts are written into its bundle by scripts/words. */
import backup from './de/backup.json' with { type: 'json' };
import coach from './de/coach.json' with { type: 'json' };
import mails from './de/mails.json' with { type: 'json' };
import notices from './de/notices.json' with { type: 'json' };
import refusals from './de/refusals.json' with { type: 'json' };
import shared from './de/shared.json' with { type: 'json' };
import words from './de/words.json' with { type: 'json' };
import type { Catalogue } from './text.ts';

/** English is the key, and needs no catalogue. */
export type Language = 'en' | 'de';

const catalogues: Readonly<Record<Language, Catalogue | undefined>> = {
  en: undefined,
  de: { ...shared, ...backup, ...words, ...refusals, ...coach, ...notices, ...mails },
};

export function catalogueOf(language: Language): Catalogue | undefined {
  return catalogues[language];
}

/** @param locale BCP 47, such as `de-AT` */
export function catalogueFor(locale: string): Catalogue | undefined {
  return /^de\b/i.test(locale) ? catalogues.de : undefined;
}
