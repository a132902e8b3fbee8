/** The steps that a crew with a model takes: plan, code, tests, review, and back, a bounded number of times. */

import { mostRounds } from '../../../../../contract/work/crew/crew-limits.ts';
import type { DevelopmentInput } from '../../../../../contract/work/development-agent.ts';
import { isTestFile } from '../../../../../scanner/places/test-files.ts';
import type { RunTree } from '../../../../../workspace/runs/tree/open-run-tree.ts';
import { type Graph, graphEnd, type NodeUse } from '../../../graphs/graph.ts';
import { AgentError, type ProjectRun } from '../../agent.ts';
import { afterReview } from '../autonomy.ts';
import { review, writeReview } from '../review.ts';
import type { CrewState, DevelopmentState } from '../state.ts';
import { planOf, requireTrust, withCrew } from './crew-file-nodes.ts';
import { type CrewPlan, refusePath } from './crew-plan.ts';
import { askDeveloper, askPlanner, askReviewer, askTester, type CrewTask } from './questions.ts';
import type { Role } from './roles.ts';
import { type LastWord, runToolLoop } from './tool-loop.ts';
import { TreeTools } from './tree-tools.ts';
import { verdictWord } from './verdict-word.ts';

type Run = ProjectRun<DevelopmentInput>;
type Nodes = Graph<DevelopmentState>['nodes'];

export interface CrewPlace {
  tree(): RunTree;
  /** What is known of the project before anything is changed, and which checks may run. */
  lookAround(state: DevelopmentState): Promise<Partial<DevelopmentState>>;
}

const mostSaid = 4_000;
const mostDiff = 60_000;

export function crewNodes(run: Run, place: CrewPlace): Nodes {
  return {
    outline: {
      kind: 'work',
      title: 'Planning the change',
      run: async (state, use) => {
        requireTrust(run);
        const plan = planOf(run.input, state);
        const known = await place.lookAround(state);
        if (!plan.steps.includes('plan')) return known;
        const task = await taskOf(run, state, place.tree());
        const said = await work(run, place.tree(), use, {
          plan,
          role: plan.roles.planner,
          question: askPlanner(task),
        });
        if (said.text.trim() === '') throw new AgentError('model_failed', 'The model made no plan.');
        run.tell({ type: 'note', text: said.text.slice(0, mostSaid) });
        return { ...known, crew: { ...state.crew, plan: said.text } };
      },
      next: {
        among: [{ to: 'allow' }, { to: 'before' }],
        choose: ({ toAsk }) => (toAsk.length > 0 ? 'allow' : 'before'),
      },
    },
    develop: {
      kind: 'work',
      title: 'Changing the code in a copy of the project',
      run: async (state, use) => {
        const plan = planOf(run.input, state);
        const question = askDeveloper(await taskOf(run, state, place.tree()), state);
        const role = plan.roles.developer;
        const said = await work(run, place.tree(), use, { plan, role, question });
        const { offered, broken } = await run.tools.workshop.edits(place.tree(), run.signal);
        return {
          mended: offered.length,
          crew: { ...note(state.crew, role, said.text), rounds: state.crew.rounds + 1 },
          leftOut: [
            ...state.leftOut.filter((each) => !each.endsWith(leftOutBroken)),
            ...broken.map(({ path }) => `${path}${leftOutBroken}`),
          ],
        };
      },
      next: {
        among: [{ to: 'prove' }, { to: 'after' }, { to: graphEnd }],
        choose: (state) => {
          if (state.mended === 0) return graphEnd;
          return state.crew.rounds === 1 && isTestedAt(run.input, state, 'end') ? 'prove' : 'after';
        },
      },
    },
    prove: {
      kind: 'work',
      title: 'Adding tests',
      run: async (state, use) => {
        const plan = planOf(run.input, state);
        const task = await taskOf(run, state, place.tree());
        // A project without any test is not given its first one unasked.
        if (!task.files.some(isTestFile)) return {};
        const edits = await run.tools.workshop.edits(place.tree(), run.signal);
        const diff = writeReview(review(state, edits, []), state).slice(0, mostDiff);
        const said = await work(run, place.tree(), use, {
          plan,
          role: plan.roles.tester,
          question: askTester(task, diff),
          mayWrite: isTestFile,
        });
        return { crew: note(state.crew, plan.roles.tester, said.text) };
      },
      next: {
        among: [{ to: 'after' }, { to: 'develop', atMost: 1, otherwise: 'after' }],
        choose: ({ crew: { rounds } }) => (rounds === 0 ? 'develop' : 'after'),
      },
    },
    examine: {
      kind: 'work',
      title: 'Reviewing the change',
      run: async (state, use) => {
        const failures = failuresOf(state);
        if (failures !== '') return { crew: sendBack(state.crew, failures) };
        const plan = planOf(run.input, state);
        if (!plan.steps.includes('review')) return { crew: { ...state.crew, sentBack: '' } };
        const role = plan.roles.reviewer;
        const task = await taskOf(run, state, place.tree());
        const shown = state.review === undefined ? '' : writeReview(state.review, state).slice(0, mostDiff);
        const said = await work(run, place.tree(), use, {
          plan,
          role,
          question: askReviewer(task, state, shown),
          lastWord: verdictWord,
        });
        const { verdict = 'accept', comments = said.text } = said.lastWord ?? {};
        const noted = note(state.crew, role, comments);
        return { crew: verdict === 'back' ? sendBack(noted, comments) : { ...noted, sentBack: '' } };
      },
      next: {
        among: [
          { to: graphEnd },
          { to: 'decide' },
          { to: 'recheck' },
          { to: 'develop', atMost: mostRounds, otherwise: 'decide' },
        ],
        choose: (state) => {
          const { handling, crew } = state;
          if (crew.sentBack === '') return afterReview(handling);
          if ((crew.returned ?? 0) <= planOf(run.input, state).rounds) return 'develop';
          return handling === 'suggest' ? graphEnd : 'decide';
        },
      },
    },
  };
}

const leftOutBroken = ' would not parse any more, and is left out.';

/** Whether QA works before the developer, or once they are done. */
export function isTestedAt(
  input: DevelopmentInput,
  state: Pick<DevelopmentState, 'crewFile'>,
  when: 'start' | 'end',
): boolean {
  const { steps } = planOf(input, state);
  const [test, develop] = [steps.indexOf('test'), steps.indexOf('develop')];
  return test >= 0 && (when === 'start' ? test < develop : test > develop);
}

function sendBack(state: CrewState, why: string): CrewState {
  return { ...state, sentBack: why, returned: (state.returned ?? 0) + 1 };
}

async function taskOf(run: Run, state: DevelopmentState, tree: RunTree): Promise<CrewTask> {
  const { input, tools, signal } = withCrew(run, state);
  return { task: input.task, checks: input.checks, files: await tools.workshop.files.list(tree, signal) };
}

async function work<Value>(
  run: Run,
  tree: RunTree,
  use: NodeUse,
  {
    plan,
    role,
    question,
    mayWrite,
    lastWord,
  }: {
    readonly plan: CrewPlan;
    readonly role: Role;
    readonly question: string;
    readonly mayWrite?: (path: string) => boolean;
    readonly lastWord?: LastWord<Value>;
  },
) {
  run.report({ step: `${role.title} is at work` });
  const tools = new TreeTools({
    tree,
    files: run.tools.workshop.files,
    ask: run.ask,
    signal: run.signal,
    names: role.tools,
    refuseWrite: (file) =>
      mayWrite?.(file) === false
        ? `${file} is no test file: only those are yours to write.`
        : refusePath(plan, file),
  });
  return await runToolLoop(use, { role, question, tools, ...(lastWord !== undefined && { lastWord }) });
}

function note(state: CrewState, { title }: Role, text: string): CrewState {
  const others = state.said.filter(({ by }) => by !== title);
  return {
    ...state,
    said: text.trim() === '' ? others : [...others, { by: title, text: text.slice(0, mostSaid) }],
  };
}

/** What a developer can act on without a review: checks that fail, findings that are new, files that do not parse. */
function failuresOf({ after, failures, newOnes, leftOut }: DevelopmentState): string {
  const broken = leftOut.filter((each) => each.endsWith(leftOutBroken));
  const failed = after.filter(({ exitCode }) => exitCode !== 0).map(({ name }) => name);
  const outputs = failures.filter(({ line }) => failed.includes(line));
  return [
    ...outputs.map(({ line, output }) => `\`${line}\` failed:\n${output}`),
    ...(newOnes.length > 0 ? [`The scan finds what was not there before:\n${newOnes.join('\n')}`] : []),
    ...broken,
  ].join('\n\n');
}
