/** Which checks of a run may start, and what they came to. */
import type { DevelopmentInput } from '../../../../contract/work/agents.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';
import type { ProjectRun } from '../agent.ts';
import type { DevelopmentState } from './state.ts';

type Run = ProjectRun<DevelopmentInput>;

/** By the rules of acts; in a folder that nobody trusts nothing runs. */
export async function judgeLines(
  { project, ask }: Run,
  lines: readonly string[],
): Promise<Pick<DevelopmentState, 'allowed' | 'toAsk' | 'leftOut'>> {
  const allowed: string[] = [];
  const toAsk: string[] = [];
  const leftOut: string[] = [];
  for (const line of new Set(lines)) {
    if (!project.isTrusted) {
      leftOut.push(`\`${line}\` did not run: its folder is not trusted.`);
      continue;
    }
    const { verdict, reason } = await ask({ kind: 'command', line });
    if (verdict === 'allow') allowed.push(line);
    else if (verdict === 'ask') toAsk.push(line);
    else leftOut.push(`\`${line}\` was refused.${reason === '' ? '' : ` ${reason}`}`);
  }
  return { allowed, toAsk, leftOut };
}

/** The end of what a failed check wrote is what it failed by. */
const mostOutput = 6_000;

export interface RanChecks {
  readonly results: readonly CheckResult[];
  /** What those wrote last that failed. */
  readonly failures: DevelopmentState['failures'];
}

export async function runChecks(run: Run, tree: RunTree, lines: readonly string[]): Promise<RanChecks> {
  // What was allowed before may be no more.
  if (lines.length === 0 || (await run.ask({ kind: 'autonomy', writes: [] })).level === 'suggest')
    return { results: [], failures: [] };
  const results: CheckResult[] = [];
  const failures: { line: string; output: string }[] = [];
  for (const line of lines) {
    run.report({ step: `Running ${line}` });
    const { exitCode, outputHash, output } = await run.tools.workshop.run(tree, line, run.signal);
    run.signal.throwIfAborted();
    const outcome = exitCode === 0 ? ('passed' as const) : ('failed' as const);
    run.tell({
      type: 'check',
      name: line.slice(0, 500),
      command: line.slice(0, 2_000),
      exitCode,
      outcome,
      outputHash,
    });
    results.push({ name: line, command: [line], exitCode: exitCode ?? undefined, outputSha256: outputHash });
    if (outcome === 'failed') failures.push({ line, output: output.slice(-mostOutput) });
  }
  return { results, failures };
}
