/** Where the keys of a list lead. No DOM. */

/** Undefined where the key is none of the list's. */
export function moveBy(key: string, active: number, length: number): number | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, length - 1);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}

/** Letters that come one after the other are one beginning; the same letter again goes on to the next. */
const pauseMs = 600;

export class TypeAhead {
  #typed = '';
  #at = 0;

  /** The option that begins so, from the active one on; undefined where none does. */
  find(letter: string, labels: readonly string[], active: number, now: number): number | undefined {
    this.#typed = now - this.#at > pauseMs ? letter : `${this.#typed}${letter}`;
    this.#at = now;
    const [first = ''] = this.#typed;
    const isRepeated = [...this.#typed].every((one) => one === first);
    const looked = (isRepeated ? first : this.#typed).toLowerCase();
    const from = isRepeated ? active + 1 : active;
    const order = labels.map((_, index) => (from + index) % labels.length);
    return order.find((index) => labels[index]?.toLowerCase().startsWith(looked));
  }
}
