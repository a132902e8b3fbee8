/** The items of a question, and which of them a slot has taken: what no slot takes is asked about. */

import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';

export class Pieces {
  readonly items: readonly Item[];
  readonly #taken = new Set<number>();
  readonly #denied = new Set<number>();

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  at(index: number): Item | undefined {
    return this.items[index];
  }

  take(...indexes: readonly number[]): void {
    for (const index of indexes) this.#taken.add(index);
  }

  /** What "without" or "not" was said of: what is joined to it is on the same side. */
  deny(index: number): void {
    this.#denied.add(index);
  }

  isDenied(index: number): boolean {
    return this.#denied.has(index);
  }

  isFree(index: number): boolean {
    return index >= 0 && index < this.items.length && !this.#taken.has(index);
  }

  is(index: number, ...senses: readonly Sense[]): boolean {
    const item = this.items[index];
    return item?.kind === 'word' && senses.some((sense) => item.senses.has(sense));
  }

  /** The first free item with one of the senses, from `from` on. */
  find(senses: readonly Sense[], from = 0): number {
    return this.items.findIndex(
      (_, index) => index >= from && this.isFree(index) && this.is(index, ...senses),
    );
  }

  has(...senses: readonly Sense[]): boolean {
    return this.items.some((_, index) => this.is(index, ...senses));
  }

  /** All free items with one of the senses. */
  all(...senses: readonly Sense[]): readonly number[] {
    return this.items.flatMap((_, index) => (this.isFree(index) && this.is(index, ...senses) ? index : []));
  }

  /** Takes all free items with one of the senses; whether there was one. */
  takeAll(...senses: readonly Sense[]): boolean {
    const found = this.all(...senses);
    this.take(...found);
    return found.length > 0;
  }

  /** Words that only join: skipped between a marker and what it belongs to. */
  isSoft(index: number): boolean {
    return this.is(index, 'filler', 'them', 'only', 'or', 'list') && !this.is(index, 'not', 'except');
  }

  /** What is behind, over words that only join. */
  next(index: number, most = 4): number {
    let at = index + 1;
    while (at - index <= most && this.isSoft(at)) at += 1;
    return at;
  }

  /** What is before, over words that only join. */
  previous(index: number, most = 4): number {
    let at = index - 1;
    while (index - at <= most && this.isSoft(at)) at -= 1;
    return at;
  }

  /** Words that no slot took and that carry a meaning, or none that is known. */
  left(): readonly string[] {
    return this.items.flatMap((item, index) =>
      this.isFree(index) && !this.is(index, 'filler', 'or', 'only', 'but', 'ofThat', 'them') ? item.raw : [],
    );
  }
}
