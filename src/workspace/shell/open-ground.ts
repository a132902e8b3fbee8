/** The disk that a command would run on: links are followed when it is judged, nothing is run or opened. */
import { globSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Ground } from '../../domain/policy/acts/ground.ts';

/** A folder with more in it is one that nobody looked through. */
const mostEntries = 50_000;
const mostLinks = 40;
/** What others published, and what git keeps for itself. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git']);

export function openGround(folder: string): Ground {
  const root = realOf(path.resolve(folder)) ?? path.resolve(folder);
  const within = (file: string | undefined): string | undefined => {
    if (file === undefined) return undefined;
    const to = path.relative(root, file);
    if (to === '..' || to.startsWith(`..${path.sep}`) || path.isAbsolute(to)) return undefined;
    return to === '' ? '.' : to.replaceAll(path.sep, '/');
  };
  return {
    leadsTo: (word) => namesOf(root, word).map((name) => within(realOf(path.join(root, name)))),
    isThere: (word) => isThere(path.join(root, word)),
    holds: (word, isClosed) =>
      namesOf(root, word).some((name) => {
        const file = realOf(path.join(root, name));
        return file !== undefined && new Walk(within, isClosed).holds(file);
      }),
  };
}

/** The names that a pattern stands for, and itself. */
function namesOf(root: string, word: string): readonly string[] {
  return /[*?[]/.test(word) ? [word, ...globSync(word, { cwd: root })] : [word];
}

class Walk {
  readonly #within: (file: string | undefined) => string | undefined;
  readonly #isClosed: (path: string) => boolean;
  readonly #seen = new Set<string>();
  #left = mostEntries;

  constructor(within: (file: string | undefined) => string | undefined, isClosed: (path: string) => boolean) {
    this.#within = within;
    this.#isClosed = isClosed;
  }

  /** Of a file, whether it is closed; of a folder, whether anything below it is. */
  holds(file: string): boolean {
    const name = this.#within(file);
    if (name === undefined || this.#isClosed(name)) return true;
    if (this.#seen.has(file)) return false;
    this.#seen.add(file);
    return this.#entriesOf(file).some((entry) => {
      this.#left -= 1;
      if (this.#left < 0) return true;
      const at = path.join(file, entry.name);
      if (entry.isSymbolicLink()) return this.#holdsBehind(at);
      if (!entry.isDirectory()) return this.#isClosed(this.#within(at) ?? '');
      return leftOut.has(entry.name) ? this.#isClosed(this.#within(at) ?? '') : this.holds(at);
    });
  }

  #holdsBehind(link: string): boolean {
    const to = realOf(link);
    return to === undefined || this.holds(to);
  }

  #entriesOf(folder: string) {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch {
      // It is a file, is not there, or cannot be read by a command either.
      return [];
    }
  }
}

function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Where a path leads, also one that is not there yet, or behind a link to what is not; undefined: links lead round. */
function realOf(file: string, links = mostLinks): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return realOfMissing(file, links);
  }
}

function realOfMissing(file: string, links: number): string | undefined {
  const parent = path.dirname(file);
  if (links === 0) return undefined;
  if (parent === file) return file;
  const folder = realOf(parent, links - 1);
  if (folder === undefined) return undefined;
  const to = linkOf(file);
  return to === undefined
    ? path.join(folder, path.basename(file))
    : realOf(path.resolve(folder, to), links - 1);
}

function linkOf(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
