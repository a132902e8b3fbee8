/** What a change of rates does to recorded time: planned for a preview, and done in the transaction of the change. */
import { findLockedBefore } from '../../../../domain/date-lock.ts';
import { createRateBook, isOfKey, type Rate } from '../../../../domain/rates/rate.ts';
import {
  planRates,
  type RatedEntry,
  type RateEffect,
  type RatePlan,
  valuePlan,
} from '../../../../domain/rates/rate-plan.ts';
import { exactTime } from '../../../../domain/rounding.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { RatePorts, RatesChange } from './rates.ports.ts';
import type { RateEffectReply } from './rates.schema.ts';

type Ports = Pick<RatePorts, 'loadTimeRules' | 'ratedTime'>;

interface Planned {
  readonly plan: RatePlan;
  readonly effect: RateEffectReply;
}

/** Local days on which the change can make a difference: from the first rate that differs to the next that does not. */
function findSpan({
  key,
  before,
  after,
}: RatesChange): { from: string; before: string | undefined } | undefined {
  const keyOf = ({ id, amount, validFrom }: Rate) => JSON.stringify([id, amount, validFrom]);
  const own = [before, after].map((rates) => rates.filter((rate) => isOfKey(rate, key)));
  const [was = [], is = []] = own;
  const [wasKeys, isKeys] = [new Set(was.map(keyOf)), new Set(is.map(keyOf))];
  const differing = [
    ...was.filter((rate) => !isKeys.has(keyOf(rate))),
    ...is.filter((rate) => !wasKeys.has(keyOf(rate))),
  ].map(({ validFrom }) => validFrom);
  const from = differing.toSorted()[0];
  const last = differing.toSorted().at(-1);
  if (from === undefined || last === undefined) return undefined;
  const { currency } = was[0]?.amount ?? is[0]?.amount ?? { currency: '' };
  const isOneCurrency = [...was, ...is].every(({ amount }) => amount.currency === currency);
  const next = isOneCurrency
    ? is
        .map(({ validFrom }) => validFrom)
        .toSorted()
        .find((date) => date > last)
    : undefined;
  return { from, before: next };
}

export async function planChange(
  reads: Reads,
  { loadTimeRules, ratedTime }: Ports,
  { change, now }: { readonly change: RatesChange; readonly now: number },
): Promise<Planned> {
  const { key } = change;
  const span = findSpan(change);
  const recorded = span === undefined ? [] : await ratedTime.listRated(reads, { ...key, ...span });
  const projectIds = [...new Set(recorded.map(({ projectId }) => projectId))];
  const rules = await loadTimeRules(reads, projectIds);
  const closedBefore = new Map(
    [...rules].map(([id, own]) => [id, findLockedBefore(own.rules.lock, now) ?? Number.NEGATIVE_INFINITY]),
  );
  const entries = recorded.map(
    (entry): RatedEntry => ({
      ...entry,
      isClosed: entry.startMs < (closedBefore.get(entry.projectId) ?? Number.NEGATIVE_INFINITY),
    }),
  );
  const plan = planRates(entries, {
    key,
    before: createRateBook(change.before),
    after: createRateBook(change.after),
  });
  return { plan, effect: toReply(valuePlan(plan, (id) => rules.get(id)?.rules.rounding ?? exactTime)) };
}

/** In the transaction of the change, whose event stands for all of it. */
export async function applyChange(work: Work, ports: Ports, change: RatesChange): Promise<RateEffectReply> {
  const { plan, effect } = await planChange(work.reads, ports, {
    change,
    now: work.now,
  });
  await ports.ratedTime.rerate(work, plan.changes);
  return effect;
}

function toReply({ before, after, left }: RateEffect): RateEffectReply {
  return {
    entries: after.entries,
    seconds: after.seconds,
    before: [...before.amounts],
    after: [...after.amounts],
    left: left.map(({ reason, value: { entries, seconds, amounts } }) => ({
      reason,
      entries,
      seconds,
      amounts: [...amounts],
    })),
  };
}
