/**
 * What a run does outside, by this machine: what is there outside says whether it was done before. Its server hears of it before and
 * after, for the record: it allows nothing, and a server that does not answer afterwards makes nothing undone.
 */
import type { AskOf, EffectAnswer } from '../../../contract/work/work-asks.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import type { EffectUse, OutwardEffect } from '../../platform/work/outward-effect.ts';
import type { UnderWay } from '../../platform/work/under-way.ts';
import type { AskUse, WorkAnswerers } from '../../platform/work/work-answers.ts';

export type Noting = Required<Pick<WorkAnswerers, 'effect-note'>>;
type Note = Pick<AskOf<'effect-note'>, 'state' | 'outcome'>;

export interface OwnEffects {
  readonly run: EffectUse['run'];
  readonly effects: readonly OutwardEffect[];
  readonly underWay: UnderWay;
}

export function answerOwnEffects({ run, effects, underWay }: OwnEffects, server: Noting): WorkAnswerers {
  return {
    effect: async (asked, use) => {
      const { effect: name, node, key } = asked;
      const effect = effects.find((each) => each.name === name);
      if (effect === undefined) throw new Error(`There is no effect ${name}.`);
      const note = async (said: Note): Promise<void> =>
        void (await server['effect-note']({ ...asked, kind: 'effect-note', ...said }, use));
      return await underWay.next(
        JSON.stringify([run.id, node, key]),
        async () => await doOnce(effect, asked, { run, use, note }),
      );
    },
    // For the record of what was done, which is not the run's to say.
    'effect-note': async () => await Promise.reject(new Error('This run may not ask for effect-note.')),
  };
}

interface Doing {
  readonly run: EffectUse['run'];
  readonly use: AskUse;
  note(said: Note): Promise<void>;
}

async function doOnce(
  effect: OutwardEffect,
  { key, input: given }: AskOf<'effect'>,
  { run, use: { signal }, note }: Doing,
): Promise<EffectAnswer> {
  // Its own schema made the input.
  const input = effect.input.parse(given) as never;
  const use = { run, key, signal };
  const found = await effect.lookUp(input, use);
  if (found !== undefined) {
    await afterwards(note({ state: 'done', outcome: found.outcome }));
    return { outcome: found.outcome, isRepeated: true };
  }
  await note({ state: 'intended' });
  signal.throwIfAborted();
  const outcome = await effect.perform(input, use);
  const isDone = effect.isDone?.(outcome) !== false;
  await afterwards(note(isDone ? { state: 'done', outcome } : { state: 'dropped' }));
  return { outcome, isRepeated: false };
}

async function afterwards(noting: Promise<void>): Promise<void> {
  try {
    await noting;
  } catch (error) {
    ignore(error, 'it is done, whatever is on record: a later try finds it outside and says so');
  }
}
