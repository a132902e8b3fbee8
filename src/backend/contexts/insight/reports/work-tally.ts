/** Adds work up: seconds, and their value by currency and rate, exactly. */
import { type Money, priceTimes, sumByCurrency, toDecimalString } from '../../../../domain/money.ts';
import type { Work } from './time-report.repository.ts';

/** What is added up for a row, or for the whole. */
export class WorkTally {
  seconds = 0;
  billableSeconds = 0;
  billedSeconds = 0;
  entries = 0;
  /** What rounding adds to billable entries, or takes; null as soon as that of some is not known. */
  private roundingSeconds: number | null = 0;
  /** Billable seconds by currency and minor units an hour. */
  private readonly rates = new Map<string, Map<number, number>>();

  /** `entries` is how many of the work are not counted here yet. */
  add(work: Work, entries: number): void {
    this.seconds += work.seconds;
    this.entries += entries;
    this.roundingSeconds = addKnown(this.roundingSeconds, work.roundingSeconds);
    if (work.isBilled) this.billedSeconds += work.seconds;
    if (!work.isBillable) return;
    this.billableSeconds += work.seconds;
    const seconds = this.rates.get(work.currency) ?? new Map<number, number>();
    this.rates.set(
      work.currency,
      seconds.set(work.rateMinor, (seconds.get(work.rateMinor) ?? 0) + work.seconds),
    );
  }

  /** What the billable seconds are billed as; null where a rule adds entries up before it rounds. */
  get roundedSeconds(): number | null {
    return addKnown(this.billableSeconds, this.roundingSeconds);
  }

  /** One product a rate, rounded once, as the timer and the dashboard have it; what is worth nothing is left out. */
  amounts(): readonly Money[] {
    const products = [...this.rates].flatMap(([currency, rates]) =>
      [...rates].map(([minor, seconds]) =>
        priceTimes(currency, {
          quantity: String(seconds),
          unitPrice: toDecimalString({ minor, currency }),
          baseQuantity: 3600,
        }),
      ),
    );
    return sumByCurrency(products).filter(({ minor }) => minor !== 0);
  }

  /** Unrounded value in a currency, in minor units × 3600: what its share of an amount is by. */
  weight(currency: string): number {
    return [...(this.rates.get(currency) ?? [])].reduce((sum, [minor, seconds]) => sum + minor * seconds, 0);
  }
}

function addKnown(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
