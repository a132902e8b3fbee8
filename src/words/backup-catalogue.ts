/** What the process of backups says: it starts for each of them, and carries no other words. */
import words from './de/backup.json' with { type: 'json' };
import type { Catalogue } from './text.ts';

/** @param language BCP 47, or a header `Accept-Language`: German where it begins so */
export function backupCatalogueFor(language: string): Catalogue | undefined {
  return /^\s*de\b/i.test(language) ? words : undefined;
}
