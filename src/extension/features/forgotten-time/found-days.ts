/** What was found of days: each is looked at once, until something of them changes. Pure. */

export interface FoundDay {
  /** What could not be read: it is tried again. */
  readonly problem: string | undefined;
}

export class FoundDays<Found extends FoundDay> {
  readonly #look: (date: string) => Promise<Found>;
  #found = new Map<string, Promise<Found>>();

  constructor(look: (date: string) => Promise<Found>) {
    this.#look = look;
  }

  /** @throws what the look throws; it is not kept. */
  find(date: string): Promise<Found> {
    const known = this.#found.get(date);
    if (known !== undefined) return known;
    // What is forgotten while it is being looked at is not kept either.
    const found = this.#found;
    const look = this.#look(date);
    found.set(date, look);
    const drop = () => found.delete(date);
    look.then(({ problem }) => problem !== undefined && drop(), drop);
    return look;
  }

  forget(): void {
    this.#found = new Map();
  }
}
