/** What opens something hands back how to close it; a store closes many at once, last opened first. */

export interface Disposable {
  dispose(): unknown;
}

/** Disposes in reverse order, each once, even if one throws; what is added after the end is disposed at once. */
export class DisposableStore implements Disposable {
  private readonly items: Disposable[] = [];
  private ended = false;
  private readonly onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.onError = onError;
  }

  get size(): number {
    return this.items.length;
  }

  add<Item extends Disposable>(item: Item): Item {
    if (this.ended) this.close(item);
    else this.items.push(item);
    return item;
  }

  addAll(...items: readonly Disposable[]): this {
    for (const item of items) this.add(item);
    return this;
  }

  dispose(): void {
    this.ended = true;
    for (let item = this.items.pop(); item !== undefined; item = this.items.pop()) this.close(item);
  }

  private close(item: Disposable): void {
    try {
      item.dispose();
    } catch (error) {
      this.onError(error);
    }
  }
}
