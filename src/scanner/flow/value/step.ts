/** Where a tainted value has been on its way. */
import type { TextRange } from '../../model.ts';

/** One step of a tainted value, linked backwards; positions are anchors. */
export interface Step {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly previous: Step | undefined;
  readonly count: number;
  /** Of a first step: how the value is written where it comes in, if that is short. */
  readonly written?: string | undefined;
  /** Set where the step lies in another file. */
  readonly elsewhere?: { readonly path: string; readonly range: TextRange };
}

const maxSteps = 14;

/** Adds a step to a chain; long chains stop growing, their ends matter most. */
export function addStep(
  previous: Step | undefined,
  message: string,
  from: number,
  to: number,
): Step | undefined {
  const count = (previous?.count ?? 0) + 1;
  if (count > maxSteps || (previous?.from === from && previous.to === to)) return previous;
  return { message, from, to, previous, count };
}

/** The steps from the first on. */
export function listSteps(step: Step | undefined): Step[] {
  const steps: Step[] = [];
  for (let at = step; at !== undefined; at = at.previous) steps.push(at);
  return steps.reverse();
}

const maxChain = 24;

/** One chain from two. */
export function appended(first: Step | undefined, second: Step | undefined): Step | undefined {
  let chain = first;
  for (const step of listSteps(second)) {
    const count = (chain?.count ?? 0) + 1;
    if (count > maxChain) return chain;
    chain = { ...step, previous: chain, count };
  }
  return chain;
}
