/** Runs the files of all suites in one pool; a file of a browser suite that fails runs once more when all others are done. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Durations } from './durations.ts';
import { type Job, runLongestFirst } from './longest-first.ts';
import { planTasks, type Task } from './plan-tasks.ts';
import { type PartResult, runFiles } from './run-files.ts';
import { filesOf, type Suite } from './suites.ts';
import { failure } from './totals.ts';

export interface TaskResult extends Omit<PartResult, 'output' | 'filePasses'> {
  readonly suite: string;
  /** Of a task of test files: what each passed. */
  readonly filePasses?: PartResult['filePasses'];
}

export interface Flaky {
  readonly files: readonly string[];
  /** Where the outputs of both runs are, below the root. */
  readonly logs: readonly string[];
}

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

interface Attempt {
  readonly task: Task;
  readonly result: TaskResult;
  readonly output: string;
  /** It never began, for want of something. */
  readonly isRefused: boolean;
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
    const again = await repeat(each, options);
    results.push(each.result.totals.failures > 0 && again?.isPassed ? again.result : each.result);
    if (again?.isPassed) flaky.push(again.flaky);
  }
  return { results: [...beside.filter((result) => result !== undefined), ...results], flaky };
}

async function attempt(task: Task, options: RunOptions, note = ''): Promise<Attempt> {
  const { suite, files } = task;
  const problem = await options.prepared?.(suite);
  if (problem !== undefined) {
    const result = failedTask(suite.name, `${suite.name} cannot run: ${problem}`);
    return { task, result, output: '', isRefused: true };
  }
  const { root } = options;
  const { output, ...ran } = await runFiles({ suite, root, files, env: options.env?.(suite) ?? {} });
  const result = { suite: suite.name, ...ran };
  options.print?.(`\n── ${headingOf(task)}${note} ──\n${output}── ${summaryOf(result)}\n`);
  return { task, result, output, isRefused: false };
}

function headingOf({ suite, files }: Task): string {
  return files.length === 1 ? `${suite.name}: ${files[0]}` : `${suite.name}: ${files.length} files`;
}

function summaryOf({ suite, totals, wallSeconds }: TaskResult): string {
  return `${suite}: ${totals.passes} passed, ${totals.failures} failed, ${wallSeconds.toFixed(1)} s`;
}

/** Alone: whoever else is busy then is not of this run. Other suites never repeat, so that their failures are seen. */
async function repeat(
  first: Attempt,
  options: RunOptions,
): Promise<{ readonly isPassed: boolean; readonly result: TaskResult; readonly flaky: Flaky } | undefined> {
  const { task, result } = first;
  if (result.totals.failures === 0 || first.isRefused || task.suite.inBrowser !== true) return undefined;
  const second = await attempt(task, options, ', once more');
  const logs = keepOutputs(options.root, task, [first.output, second.output]);
  return {
    isPassed: second.result.totals.failures === 0 && second.result.totals.passes > 0,
    result: second.result,
    flaky: { files: task.files, logs },
  };
}

function keepOutputs(root: string, { suite, files }: Task, outputs: readonly string[]): readonly string[] {
  const folder = 'out/repeated';
  mkdirSync(path.join(root, folder), { recursive: true });
  const name = path.basename(files[0] ?? suite.name, '.test.ts');
  return outputs.map((output, index) => {
    const log = `${folder}/${suite.name}-${name}-${index + 1}.log`;
    writeFileSync(path.join(root, log), output);
    return log;
  });
}
