/** An effect that agents may ask for, such as a push. The backend does it: a run has neither the key nor the network. */
import type * as z from 'zod';
import type { HostedRun } from './hosted-run.ts';

export interface EffectUse {
  readonly run: HostedRun;
  /** With the run's id it names the effect outside: a branch, a marker in a pull request. */
  readonly key: string;
  /** The run was cancelled. */
  readonly signal: AbortSignal;
}

export interface OutwardEffect {
  readonly name: string;
  readonly input: z.ZodType;
  /** Answers JSON. */
  perform(input: never, use: EffectUse): Promise<unknown>;
  /** What is there outside of an earlier try; undefined where it was not done. */
  lookUp(input: never, use: EffectUse): Promise<{ readonly outcome: unknown } | undefined>;
  /** False where nothing was done, so that it may be asked for again; what was performed was done when absent. */
  isDone?(outcome: unknown): boolean;
}

interface DeclaredEffect<Input extends z.ZodType>
  extends Omit<OutwardEffect, 'input' | 'perform' | 'lookUp'> {
  readonly input: Input;
  perform(input: z.output<Input>, use: EffectUse): Promise<unknown>;
  lookUp(input: z.output<Input>, use: EffectUse): Promise<{ readonly outcome: unknown } | undefined>;
}

export function defineEffect<Input extends z.ZodType>(effect: DeclaredEffect<Input>): OutwardEffect {
  // Inputs are parsed by the effect's own schema before it is done.
  return effect as unknown as OutwardEffect;
}
