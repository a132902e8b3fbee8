/** Results that become no finding, counted by reason and some of them named. */

export const lossReasons = [
  'no-location',
  'stale-place',
  'outside-folder',
  'unsupported-address',
  'no-finding',
  'malformed',
] as const;
export type LossReason = (typeof lossReasons)[number];

export interface Loss {
  readonly reason: LossReason;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface Losses {
  /** `example` names the result and what is wrong with it. */
  add(reason: LossReason, example: string): void;
  list(): readonly Loss[];
}

const namedAtMost = 10;

export function createLosses(): Losses {
  const byReason = new Map<LossReason, { count: number; readonly examples: string[] }>();
  return {
    add(reason, example) {
      const loss = byReason.get(reason) ?? { count: 0, examples: [] };
      byReason.set(reason, loss);
      loss.count += 1;
      if (loss.examples.length < namedAtMost) loss.examples.push(example);
    },
    list: () => [...byReason].map(([reason, { count, examples }]) => ({ reason, count, examples })),
  };
}
