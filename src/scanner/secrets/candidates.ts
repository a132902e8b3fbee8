/** Something that reads like a secret, before those at one place are settled. */
import type { Confidence, RuleInfo } from '../model.ts';

/** What may be a secret. `value` is the secret itself: it must not leave the scanner, where `mask` stands for it. */
export interface Candidate {
  readonly rule: RuleInfo;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly mask: string;
  readonly confidence: Confidence;
  /** Of two at one place the higher stays: a key above a token, a token above a setting. */
  readonly rank: 0 | 1 | 2 | 3;
  /** Name of the setting, for the fingerprint. */
  readonly name: string;
  /** A checksum or a part that decodes speaks for it. */
  readonly isVerified: boolean;
}

/** Settles what lies at one place: the more specific wins, then the longer. */
export function settle(candidates: readonly Candidate[]): Candidate[] {
  const byWeight = [...candidates].sort(
    (a, b) => b.rank - a.rank || b.to - b.from - (a.to - a.from) || a.from - b.from,
  );
  const kept: Candidate[] = [];
  for (const each of byWeight) {
    const at = firstEndingBehind(kept, each.from);
    const next = kept[at];
    if (next === undefined || next.from >= each.to) kept.splice(at, 0, each);
  }
  return kept;
}

/** Where the first lies that ends behind an offset; they are in order and apart. */
function firstEndingBehind(kept: readonly Candidate[], offset: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.to ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const lower: Readonly<Record<Confidence, Confidence>> = { high: 'medium', medium: 'low', low: 'low' };

/** One step less sure. */
export function lessSure(confidence: Confidence): Confidence {
  return lower[confidence];
}
