/**
 * What raises a part, one thing after another: each step is worth what it adds once those before it are done, so that no
 * two count the same gain. Steps that only pay together (of several critical findings each still bounds the part) are one.
 */
import { type Cause, type PartRule, worstPlaces } from './cause.ts';
import { efforts } from './model.ts';

export interface AdviceStep<F> {
  readonly causes: readonly Cause<F>[];
  /** What the part rises by, of 1. */
  readonly rise: number;
}

/** Each is tried against each: more would cost more than anybody reads. */
const mostCauses = 40;

/** The largest rise first; none rises by less than the one behind it. */
export function adviseSteps<F>(
  facts: F,
  causes: readonly Cause<F>[],
  score: (facts: F) => number,
): readonly AdviceStep<F>[] {
  const left = causes.filter(({ mend }) => mend(facts) !== facts).slice(0, mostCauses);
  const steps: AdviceStep<F>[] = [];
  let now = { facts, score: score(facts) };
  while (left.length > 0) {
    const tried = left.map(({ mend }) => {
      const mended = mend(now.facts);
      return { facts: mended, score: score(mended) };
    });
    const best = tried.reduce((at, { score: one }, index) => (one > (tried[at]?.score ?? 0) ? index : at), 0);
    const [after, cause] = [tried[best], left[best]];
    if (after === undefined || cause === undefined) break;
    left.splice(best, 1);
    pushFalling(steps, { causes: [cause], rise: after.score - now.score });
    now = after;
  }
  return steps.filter(({ rise }) => rise > 0);
}

/** What sums of fractions may be off by. */
const noDifference = 1e-9;

/** What rises by more than the step before it is done with that one. */
function pushFalling<F>(steps: AdviceStep<F>[], step: AdviceStep<F>): void {
  const before = steps.at(-1);
  if (before === undefined || before.rise + noDifference >= step.rise) {
    steps.push(step);
    return;
  }
  steps.pop();
  pushFalling(steps, { causes: [...before.causes, ...step.causes], rise: before.rise + step.rise });
}

export type AdviceText = Pick<Cause<never>, 'remedy' | 'effort' | 'places'>;

/** One thing to do, in words. */
export function textOf<F>(
  { causes }: AdviceStep<F>,
  facts: F,
  { join = joinRemedies }: Pick<PartRule<F>, 'join'>,
): AdviceText {
  const [only, ...more] = causes;
  return only !== undefined && more.length === 0 ? only : join(causes, facts);
}

function joinRemedies<F>(causes: readonly Cause<F>[]): AdviceText {
  const longest = Math.max(0, ...causes.map(({ effort }) => efforts.indexOf(effort)));
  return {
    remedy: causes.map(({ remedy }) => remedy).join(' '),
    effort: efforts[longest] ?? 'days',
    places: worstPlaces(causes.flatMap(({ places }) => places)),
  };
}
