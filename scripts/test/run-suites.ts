/** Runs the files of all suites in one pool; a file of a browser suite that fails runs once more when all others are done. */
import type { Durations } from './durations.ts';
import { type Job, runLongestFirst } from './longest-first.ts';
import { planTasks, type Task } from './plan-tasks.ts';
import { type Attempt, type Flaky, repeatFailed, type TaskResult } from './repeat-failed.ts';
import { runFiles } from './run-files.ts';
import { filesOf, type Suite } from './suites.ts';
import { failure } from './totals.ts';

export interface RunReport {
  readonly results: readonly TaskResult[];
  readonly flaky: readonly Flaky[];
}

export interface RunOptions {
  readonly root: string;
  readonly durations?: Durations;
  /** Of the suite's files those that run; without it all of them do. */
  readonly select?: (files: readonly string[]) => readonly string[];
  readonly cores?: number;
  readonly env?: (suite: Suite) => Readonly<Record<string, string>>;
  /** Settles when what the suite needs is there, with a sentence when it cannot be. */
  readonly prepared?: (suite: Suite) => Promise<string | undefined>;
  /** Runs in the same pool: gates, bundles that others wait for. */
  readonly beside?: readonly Job<TaskResult | undefined>[];
  /** Takes what a task printed, whole. */
  readonly print?: (text: string) => void;
}

/** A suite without files counts as one failure. */
export async function runSuites(suites: readonly Suite[], options: RunOptions): Promise<RunReport> {
  const { root, durations = {}, select = (files) => files } = options;
  const planned = suites.map((suite) => ({ suite, files: filesOf(suite, root) }));
  const empty = planned.filter(({ files }) => files.length === 0).map(({ suite }) => noFiles(suite));
  const tasks = planned.flatMap(({ suite, files }) => planTasks(suite, select(files), { root, durations }));
  const report = await runTasks(tasks, options);
  return { ...report, results: [...empty, ...report.results] };
}

function noFiles(suite: Suite): TaskResult {
  return failedTask(suite.name, `${suite.name}: there is no test file (${suite.files.join(', ')}).`);
}

export function failedTask(suite: string, sentence: string): TaskResult {
  return { suite, totals: failure(sentence), wallSeconds: 0, cpuSeconds: 0, fileSeconds: {} };
}

/** Of a core: for a third of its time such a file waits for what an editor draws. */
const browserShare = 2 / 3;

async function runTasks(tasks: readonly Task[], options: RunOptions): Promise<RunReport> {
  const attempts: Attempt[] = [];
  const jobs = tasks.map((task): Job<TaskResult | undefined> => {
    const ready = options.prepared?.(task.suite);
    return {
      seconds: task.seconds,
      share: task.suite.inBrowser === true ? browserShare : 1,
      ...(ready === undefined ? {} : { ready }),
      run: async () => void attempts.push(await attempt(task, options)),
    };
  });
  const beside = await runLongestFirst([...(options.beside ?? []), ...jobs], options.cores);
  const flaky: Flaky[] = [];
  const results: TaskResult[] = [];
  for (const each of attempts) {
    const settled = await repeatFailed(each, {
      root: options.root,
      runAlone: (file) => attempt({ ...each.task, files: [file] }, options, ', once more'),
    });
    results.push(settled.result);
    flaky.push(...settled.flaky);
  }
  return { results: [...beside.filter((result) => result !== undefined), ...results], flaky };
}

async function attempt(task: Task, options: RunOptions, note = ''): Promise<Attempt> {
  const { suite, files } = task;
  const problem = await options.prepared?.(suite);
  if (problem !== undefined) {
    const result = failedTask(suite.name, `${suite.name} cannot run: ${problem}`);
    return { task, result, fileTotals: {}, output: '', isRefused: true };
  }
  const { root } = options;
  const { output, fileTotals, ...ran } = await runFiles({
    suite,
    root,
    files,
    env: options.env?.(suite) ?? {},
  });
  const filePasses = Object.fromEntries(
    Object.entries(fileTotals).map(([file, { passes }]) => [file, passes]),
  );
  const result = { suite: suite.name, ...ran, filePasses };
  options.print?.(`\n── ${headingOf(task)}${note} ──\n${output}── ${summaryOf(result)}\n`);
  return { task, result, fileTotals, output, isRefused: false };
}

function headingOf({ suite, files }: Task): string {
  return files.length === 1 ? `${suite.name}: ${files[0]}` : `${suite.name}: ${files.length} files`;
}

function summaryOf({ suite, totals, wallSeconds, cpuSeconds }: TaskResult): string {
  return `${suite}: ${totals.passes} passed, ${totals.failures} failed, ${wallSeconds.toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s`;
}
