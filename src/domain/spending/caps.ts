/**
 * Hard caps on what models may cost. Amounts are whole millionths of a US dollar. What is reserved counts as spent:
 * a call is sent only where its worst case fits below every cap.
 */

/** What a cap bounds: one answer, a day or a month of the practice, a month of a person or of a project. */
export const capScopes = ['message', 'day', 'month', 'user', 'project'] as const;
export type CapScope = (typeof capScopes)[number];

export interface Cap {
  readonly scope: CapScope;
  /** Of a person or a project; empty for all others, and for each person or project without one of its own. */
  readonly targetId: string;
  readonly microUsd: number;
}

/** What counts against each scope already, with what is reserved. */
export type Committed = Readonly<Record<CapScope, number>>;

/** Hold until somebody changes them: a slip costs a lunch, not a month's rent. */
export const defaultCaps: readonly Cap[] = [
  { scope: 'message', targetId: '', microUsd: 250_000 },
  { scope: 'day', targetId: '', microUsd: 2_000_000 },
  { scope: 'month', targetId: '', microUsd: 30_000_000 },
];

export interface BrokenCap {
  readonly cap: Cap;
  /** Below the cap, before the call; never negative. */
  readonly leftMicroUsd: number;
}

/**
 * The cap with the least left that this call would go over; undefined where it fits below all, or costs nothing: what
 * runs on one's own machine goes on when a cap is spent.
 */
export function findBrokenCap(
  caps: readonly Cap[],
  committed: Committed,
  worstMicroUsd: number,
): BrokenCap | undefined {
  if (worstMicroUsd === 0) return undefined;
  return caps
    .filter(({ scope, microUsd }) => committed[scope] + worstMicroUsd > microUsd)
    .map((cap) => ({ cap, leftMicroUsd: Math.max(0, cap.microUsd - committed[cap.scope]) }))
    .toSorted((one, other) => one.leftMicroUsd - other.leftMicroUsd)[0];
}

/** A person is told when so much of a day's or a month's cap is spent. */
export const thresholdPercents = [50, 80, 100] as const;

/** The highest threshold that lies between the two sums; undefined where none does. */
export function crossedThreshold(
  beforeMicroUsd: number,
  afterMicroUsd: number,
  capMicroUsd: number,
): number | undefined {
  if (capMicroUsd <= 0) return undefined;
  return thresholdPercents.findLast(
    (percent) => beforeMicroUsd * 100 < capMicroUsd * percent && afterMicroUsd * 100 >= capMicroUsd * percent,
  );
}

/** Caps as they apply to one person and project: their own before the one for each. */
export function capsFor(
  caps: readonly Cap[],
  { userId, projectId }: { readonly userId: string; readonly projectId: string | undefined },
): readonly Cap[] {
  const targets: Readonly<Record<CapScope, string | undefined>> = {
    message: '',
    day: '',
    month: '',
    user: userId,
    project: projectId,
  };
  return capScopes.flatMap((scope) => {
    const target = targets[scope];
    if (target === undefined) return [];
    const own = caps.find((cap) => cap.scope === scope && cap.targetId === target);
    return own ?? caps.find((cap) => cap.scope === scope && cap.targetId === '') ?? [];
  });
}
