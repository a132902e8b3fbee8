/** What a run did outside of its machine's records, as others may read it. */
import { parseJson } from '../../../../contract/text/parse-json.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { describeEffect } from './describe-effect.ts';
import { listEffects } from './effects.repository.ts';

export interface RunEffect {
  readonly effect: string;
  /** A sentence. */
  readonly text: string;
  /** False where it was begun, and nobody knows whether it was done. */
  readonly isDone: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The run that did it where that is the one that this one replays, after the checkpoint. */
  readonly sentBy: string | null;
}

/** In the order in which they were done, at most 200. */
export async function listRunEffects(reads: Reads, runId: string): Promise<readonly RunEffect[]> {
  const rows = (await listEffects(reads, runId)).slice(0, mostShown);
  return rows.map(({ effect, outcome, state, intended_at, done_at, sent_run_id: sentBy }) => ({
    effect,
    text: describeEffect(effect, outcome === null ? null : parseJson(outcome)),
    isDone: state === 'done',
    at: done_at ?? intended_at,
    sentBy,
  }));
}

const mostShown = 200;
