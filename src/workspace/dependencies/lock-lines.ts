/** Where the entries of a lock file begin: package managers write one a line, in a fixed form. */
import type { Place } from './model.ts';
import { TextPlaces } from './place.ts';

/** By the first group of `pattern`, which is global and matches at the beginnings of lines. The first one counts. */
export function findLines(file: string, text: string, pattern: RegExp): ReadonlyMap<string, Place> {
  const places = new TextPlaces(file, text);
  const found = new Map<string, Place>();
  for (const match of text.matchAll(pattern)) {
    const key = match[1];
    if (key === undefined || found.has(key)) continue;
    const start = match.index + match[0].length - match[0].trimStart().length;
    found.set(key, places.place(start, match.index + match[0].length));
  }
  return found;
}

/** Places of the first, the second … match of a global `pattern`. */
export function findOrdinals(file: string, text: string, pattern: RegExp): readonly Place[] {
  const places = new TextPlaces(file, text);
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => places.place(index, index + found.length));
}
