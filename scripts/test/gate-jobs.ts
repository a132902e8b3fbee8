/** The gates of `npm run check` as jobs of a test run: each counts as one test. */
import { type Gate, reportGate } from '../check.ts';
import type { Durations } from './durations.ts';
import type { Job } from './longest-first.ts';
import type { TaskResult } from './repeat-failed.ts';

export const checkName = 'check';

/** Where no run has recorded it: the types and the rules alone take as long as all others. */
const guessedSeconds = 30;

export function gateJobs(
  root: string,
  gates: readonly Gate[],
  { durations, built }: { readonly durations: Durations; readonly built: Promise<unknown> },
): readonly Job<TaskResult>[] {
  return gates.map((gate) => ({
    seconds: durations[keyOf(gate)] ?? guessedSeconds,
    ...(gate.asksBuild === true && { ready: built }),
    run: () => runGate(gate, root),
  }));
}

async function runGate(gate: Gate, root: string): Promise<TaskResult> {
  const startedAt = performance.now();
  const problem = await reportGate(gate, root);
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const isRefused = problem !== '';
  return {
    suite: checkName,
    totals: {
      passes: isRefused ? 0 : 1,
      failures: isRefused ? 1 : 0,
      failed: isRefused ? [`gate: ${gate.name}`] : [],
    },
    wallSeconds,
    cpuSeconds: 0,
    fileSeconds: { [keyOf(gate)]: wallSeconds },
  };
}

function keyOf(gate: Gate): string {
  return `gate: ${gate.name}`;
}
