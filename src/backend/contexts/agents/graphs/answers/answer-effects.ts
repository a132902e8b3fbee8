/** Does what a run asks for outside, once. */

import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { OutwardEffect } from '../../../../platform/work/outward-effect.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import type { EffectLedger } from '../effect-ledger.ts';

export interface EffectPorts {
  readonly ledger: EffectLedger;
  readonly effects: readonly OutwardEffect[];
}

export function answerEffects({ ledger, effects }: EffectPorts, run: HostedRun): WorkAnswerers {
  return {
    effect: async (ask, { signal }) => {
      const { node, key } = ask;
      const effect = effects.find(({ name }) => name === ask.effect);
      if (effect === undefined) throw new Error(`There is no effect ${ask.effect}.`);
      const input = effect.input.parse(ask.input);
      const use = { run, key, signal };
      return await ledger.once({
        actor: run.actor,
        effect: effect.name,
        input: ask.input,
        signal,
        key: { runId: run.id, node, key },
        // Its own schema made the input.
        perform: async () => await effect.perform(input as never, use),
        lookUp: async () => await effect.lookUp(input as never, use),
        ...(effect.isDone !== undefined && { isDone: effect.isDone }),
      });
    },
  };
}
