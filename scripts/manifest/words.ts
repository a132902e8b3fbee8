/** English words of the manifest, collected while it is made: package.json holds keys, package.nls.json the words. */

/** The part of an id by which its words are found. */
export function keyOf(id: string): string {
  return id.slice('vireo.'.length);
}

export class Words {
  private readonly words = new Map<string, string>();

  /** `%key%`, which the editor replaces by the user's language. */
  add(key: string, english: string): string {
    const known = this.words.get(key);
    if (known !== undefined && known !== english) throw new Error(`Two texts for ${key}.`);
    this.words.set(key, english);
    return `%${key}%`;
  }

  toJson(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.words].sort(([one], [other]) => one.localeCompare(other)));
  }
}
