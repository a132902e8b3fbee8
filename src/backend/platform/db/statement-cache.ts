/** Prepared statements by their text, the least recently used let go first. */

const capacity = 256;

export class StatementCache<T> {
  readonly #entries = new Map<string, T>();
  readonly #release: (entry: T) => void;

  constructor(release: (entry: T) => void) {
    this.#release = release;
  }

  take(sql: string, prepare: () => T): T {
    const known = this.#entries.get(sql);
    if (known !== undefined) {
      this.#entries.delete(sql);
      this.#entries.set(sql, known);
      return known;
    }
    const entry = prepare();
    this.#entries.set(sql, entry);
    if (this.#entries.size > capacity) this.#dropOldest();
    return entry;
  }

  clear(): void {
    for (const entry of this.#entries.values()) this.#release(entry);
    this.#entries.clear();
  }

  #dropOldest(): void {
    const [oldest] = this.#entries;
    if (!oldest) return;
    this.#entries.delete(oldest[0]);
    this.#release(oldest[1]);
  }
}
