/**
 * What a run does outside is done once, however often it asks: kept as intended before it is done, and as done with its
 * outcome after. Where a try ended in between, the world outside is asked before anything is repeated.
 */
import type { EffectAnswer } from '../../../../contract/work/work-asks.ts';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { hashJson } from '../../../platform/hash-json.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import { UnderWay } from '../../../platform/work/under-way.ts';
import {
  deleteEffect,
  type EffectKey,
  type EffectRow,
  findEffect,
  insertEffect,
  markEffectDone,
  takeEffect,
} from './effects.repository.ts';

/** `unknown`: it may have been done, and nothing outside can tell. `other_input`: the key was taken for something else. */
export type EffectFault = 'unknown' | 'other_input';

export class EffectError extends Error {
  readonly code: EffectFault;

  constructor(code: EffectFault, message: string) {
    super(message);
    this.name = 'EffectError';
    this.code = code;
  }
}

export interface IntendedEffect {
  readonly actor: Actor;
  readonly key: EffectKey;
  readonly effect: string;
  /** JSON. The same key with another input is refused. */
  readonly input: unknown;
  /** The run was cancelled: nothing is begun any more. */
  readonly signal: AbortSignal;
  /** Answers JSON. */
  perform(): Promise<unknown>;
  /** What the world outside has of it, by the run's id; undefined where it was not done. Absent where nothing can tell. */
  lookUp?(): Promise<{ readonly outcome: unknown } | undefined>;
  /** False where nothing was done, so that it may be asked for again; what was performed was done when absent. */
  isDone?(outcome: unknown): boolean;
}

export interface EffectLedger {
  /** Throws an `EffectError`, what `perform` throws, or the signal's reason. */
  once(intended: IntendedEffect): Promise<EffectAnswer>;
}

export function createEffectLedger(ports: SlicePorts): EffectLedger {
  const underWay = new UnderWay();
  return {
    async once(intended) {
      const { runId, node, key } = intended.key;
      const name = JSON.stringify([intended.actor.organizationId, runId, node, key]);
      return await underWay.next(name, async () => await doOnce(ports, intended));
    },
  };
}

async function doOnce(ports: SlicePorts, intended: IntendedEffect): Promise<EffectAnswer> {
  const known = await intend(ports, intended);
  if (known === undefined) return await perform(ports, intended);
  if (known.input_hash !== hashJson(intended.input))
    throw new EffectError('other_input', `${intended.effect} was asked for with this key and another input.`);
  if (known.state === 'done') return { outcome: JSON.parse(known.outcome ?? 'null'), isRepeated: true };
  if (intended.lookUp === undefined)
    throw new EffectError(
      'unknown',
      `Whether ${intended.effect} was done is not known: an earlier try ended while it was at it. Look, and do it by hand.`,
    );
  const found = await intended.lookUp();
  if (found === undefined) return await perform(ports, intended);
  await keepDone(ports, intended, found.outcome);
  return { outcome: found.outcome, isRepeated: true };
}

/** The row that is there; undefined where it was made now. What a replayed run has sent is no act of this one. */
async function intend(
  { unitOfWork }: SlicePorts,
  { actor, key, effect, input, signal }: IntendedEffect,
): Promise<EffectRow | undefined> {
  signal.throwIfAborted();
  return await unitOfWork.write(actor, async ({ reads, writes, now }) => {
    const row = await findEffect(reads, key);
    const hash = hashJson(input);
    if (row !== undefined && row.sent_run_id === null) return row;
    if (row !== undefined) {
      await takeEffect(writes, key, { input_hash: hash, intended_at: now });
      return undefined;
    }
    await insertEffect(writes, {
      organization_id: actor.organizationId,
      run_id: key.runId,
      node: key.node,
      key: key.key,
      effect,
      input_hash: hash,
      state: 'intended',
      outcome: null,
      intended_at: now,
      done_at: null,
      sent_run_id: null,
    });
    return undefined;
  });
}

async function perform(ports: SlicePorts, intended: IntendedEffect): Promise<EffectAnswer> {
  const { actor, key, signal, isDone } = intended;
  signal.throwIfAborted();
  const outcome = await intended.perform();
  if (isDone?.(outcome) === false)
    await ports.unitOfWork.write(actor, async ({ writes }) => await deleteEffect(writes, key));
  else await keepDone(ports, intended, outcome);
  return { outcome, isRepeated: false };
}

async function keepDone(
  { unitOfWork }: SlicePorts,
  { actor, key }: IntendedEffect,
  outcome: unknown,
): Promise<void> {
  await unitOfWork.write(actor, async ({ writes, now }) => {
    await markEffectDone(writes, key, { outcome: JSON.stringify(outcome ?? null), done_at: now });
  });
}
