/** Adds work up: seconds, and what they are billed as by client, currency and rate, exactly. */
import type { WorkSum } from '../../../../../domain/figures/work-sums.ts';
import { priceWork } from '../../../../../domain/figures/worked-value.ts';
import type { Money } from '../../../../../domain/money.ts';

/** What is added up for a row, or for the whole. */
export class WorkTally {
  seconds = 0;
  billableSeconds = 0;
  /** What the rounding rules make of the billable seconds, and what amounts are of. */
  roundedSeconds = 0;
  billedSeconds = 0;
  entries = 0;
  /** Billed seconds by client, currency and minor units an hour. */
  private readonly rates = new Map<string, Map<string, Map<number, number>>>();

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

  private addRate({ clientId, currency, rateMinor, roundedSeconds }: WorkSum): void {
    const currencies = getOrAdd(this.rates, clientId, () => new Map<string, Map<number, number>>());
    const rates = getOrAdd(currencies, currency, () => new Map<number, number>());
    rates.set(rateMinor, (rates.get(rateMinor) ?? 0) + roundedSeconds);
  }

  /** As every figure prices work; what is worth nothing is left out. */
  amounts(): readonly Money[] {
    const times = [...this.rates].flatMap(([clientId, currencies]) =>
      [...currencies].flatMap(([currency, rates]) =>
        [...rates].map(([minor, billedSeconds]) => ({
          clientId,
          billedSeconds,
          hourlyRate: { minor, currency },
        })),
      ),
    );
    return priceWork(times).filter(({ minor }) => minor !== 0);
  }

  /** Unrounded value in a currency, in minor units × 3600: what its share of an amount is by. */
  weight(currency: string): number {
    let weight = 0;
    for (const currencies of this.rates.values()) {
      for (const [minor, seconds] of currencies.get(currency) ?? []) weight += minor * seconds;
    }
    return weight;
  }
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
