/** What each mocha of a run gets: one file, a whole suite, or some files of one folder after the other. */
import os from 'node:os';
import { type Durations, guessSeconds } from './durations.ts';
import type { Suite } from './suites.ts';

export interface Task {
  readonly suite: Suite;
  readonly files: readonly string[];
  readonly seconds: number;
}

/** Splitting further costs more in starting than it wins in balance. */
const longestChunkSeconds = 60;
const shortestChunkSeconds = 5;

export function planTasks(
  suite: Suite,
  files: readonly string[],
  { root, durations, lanes = os.availableParallelism() }: PlanOptions,
): readonly Task[] {
  const timed = files.map((file) => ({
    file,
    seconds: durations[file] ?? guessSeconds(root, file, suite.secondsPerKilobyte),
  }));
  if (suite.spread === undefined) return timed.length === 0 ? [] : [taskOf(suite, timed)];
  if (suite.spread === 'files') return timed.map((each) => taskOf(suite, [each]));
  const total = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  const limit = Math.min(Math.max(total / (lanes * 3), shortestChunkSeconds), longestChunkSeconds);
  const isApart = ({ file }: TimedFile): boolean => suite.apart?.test(file) === true;
  const together = timed.filter((each) => !isApart(each));
  const chunks = [...timed.filter(isApart).map((each) => [each]), ...chunksOf(together, limit)];
  return chunks.map((chunk) => taskOf(suite, chunk));
}

export interface PlanOptions {
  readonly root: string;
  readonly durations: Durations;
  readonly lanes?: number;
}

interface TimedFile {
  readonly file: string;
  readonly seconds: number;
}

/** Neighbours stay together: they load the same modules. */
function chunksOf(files: readonly TimedFile[], limit: number): readonly (readonly TimedFile[])[] {
  const chunks: TimedFile[][] = [];
  let sum = limit;
  for (const each of files) {
    if (sum + each.seconds > limit) {
      chunks.push([]);
      sum = 0;
    }
    chunks.at(-1)?.push(each);
    sum += each.seconds;
  }
  return chunks;
}

function taskOf(suite: Suite, files: readonly TimedFile[]): Task {
  return {
    suite,
    files: files.map(({ file }) => file),
    seconds: files.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}
