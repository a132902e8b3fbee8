/** Adds work up: seconds, and what they are billed as by client, currency and rate, exactly. */
import type { WorkSum } from '../../../../domain/figures/work-sums.ts';
import { type BilledTime, priceWork } from '../../../../domain/figures/worked-value.ts';
import type { Money } from '../../../../domain/money.ts';

/** What is added up for a row, or for the whole. */
export class WorkTally {
  seconds = 0;
  billableSeconds = 0;
  /** What the rounding rules make of the billable seconds, and what amounts are of. */
  roundedSeconds = 0;
  billedSeconds = 0;
  entries = 0;
  /** By client and rate; a rate is in minor units an hour. */
  private readonly rates = new Map<string, BilledTime>();

  /** `entries` is how many of the work are not counted here yet. */
  add(work: WorkSum, entries: number): void {
    this.seconds += work.seconds;
    this.entries += entries;
    if (work.isBilled) this.billedSeconds += work.seconds;
    if (!work.isBillable) return;
    this.billableSeconds += work.seconds;
    this.roundedSeconds += work.roundedSeconds;
    this.addRate(work);
  }

  private addRate({ clientId, currency, rateMinor: minor, roundedSeconds }: WorkSum): void {
    const key = `${clientId} ${currency} ${minor}`;
    const billedSeconds = (this.rates.get(key)?.billedSeconds ?? 0) + roundedSeconds;
    this.rates.set(key, { clientId, hourlyRate: { minor, currency }, billedSeconds });
  }

  /** As every figure prices work; what is worth nothing is left out. */
  amounts(): readonly Money[] {
    return priceWork([...this.rates.values()]).filter(({ minor }) => minor !== 0);
  }

  /** Unrounded value in a currency, in minor units × 3600: what its share of an amount is by. */
  weight(currency: string): number {
    return [...this.rates.values()]
      .filter(({ hourlyRate }) => hourlyRate.currency === currency)
      .reduce((sum, { hourlyRate, billedSeconds }) => sum + hourlyRate.minor * billedSeconds, 0);
  }
}
