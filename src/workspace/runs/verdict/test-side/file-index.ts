/** Files of a project by their names, as imports and texts name them. */
import { posix } from 'node:path';
import { isCodeName } from './side-names.ts';

const codeEnding = /\.(?:d\.)?\w+$/;

export class FileIndex {
  readonly names: ReadonlySet<string>;
  private readonly byBase: ReadonlyMap<string, readonly string[]>;
  private readonly byStem: ReadonlyMap<string, readonly string[]>;
  private readonly byWord: ReadonlyMap<string, readonly string[]>;
  private readonly byFolder: ReadonlyMap<string, readonly string[]>;

  constructor(names: Iterable<string>) {
    const all = [...new Set(names)];
    this.names = new Set(all);
    this.byBase = Map.groupBy(all, (name) => posix.basename(name));
    this.byStem = Map.groupBy(all.filter(isCodeName), (name) => stemOf(name));
    this.byWord = Map.groupBy(all, (name) => stemOf(name));
    this.byFolder = Map.groupBy(all, (name) => posix.dirname(name));
  }

  /** Those that lie in the folder itself. */
  inFolder(folder: string): readonly string[] {
    return this.byFolder.get(folder) ?? [];
  }

  folders(): readonly string[] {
    return [...this.byFolder.keys()];
  }

  /** A path from the top, with or without the ending of code, or a folder with an index. */
  at(path: string): readonly string[] {
    if (this.names.has(path)) return [path];
    const bare = isCodeName(path) ? withoutEnding(path) : path;
    const found = (this.byStem.get(posix.basename(bare)) ?? []).filter(
      (name) => withoutEnding(name) === bare,
    );
    if (found.length > 0) return found;
    return this.inFolder(path).filter((name) =>
      /^(?:index\.\w+|__init__\.py|mod\.rs)$/.test(posix.basename(name)),
    );
  }

  /** Files whose path ends in this one; the ending of code may be another, or be left out. */
  endingIn(path: string): readonly string[] {
    const whole = (this.byBase.get(posix.basename(path)) ?? []).filter((name) => endsIn(name, path));
    if (whole.length > 0) return whole;
    const bare = isCodeName(path) ? withoutEnding(path) : path;
    const named = (this.byStem.get(posix.basename(bare)) ?? []).filter((name) =>
      endsIn(withoutEnding(name), bare),
    );
    if (named.length > 0) return named;
    const inside = ['__init__', 'index'].flatMap((stem) => this.byStem.get(stem) ?? []);
    return inside.filter((name) => endsIn(posix.dirname(name), bare));
  }

  /** Whatever is called so, in any folder. */
  called(word: string): readonly string[] {
    return [...(this.byBase.get(word) ?? []), ...(this.byWord.get(word) ?? [])];
  }
}

function endsIn(name: string, path: string): boolean {
  return name === path || name.endsWith(`/${path}`);
}

export function withoutEnding(name: string): string {
  return name.replace(codeEnding, '');
}

export function stemOf(name: string): string {
  return posix.basename(withoutEnding(name));
}
