/** Reports the steps of a run to its timeline, as graphs do. */
import type { Measured } from '../../../../contract/health.ts';
import type { AgentRun } from '../agent.ts';

type Telling = Pick<AgentRun<unknown>, 'tell' | 'signal'>;

export interface Step {
  /** Names it among those of the run. */
  readonly step: string;
  readonly title: string;
}

/** A stopped step is not reported: the state of the request says it. */
export async function asStep<Result>(
  { tell, signal }: Telling,
  step: Step,
  work: () => Promise<Result>,
): Promise<Result> {
  tell({ type: 'step', ...step, state: 'running' });
  try {
    const result = await work();
    tell({ type: 'step', ...step, state: 'done' });
    return result;
  } catch (error) {
    if (!signal.aborted) tell({ type: 'step', ...step, state: 'failed' });
    throw error;
  }
}

/** An optional step: when it fails the run continues, and the report says why. */
export async function asMeasuringStep<Facts>(
  { tell }: Telling,
  step: Step,
  measure: () => Promise<Measured<Facts>>,
): Promise<Measured<Facts>> {
  tell({ type: 'step', ...step, state: 'running' });
  const measured = await measure();
  tell({ type: 'step', ...step, state: measured.kind === 'measured' ? 'done' : 'failed' });
  return measured;
}

export function skipStep({ tell }: Telling, step: Step): void {
  tell({ type: 'step', ...step, state: 'skipped' });
}
