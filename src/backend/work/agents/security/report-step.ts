/** The steps of a run in its timeline, told as those of a graph are. */
import type { Measured } from '../../../../contract/health.ts';
import type { AgentRun } from '../agent.ts';

type Telling = Pick<AgentRun<unknown>, 'tell' | 'signal'>;

export interface Step {
  /** Names it among those of the run. */
  readonly step: string;
  readonly title: string;
}

/** What was stopped is told by the state of the request. */
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

/** One that the run can do without: it goes on, and the report says why. */
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
