/** The catalogue of words: an area a file, English to German, and which areas each reader takes. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Words = Readonly<Record<string, string>>;

export const folderOfWords = 'src/words/de';

/** A later area says its own German for what an earlier one says, too. */
export const readers = {
  /** The editor and its pages: l10n/bundle.l10n.de.json. */
  bundle: ['shared', 'pages', 'editor'],
  /** What the editor shows of the extension that it has not started: package.nls.de.json. */
  manifest: ['shared', 'pages', 'editor', 'manifest'],
} as const;

export function readArea(root: string, area: string): Words {
  const file = path.join(root, folderOfWords, `${area}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

export function readWords(root: string, reader: keyof typeof readers): Words {
  const words: Words = Object.assign({}, ...readers[reader].map((area) => readArea(root, area)));
  // A word within a sentence of the service (`word.ts`) may stand beside what the editor says of the same kind.
  return Object.fromEntries(Object.entries(words).filter(([key]) => !key.endsWith('/word')));
}
