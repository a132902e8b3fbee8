/**
 * The steps of the QA agent up to the review: what can be changed, whether the tests may run, which changes they do not notice,
 * tests for those, and what these are worth. From there on it is the loop of the development agent.
 */
import type { QaInput } from '../../../../contract/work/agents-of-tests/qa-agent.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { graphEnd, type NodeUse } from '../../graphs/graph.ts';
import { allowQuestion, takeAllowed } from '../development/allow-commands.ts';
import type { Loop, Place, Run } from '../development/plan-nodes.ts';
import { runBase } from '../development/prove.ts';
import type { DevelopmentState } from '../development/state.ts';
import { isSentBack, judgeTests, settleTests } from './judge-tests.ts';
import { keyOf, livedOf, type MutationState } from './mutation.ts';
import { planMutants } from './plan-mutants.ts';
import { type Tried, tryMutants } from './try-mutants.ts';
import { describeMade } from './write-report.ts';
import { writeTests } from './write-tests.ts';

type State = DevelopmentState;
const mostNote = 4_000;
const mostEdges = 3;

export function qaNodes(input: QaInput, run: Run, place: Place): Loop['nodes'] {
  const forMs = input.minutes * 60_000;
  return {
    seek: {
      kind: 'work',
      title: 'Looking for what can be changed',
      run: async () => await planMutants(run, place.tree(), input),
      next: {
        among: [{ to: 'settle' }, { to: 'allow' }, { to: 'mutate' }],
        choose: ({ mutation, toAsk }) => {
          if (mutation?.ended !== undefined) return 'settle';
          return toAsk.length > 0 ? 'allow' : 'mutate';
        },
      },
    },
    allow: {
      kind: 'approval',
      title: 'May the tests run?',
      ask: allowQuestion,
      take: (state, answer) =>
        takeAllowed({ ...run.input, checks: [mutationOf(state).command] }, state, answer),
      next: { to: 'mutate' },
    },
    mutate: {
      kind: 'work',
      title: 'Running the tests on mutants',
      run: async (state) => await mutate(run, state, forMs),
      next: {
        among: [{ to: 'settle' }, { to: 'write' }],
        choose: ({ mutation }) =>
          mutation?.ended === undefined && livedOf(mutation ?? { mutants: [] }).length > 0
            ? 'write'
            : 'settle',
      },
    },
    write: {
      kind: 'work',
      title: 'Writing tests',
      run: async (state, use) => await write(run, place.tree(), state, use),
      next: { to: 'judge' },
    },
    judge: {
      kind: 'work',
      title: 'Running the new tests on mutants',
      run: async (state) => ({
        mutation: await judgeTests(run, place.tree(), { mutation: mutationOf(state), forMs }),
      }),
      next: {
        among: [{ to: 'settle' }, { to: 'write', atMost: mostEdges, otherwise: 'settle' }],
        choose: (state) => (isSentBack(mutationOf(state)) ? 'write' : 'settle'),
      },
    },
    settle: {
      kind: 'work',
      title: 'Writing the report',
      run: async (state) => await settle(run, place.tree(), state, forMs),
      next: {
        among: [{ to: graphEnd }, { to: 'after' }],
        choose: ({ mended }) => (mended === 0 ? graphEnd : 'after'),
      },
    },
  };
}

function mutationOf({ mutation }: State): MutationState {
  if (mutation === undefined) throw new Error('Nothing was looked for yet.');
  return mutation;
}

async function mutate(run: Run, state: State, forMs: number): Promise<Partial<State>> {
  const mutation = mutationOf(state);
  const end = (ended: string): Partial<State> => ({ mutation: { ...mutation, ended } });
  if (state.allowed.length === 0) return end('The tests did not run');
  const base = await runBase(run, state.allowed);
  if (base.before.length === 0) return end('The tests may not run any more');
  if (base.before.some(({ exitCode }) => exitCode !== 0))
    return { ...base, ...end('The tests do not pass as they are: nothing is known of mutants') };
  const { command, mutants } = mutation;
  const tried = await tryMutants(run, { purpose: 'mutants', command, mutants, forMs, passes: 1 });
  if (tried.kind !== 'tried') return { ...base, ...end(whyOf(tried)) };
  const known = mutants.map((mutant) => ({ ...mutant, ...tried.outcomes.get(keyOf(mutant)) }));
  const after = { ...mutation, mutants: known, baseMs: tried.baseMs };
  const ran = known.filter(({ outcome }) => outcome !== 'not-run').length;
  run.tell({ type: 'note', text: `${livedOf(after).length} of ${ran} mutants lived.` });
  return { ...base, mutation: after };
}

function whyOf({ kind }: Exclude<Tried, { readonly kind: 'tried' }>): string {
  switch (kind) {
    case 'failed':
      return 'The tests pass now and fail then: nothing is known of mutants';
    case 'reads-text':
      return 'The command reads the text of sources, as formatters and linters do: name one that runs tests alone';
    case 'drifted':
      return 'The tests pass no longer after some runs: they leave something behind, and nothing is known of mutants';
    case 'not-allowed':
      return 'The tests may not run any more';
  }
}

async function write(run: Run, tree: RunTree, state: State, use: NodeUse): Promise<Partial<State>> {
  const mutation = mutationOf(state);
  const done = await writeTests(run, tree, { use, mutation });
  const rounds = mutation.rounds + 1;
  if ('failed' in done) return { mutation: { ...mutation, rounds, noModel: done.failed } };
  const { crew } = state;
  const text = done.said.trim().slice(0, mostNote);
  return {
    mutation: { ...mutation, rounds },
    ...(text !== '' && { crew: { ...crew, said: [{ by: 'QA', text }] } }),
  };
}

async function settle(run: Run, tree: RunTree, state: State, forMs: number): Promise<Partial<State>> {
  const before = mutationOf(state);
  const mutation =
    before.ended === undefined && before.rounds > 0
      ? await settleTests(run, tree, { mutation: before, forMs })
      : before;
  const changes = await run.tools.workshop.addedTests(tree, run.signal);
  const paths = changes.map(({ file }) => file);
  const { made, notes } = describeMade(mutation, paths, state.leftOut);
  return { mutation, made, mended: paths.length, updated: notes };
}
