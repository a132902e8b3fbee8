/** A file of a browser suite that fails runs once more, alone. Other suites never repeat, so that their failures are seen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Task } from './plan-tasks.ts';
import type { PartResult } from './run-files.ts';
import { add, nothing, type Totals } from './totals.ts';

export interface TaskResult extends Omit<PartResult, 'output' | 'fileTotals'> {
  readonly suite: string;
  /** Where none of its test files failed: how many tests each passed. */
  readonly filePasses?: Readonly<Record<string, number>>;
}

export interface Flaky {
  readonly files: readonly string[];
  /** Where the outputs of both runs are, below the root. */
  readonly logs: readonly string[];
  /** What failed in the first run. */
  readonly failed: readonly string[];
}

export interface Attempt {
  readonly task: Task;
  readonly result: TaskResult;
  readonly fileTotals: Readonly<Record<string, Totals>>;
  readonly output: string;
  /** It never began, for want of something. */
  readonly isRefused: boolean;
}

export interface Settled {
  readonly result: TaskResult;
  readonly flaky: readonly Flaky[];
}

interface Repeating {
  readonly root: string;
  /** Alone: whoever else is busy then is not of this run. */
  readonly runAlone: (file: string) => Promise<Attempt>;
}

/** What a task came to, with each file that failed as it came to when it ran again, if it then passed. */
export async function repeatFailed(first: Attempt, { root, runAlone }: Repeating): Promise<Settled> {
  const { task, result } = first;
  if (result.totals.failures === 0 || first.isRefused || task.suite.inBrowser !== true)
    return { result, flaky: [] };
  const flaky: Flaky[] = [];
  let settled = { ...result, totals: totalsOfOthers(first) };
  for (const file of failedFiles(first)) {
    const second = await runAlone(file);
    const { totals } = second.result;
    const isPassed = totals.failures === 0 && totals.passes > 0;
    const logs = keepOutputs(root, { suite: task.suite.name, file }, [first.output, second.output]);
    if (isPassed) flaky.push({ files: [file], logs, failed: failedIn(first, file) });
    settled = addRun(settled, second.result, isPassed ? totals : (first.fileTotals[file] ?? totals));
  }
  return { result: settled, flaky };
}

/** All of them where a failure is of no file: the mocha broke off, or something was left running. */
function failedFiles({ task, result, fileTotals }: Attempt): readonly string[] {
  const failed = task.files.filter((file) => (fileTotals[file]?.failures ?? 0) > 0);
  const count = failed.reduce((sum, file) => sum + (fileTotals[file]?.failures ?? 0), 0);
  return count === result.totals.failures ? failed : task.files;
}

/** Those of the file; of the whole task where the failure is of no file. */
function failedIn({ result, fileTotals }: Attempt, file: string): readonly string[] {
  const own = fileTotals[file]?.failed ?? [];
  return own.length > 0 ? own : result.totals.failed;
}

function totalsOfOthers(first: Attempt): Totals {
  const failed = failedFiles(first);
  const others = first.task.files.filter((file) => !failed.includes(file));
  return others.map((file) => first.fileTotals[file] ?? nothing).reduce(add, nothing);
}

function addRun(sum: TaskResult, run: TaskResult, totals: Totals): TaskResult {
  return {
    suite: sum.suite,
    totals: add(sum.totals, totals),
    wallSeconds: sum.wallSeconds + run.wallSeconds,
    cpuSeconds: sum.cpuSeconds + run.cpuSeconds,
    fileSeconds: { ...sum.fileSeconds, ...run.fileSeconds },
  };
}

function keepOutputs(
  root: string,
  { suite, file }: { readonly suite: string; readonly file: string },
  outputs: readonly string[],
): readonly string[] {
  const folder = 'out/repeated';
  mkdirSync(path.join(root, folder), { recursive: true });
  const name = path.basename(file, '.test.ts');
  return outputs.map((output, index) => {
    const log = `${folder}/${suite}-${name}-${index + 1}.log`;
    writeFileSync(path.join(root, log), output);
    return log;
  });
}
