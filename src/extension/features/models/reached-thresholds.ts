/** Which thresholds of spending are reached; pure. */
import type { Spending } from '../../../api-client/index.ts';
import { thresholdPercents } from '../../../domain/spending/caps.ts';

export interface Reached {
  readonly scope: 'day' | 'month';
  readonly percent: number;
  readonly spent: string;
  readonly cap: string;
  /** The same one is told once: of a day or a month, and of a cap. */
  readonly key: string;
}

/** The highest threshold that each cap of a day and a month has reached. */
export function listReached({ today, caps }: Pick<Spending, 'today' | 'caps'>): readonly Reached[] {
  return (['day', 'month'] as const).flatMap((scope) => {
    const cap = caps.find((each) => each.scope === scope);
    if (cap === undefined || cap.microUsd === 0) return [];
    const committed = cap.spent.microUsd + cap.reserved.microUsd;
    const percent = thresholdPercents.findLast((each) => committed * 100 >= cap.microUsd * each);
    if (percent === undefined) return [];
    const period = scope === 'day' ? today : today.slice(0, 7);
    const key = `${period} ${cap.microUsd} ${percent}`;
    return [{ scope, percent, spent: cap.spent.text, cap: cap.text, key }];
  });
}
