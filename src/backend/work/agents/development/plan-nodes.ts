/** Nodes that look round and plan. */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import { type Graph, graphEnd } from '../../graphs/graph.ts';
import type { ProjectRun } from '../agent.ts';
import { allowQuestion, takeAllowed } from './allow-commands.ts';
import { settleChecksOf } from './autonomy.ts';
import { usesCrew, withCrew } from './crew/crew-file-nodes.ts';
import { isTestedAt } from './crew/crew-nodes.ts';
import { countFixable, countOpen, findFixable } from './find-fixable.ts';
import { findMissingProgram } from './missing-programs.ts';
import { runBase } from './prove.ts';
import { sayMissing } from './review.ts';
import { judgeLines } from './run-checks.ts';
import { scanTree } from './scan-tree.ts';
import type { DevelopmentState } from './state.ts';
import { describeOthers } from './updates/describe-others.ts';
import { findLockLines } from './updates/update-packages.ts';

export type Run = ProjectRun<DevelopmentInput>;
export type Loop = Graph<DevelopmentState>;

function fingerprints({ files }: WorkspaceScanResult): readonly string[] {
  return files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}

export async function lookAround(run: Run, tree: RunTree) {
  const scanned = await scanTree(run, tree);
  const isolation = await run.tools.workshop.isolation();
  return {
    scanned,
    known: fingerprints(scanned),
    isolation: isolation.kind === 'none' ? `Not isolated: ${isolation.why}` : '',
  };
}

/** What can be fixed, and which commands may run for it. */
async function plan(run: Run, tree: RunTree): Promise<Partial<DevelopmentState>> {
  const { scanned, ...known } = await lookAround(run, tree);
  const found = await findFixable(run, tree, scanned);
  const fixable = countFixable(found);
  if (fixable === 0) {
    const unfixable = countOpen(run.input, found);
    return { ...known, fixable, unfixable, leftOut: describeOthers(found.updates.others) };
  }
  const judged = await judgeLines(run, run.input.checks);
  const checks = await withoutMissing(run, tree, await settleChecksOf(run, judged));
  const lines = await findLockLines(run, tree, found.updates);
  const judgedLocks = await judgeLines(run, lines);
  const locks = await settleChecksOf(run, judgedLocks);
  return {
    ...known,
    fixable,
    allowed: checks.allowed,
    missing: checks.missing,
    toAsk: [...new Set([...checks.toAsk, ...locks.toAsk])],
    leftOut: [...checks.leftOut, ...locks.leftOut],
    doubts: [...judged.doubts, ...judgedLocks.doubts],
    locksToAsk: locks.toAsk,
    allowedLocks: locks.allowed,
  };
}

/** Checks without those that cannot run: these are told of before anything runs. */
export async function withoutMissing<Settled extends Pick<DevelopmentState, 'allowed' | 'toAsk' | 'leftOut'>>(
  { tools: { workshop }, tell }: Run,
  tree: RunTree,
  settled: Settled,
): Promise<Settled & Pick<DevelopmentState, 'missing'>> {
  const missing: { readonly check: string; readonly program: string }[] = [];
  for (const check of [...settled.allowed, ...settled.toAsk]) {
    const program = await findMissingProgram(check, { tree, workshop });
    if (program !== undefined) missing.push({ check, program });
  }
  for (const each of missing) {
    tell({
      type: 'check',
      name: each.check.slice(0, 500),
      command: each.check.slice(0, 2_000),
      outcome: 'missing',
    });
    tell({ type: 'note', text: `${sayMissing(each)} The verdict will be Unproven.`.slice(0, 5_000) });
  }
  const isThere = (line: string) => missing.every(({ check }) => check !== line);
  const { allowed, toAsk } = settled;
  return { ...settled, allowed: allowed.filter(isThere), toAsk: toAsk.filter(isThere), missing };
}

export function planNodes(run: Run, place: Place): Loop['nodes'] {
  return {
    plan: {
      kind: 'work',
      title: 'Looking for findings that have a fix',
      run: async () => await plan(run, place.tree()),
      next: {
        among: [{ to: graphEnd }, { to: 'allow' }, { to: 'before' }],
        choose: ({ fixable, toAsk }) => (fixable === 0 ? graphEnd : toAsk.length > 0 ? 'allow' : 'before'),
      },
    },
    allow: {
      kind: 'approval',
      title: 'May these commands run?',
      ask: allowQuestion,
      take: (state, answer) => takeAllowed(withCrew(run, state).input, state, answer),
      next: { to: 'before' },
    },
    before: {
      kind: 'work',
      title: 'Checks before the change',
      run: async ({ allowed }) => await runBase(run, allowed),
      next: {
        among: [{ to: 'develop' }, { to: 'prove' }, { to: 'mend' }].filter(
          ({ to }) => usesCrew(run.input) === (to !== 'mend'),
        ),
        choose: (state) => {
          if (!usesCrew(run.input)) return 'mend';
          return isTestedAt(run.input, state, 'start') ? 'prove' : 'develop';
        },
      },
    },
  };
}

/** Its copy of the project, once it is open. */
export interface Place {
  tree(): RunTree;
}
