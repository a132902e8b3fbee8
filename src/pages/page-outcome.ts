/** The outcome of a form in a page, for the code that opened it: what was saved, or nothing once it is closed. */
export class PageOutcome<Value> {
  private waiting: ((value: Value | undefined) => void)[] = [];

  /** Of the page that is open now. */
  async wait(): Promise<Value | undefined> {
    return await new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Everyone who waits is told; later ones wait for the next. */
  settle(value?: Value): void {
    const told = this.waiting;
    this.waiting = [];
    for (const resolve of told) resolve(value);
  }
}
