/** The account of a client by the plainest means: a pool of money and the sums of each invoice. What the real ledger must agree with. */

export interface NaiveInvoice {
  readonly id: string;
  readonly gross: number;
  paid: number;
  credited: number;
  writtenOff: number;
}

/** What an accepted deed did, so that it can be undone. */
interface Deed {
  readonly pool: number;
  readonly paid: ReadonlyMap<number, number>;
  readonly writtenOff: ReadonlyMap<number, number>;
  isReversed: boolean;
}

const open = ({ gross, paid, credited, writtenOff }: NaiveInvoice) => gross - paid - credited - writtenOff;

export class NaiveAccount {
  readonly invoices: NaiveInvoice[] = [];
  readonly deeds: Deed[] = [];
  pool = 0;
  /** What the client owes, by the sum of everything that ever happened. */
  owed = 0;

  bill(id: string, gross: number): void {
    this.invoices.push({ id, gross, paid: 0, credited: 0, writtenOff: 0 });
    this.owed += gross;
  }

  creditNote(at: number): boolean {
    const invoice = this.invoices[at];
    if (!invoice || invoice.credited > 0) return false;
    invoice.credited = invoice.gross;
    // What was written off is owed again, and then credited.
    this.owed += invoice.writtenOff - invoice.gross;
    invoice.writtenOff = 0;
    return true;
  }

  pay(at: number, minor: number): boolean {
    const due = this.due(at);
    if (due <= 0) return false;
    const part = Math.min(due, minor);
    return this.act({ pool: minor - part, paid: [[at, part]], owed: -minor });
  }

  deposit(minor: number): boolean {
    return this.act({ pool: minor, paid: [], owed: -minor });
  }

  writeOff(at: number): boolean {
    const due = this.due(at);
    return due > 0 && this.act({ pool: 0, paid: [], writtenOff: [[at, due]], owed: -due });
  }

  transfer(at: number): boolean {
    const amount = Math.min(this.due(at), this.credit());
    if (amount <= 0) return false;
    const { pool, paid } = this.take(amount);
    return this.act({ pool, paid: [...paid, [at, amount]], owed: 0 });
  }

  refund(minor: number): boolean {
    return minor <= this.credit() && this.act({ ...this.take(minor), owed: minor });
  }

  reverse(at: number): boolean {
    const deed = this.deeds[at];
    if (!deed || deed.isReversed || this.pool < deed.pool) return false;
    if ([...deed.paid].some(([each, minor]) => (this.invoices[each]?.paid ?? 0) < minor)) return false;
    const letOff = [...deed.writtenOff].map(([each, minor]): [number, number] => [
      each,
      Math.min(minor, this.invoices[each]?.writtenOff ?? 0),
    ]);
    if (deed.writtenOff.size > 0 && sum(letOff.map(([, minor]) => minor)) === 0) return false;
    const back = (parts: ReadonlyMap<number, number>) =>
      [...parts].map(([each, minor]): [number, number] => [each, -minor]);
    const received = deed.pool + sum([...deed.paid.values(), ...letOff.map(([, minor]) => minor)]);
    this.apply({
      pool: -deed.pool,
      paid: back(deed.paid),
      writtenOff: back(new Map(letOff)),
      owed: received,
    });
    deed.isReversed = true;
    return true;
  }

  due(at: number): number {
    const invoice = this.invoices[at];
    return invoice ? Math.max(0, open(invoice)) : 0;
  }

  overpaid(at: number): number {
    const invoice = this.invoices[at];
    return invoice ? Math.max(0, -open(invoice)) : 0;
  }

  credit(): number {
    return this.pool + sum(this.invoices.map((_, at) => this.overpaid(at)));
  }

  private take(minor: number): { pool: number; paid: [number, number][] } {
    let left = minor - Math.min(minor, this.pool);
    const pool = left - minor;
    const paid: [number, number][] = [];
    for (const [at] of this.invoices.entries()) {
      const part = Math.min(left, this.overpaid(at));
      if (part > 0) paid.push([at, -part]);
      left -= part;
    }
    return { pool, paid };
  }

  private act(change: Parameters<NaiveAccount['apply']>[0]): true {
    this.apply(change);
    const { pool, paid, writtenOff = [] } = change;
    this.deeds.push({ pool, paid: new Map(paid), writtenOff: new Map(writtenOff), isReversed: false });
    return true;
  }

  private apply(change: {
    readonly pool: number;
    readonly paid: readonly [number, number][];
    readonly writtenOff?: readonly [number, number][];
    readonly owed: number;
  }): void {
    this.pool += change.pool;
    this.owed += change.owed;
    for (const [at, minor] of change.paid) this.require(at).paid += minor;
    for (const [at, minor] of change.writtenOff ?? []) this.require(at).writtenOff += minor;
  }

  private require(at: number): NaiveInvoice {
    const invoice = this.invoices[at];
    if (!invoice) throw new RangeError(`There is no invoice ${at}.`);
    return invoice;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
