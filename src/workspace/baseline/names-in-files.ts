/** Whether a function or resource of old is still there: asked for the few findings of which nothing else tells. */
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ignore } from '../ignore-error.ts';
import type { IsNamed } from './match-baseline.ts';

/** More than a scan reads of a file. */
const maxBytes = 2 * 1024 * 1024;

/** Files are read at the first question about each; what cannot be read names nothing. */
export function createNameLookup(folder: string): IsNamed {
  const texts = new Map<string, string>();
  return (file, name) => {
    const text = texts.get(file) ?? readPlain(path.join(folder, file));
    texts.set(file, text);
    return isNamedIn(text, name);
  };
}

/** As a word of its own. */
export function isNamedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_$]/u.test(around)) return true;
  }
  return false;
}

function readPlain(file: string): string {
  try {
    const info = lstatSync(file);
    return info.isFile() && info.size <= maxBytes ? readFileSync(file, 'utf8') : '';
  } catch (error) {
    ignore(error, 'what went away names nothing');
    return '';
  }
}
