/** The files of a project, read once each, by their paths relative to its folder. */
import path from 'node:path';
import type { MakingPlace } from '../../delivery/maker.ts';
import type { Known, Place } from './service-facts.ts';

export class ProjectFiles {
  readonly all: readonly string[];
  private readonly known: ReadonlySet<string>;
  private readonly texts = new Map<string, string | undefined>();
  private readonly place: Pick<MakingPlace, 'read'>;

  constructor(place: Pick<MakingPlace, 'read'>, files: readonly string[]) {
    this.place = place;
    this.all = files.toSorted();
    this.known = new Set(files);
  }

  has(file: string): boolean {
    return this.known.has(file);
  }

  /** Undefined for what is not there, or is no text. */
  async read(file: string): Promise<string | undefined> {
    if (!this.has(file)) return undefined;
    if (!this.texts.has(file)) {
      const text = await this.place.read(file).catch(() => undefined);
      this.texts.set(file, text);
    }
    return this.texts.get(file);
  }

  /** Those at or below a folder, none of a folder within that is another service's. */
  below(folder: string, others: readonly string[] = []): readonly string[] {
    const inner = others.filter((other) => other !== folder && isBelow(other, folder));
    return this.all.filter((file) => isBelow(file, folder) && !inner.some((other) => isBelow(file, other)));
  }
}

function isBelow(file: string, folder: string): boolean {
  return folder === '.' || file === folder || file.startsWith(`${folder}/`);
}

export function join(folder: string, name: string): string {
  return path.posix.join(folder, name);
}

/** Of a file below `folder`. */
export function relativeTo(folder: string, file: string): string {
  return folder === '.' ? file : file.slice(folder.length + 1);
}

/** The first group of the first match, and where that stands. */
export function findIn(file: string, text: string, pattern: RegExp): Known<string> | undefined {
  const match = pattern.exec(text);
  const value = match?.slice(1).find((group) => group !== undefined);
  if (match === null || value === undefined) return undefined;
  return { value, place: lineAt(file, text, match.index + match[0].length - 1) };
}

function lineAt(file: string, text: string, offset: number): Place {
  return { file, line: text.slice(0, offset).split('\n').length };
}
