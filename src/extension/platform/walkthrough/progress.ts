/**
 * Steps of the walkthrough complete themselves: a step is done when it was done once on this machine. Kept in the
 * editor's own storage, since losing it costs a tick mark and nothing else.
 */
import type { WalkthroughStep } from '../../../contract/context-keys.ts';
import { setContext } from '../context.ts';
import type { Services } from '../services.ts';

type Ports = Pick<Services, 'context' | 'log'>;

const steps = [
  'project',
  'timer',
  'finding',
  'coach',
  'invoice',
] as const satisfies readonly WalkthroughStep[];

const keyOf = (step: WalkthroughStep): `vireo.done.${WalkthroughStep}` => `vireo.done.${step}`;

export function markDone(step: WalkthroughStep, { context, log }: Ports): void {
  if (context.globalState.get<boolean>(keyOf(step)) === true) return;
  const saving = context.globalState.update(keyOf(step), true);
  Promise.all([saving, setContext(keyOf(step), true)]).catch((error: unknown) => log.warn(String(error)));
}

/** True once any step was done on this machine. */
export function hasProgress({ globalState }: Ports['context']): boolean {
  return steps.some((step) => globalState.get<boolean>(keyOf(step)) === true);
}

/** Tells the walkthrough what earlier windows saw. */
export function restoreProgress({ context, log }: Ports): void {
  const done = steps.filter((step) => context.globalState.get<boolean>(keyOf(step)) === true);
  Promise.all(done.map((step) => setContext(keyOf(step), true))).catch((error: unknown) =>
    log.warn(String(error)),
  );
}
