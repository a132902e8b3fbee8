/** Turns for others: what takes long gives the process away by time, since one result may cost as much as a thousand. */
import { setImmediate as breathe } from 'node:timers/promises';

/** Waits until others had their turn, when the last one is long enough ago. */
export type Turn = () => Promise<void>;

const longestTurnMs = 10;

export function createTurns(): Turn {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestTurnMs) return;
    await breathe();
    began = performance.now();
  };
}
