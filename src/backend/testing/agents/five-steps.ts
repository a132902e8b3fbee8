/** A graph of five steps that does something outside twice, and calls a tool that changes something. */
import type { AgentResult, AgentRun } from '../../work/agents/agent.ts';
import { type Graph, type GraphOutcome, graphEnd } from '../../work/graphs/graph.ts';
import { nothingDone } from './hosted-work.ts';

export interface FiveSteps {
  readonly trail: readonly string[];
  readonly rounds: number;
}

export const fiveSteps: Graph<FiveSteps> = {
  name: 'five-steps',
  start: 'plan',
  limits: { steps: 20, tokens: 1_000, repeats: 5 },
  nodes: {
    plan: {
      kind: 'work',
      title: 'Plan',
      run: async ({ trail }) => ({ trail: [...trail, 'plan'] }),
      next: { to: 'branch' },
    },
    branch: {
      kind: 'work',
      title: 'Branch',
      run: async ({ trail }, { perform }) => {
        const { outcome } = await perform('push', 'branch', { branch: 'b1' });
        return { trail: [...trail, `branch ${JSON.stringify(outcome)}`] };
      },
      next: { to: 'write' },
    },
    write: {
      kind: 'work',
      title: 'Write',
      run: async ({ trail, rounds }, { callTool }) => {
        const { outcome } = await callTool('add_note', { round: rounds });
        return { trail: [...trail, `note ${rounds} ${outcome}`], rounds: rounds + 1 };
      },
      next: {
        among: [{ to: 'write', atMost: 1 }, { to: 'push' }],
        choose: ({ rounds }) => (rounds < 2 ? 'write' : 'push'),
      },
    },
    push: {
      kind: 'work',
      title: 'Push',
      run: async ({ trail }, { perform }) => {
        const { outcome } = await perform('push', 'commit', { commit: 'c1' });
        return { trail: [...trail, `push ${JSON.stringify(outcome)}`] };
      },
      next: { to: 'report' },
    },
    report: {
      kind: 'work',
      title: 'Report',
      run: async ({ trail }) => ({ trail: [...trail, 'report'] }),
      next: { to: graphEnd },
    },
  },
};

export const fiveStepsStart: FiveSteps = { trail: [], rounds: 0 };

/** What the state is in the end, however often the run was killed. */
export const fiveStepsTrail = [
  'plan',
  'branch {"pushed":"branch"}',
  'note 0 done',
  'note 1 done',
  'push {"pushed":"commit"}',
  'report',
];

export async function runFiveSteps(run: AgentRun<unknown>): Promise<AgentResult> {
  const graphs = await run.openGraphs();
  const outcome = await graphs.run(fiveSteps, { input: fiveStepsStart, answer: run.resume });
  return toResult(outcome);
}

/** Its report is the outcome as JSON. */
export function toResult(outcome: GraphOutcome<object>): AgentResult {
  if (outcome.kind === 'waiting') return { waiting: outcome.question };
  return { ...nothingDone, report: JSON.stringify(outcome) };
}
