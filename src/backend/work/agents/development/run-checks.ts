/** Which checks of a run may start, and what they came to. */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';
import type { ProjectRun } from '../agent.ts';
import { missingByOutcome } from './missing-programs.ts';
import type { DevelopmentState } from './state.ts';

type Run = ProjectRun<DevelopmentInput>;
/** What running a check takes of a run. */
export type CheckRunner = Pick<Run, 'id' | 'project' | 'signal' | 'ask' | 'report' | 'tell'> & {
  readonly tools: Pick<Run['tools'], 'workshop'>;
};

type JudgedLines = Pick<DevelopmentState, 'allowed' | 'toAsk' | 'leftOut'> & {
  readonly doubts: NonNullable<DevelopmentState['doubts']>;
};

/** By the rules of acts; in a folder that nobody trusts nothing runs. */
export async function judgeLines({ project, ask }: Run, lines: readonly string[]): Promise<JudgedLines> {
  const allowed: string[] = [];
  const toAsk: string[] = [];
  const leftOut: string[] = [];
  const doubts: JudgedLines['doubts'][number][] = [];
  for (const line of new Set(lines)) {
    if (!project.isTrusted) {
      leftOut.push(`\`${line}\` did not run: its folder is not trusted.`);
      continue;
    }
    const { verdict, reason, doubt } = await ask({ kind: 'command', line });
    if (verdict === 'allow') allowed.push(line);
    else if (verdict === 'ask') {
      toAsk.push(line);
      if (doubt !== undefined) doubts.push({ line, doubt });
    } else leftOut.push(`\`${line}\` was refused.${reason === '' ? '' : ` ${reason}`}`);
  }
  return { allowed, toAsk, leftOut, doubts };
}

/** The end of what a failed check wrote is what it failed by. */
const mostOutput = 6_000;

export interface RanChecks {
  readonly results: readonly CheckResult[];
  /** What those wrote last that failed. */
  readonly failures: DevelopmentState['failures'];
}

export interface ChecksToRun {
  readonly lines: readonly string[];
  /** In which state they run, where that is none of before and after: they are listed apart. */
  readonly label?: string | undefined;
  /** Those that failed before: where they pass now they run again, for one that passes now and then is no proof. */
  readonly failedBefore?: ReadonlySet<string> | undefined;
}

/** A word stands on two runs that ended alike. */
const times = 2;
/** What failed before passes this often in a row, or as often as fits in two minutes. */
const proving = { least: 3, most: 10, forMs: 120_000 } as const;

export async function runChecks(
  run: CheckRunner,
  tree: RunTree,
  { lines, label, failedBefore = new Set() }: ChecksToRun,
  clock: () => number = () => performance.now(),
): Promise<RanChecks> {
  // What was allowed before may be no more.
  const { isTrusted } = run.project;
  if (
    lines.length === 0 ||
    !isTrusted ||
    (await run.ask({ kind: 'autonomy', writes: [] })).level === 'suggest'
  )
    return { results: [], failures: [] };
  const results: CheckResult[] = [];
  const failures = new Map<string, string>();
  for (const line of lines) {
    const startedAt = clock();
    let passed = 0;
    const isDue = (time: number): boolean => {
      if (time <= times) return true;
      if (!failedBefore.has(line) || passed < time - 1 || time > proving.most) return false;
      return time <= proving.least || clock() - startedAt < proving.forMs;
    };
    for (let time = 1; isDue(time); time += 1) {
      const { result, output } = await runOnce(run, tree, { line, time, label });
      results.push(result);
      if (result.exitCode === 0) passed += 1;
      else if (!failures.has(line)) failures.set(line, output.slice(-mostOutput));
    }
  }
  return { results, failures: [...failures].map(([line, output]) => ({ line, output })) };
}

interface Once {
  readonly line: string;
  readonly time: number;
  readonly label: string | undefined;
}

async function runOnce(run: CheckRunner, tree: RunTree, { line, time, label }: Once) {
  run.report({ step: `Running ${line}${label === undefined ? '' : ` (${label})`}` });
  const { exitCode, outputHash, output } = await run.tools.workshop.run(tree, line, run.signal);
  run.signal.throwIfAborted();
  const name = label === undefined ? line : `${line} (${label}${time === 1 ? '' : ', again'})`;
  run.tell({
    type: 'check',
    name: name.slice(0, 500),
    exitCode,
    outputHash,
    ...(label === undefined && { command: line.slice(0, 2_000) }),
    outcome: exitCode === 0 ? 'passed' : 'failed',
  });
  const program = missingByOutcome(line, exitCode, output);
  const result: CheckResult = {
    name: line,
    command: [line],
    exitCode: exitCode ?? undefined,
    outputSha256: outputHash,
    ...(program !== undefined && { missing: program }),
  };
  return { result, output };
}
