/**
 * The end of the loop where what is accepted is published: a commit onto HEAD, a question to a person, then the new branch,
 * its push and its pull request. The user's files, index and current branch stay as they are.
 */
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import {
  branchPushedSchema,
  branchPushName,
  publishChoiceSchema,
  pullRequestOpenedSchema,
  pullRequestOpenName,
} from '../../../../contract/work/publish.ts';
import { findBranchFault, isPlainName, proposeBranch } from '../../../../domain/publishing/branch-name.ts';
import { parseRemote } from '../../../../domain/publishing/remote-address.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { type Graph, graphEnd } from '../../graphs/graph.ts';
import type { ProjectRun, StagedAccepted } from '../agent.ts';
import { withCrew } from './crew/crew-file-nodes.ts';
import { describePublished, questionText, writeBody } from './publish-texts.ts';
import type { DevelopmentState, Publishing } from './state.ts';

type Run = ProjectRun<DevelopmentInput>;
type Nodes = Graph<DevelopmentState>['nodes'];
interface Place {
  tree(): RunTree;
}

const dayMs = 86_400_000;
/** How often a person is asked again after a refusal. */
const mostQuestions = 8;

/** The node that comes once it is clear what is accepted. */
export function afterAccepting({ publish }: DevelopmentInput) {
  return {
    /** Where nobody is asked, as the request says. */
    lastOf: ({ toPublish, handling }: DevelopmentState) =>
      toPublish || (handling === 'apply' && publish !== undefined) ? 'stage' : 'apply',
    lasts: [{ to: 'apply' }, { to: 'stage' }],
  } as const;
}

export function publishNodes(run: Run, place: Place): Nodes {
  return { ...askingNodes(run, place), ...effectNodes(run, place) };
}

const again = { to: 'publish', atMost: mostQuestions, otherwise: graphEnd } as const;

function askingNodes(run: Run, place: Place): Nodes {
  return {
    stage: {
      kind: 'work',
      title: 'Preparing the commit',
      run: async (state) => await stage(run, place.tree(), state),
      next: {
        among: [
          { to: graphEnd },
          { to: 'publish' },
          { to: 'decide', atMost: mostQuestions, otherwise: graphEnd },
        ],
        choose: ({ publishing, outcome }) => {
          if (publishing !== undefined) return 'publish';
          return outcome === undefined ? 'decide' : graphEnd;
        },
      },
    },
    publish: {
      kind: 'approval',
      title: 'Publish the changes?',
      ask: ({ publishing }) => ({
        text: publishing === undefined ? '' : questionText(publishing),
        payload: publishing === undefined ? undefined : payloadOf(publishing),
        expiresAt: run.tools.now().getTime() + 30 * dayMs,
      }),
      take: ({ publishing }, { approved, payload, comment }) => {
        if (publishing === undefined) return {};
        const said = comment === undefined ? {} : { comment };
        if (!approved) return { ...said, outcome: declined(publishing) };
        return { ...said, publishing: choose(publishing, payload) };
      },
      next: {
        among: [{ to: graphEnd }, again, { to: 'branch' }, { to: 'open' }],
        choose: ({ publishing, outcome }) => {
          if (publishing === undefined || outcome !== undefined) return graphEnd;
          if (publishing.problem !== '') return 'publish';
          return publishing.isPushed ? 'open' : 'branch';
        },
      },
    },
  };
}

function effectNodes(run: Run, place: Place): Nodes {
  return {
    branch: {
      kind: 'work',
      title: 'Making the branch',
      run: async ({ publishing }) =>
        publishing === undefined ? {} : { publishing: await makeBranch(run, place.tree(), publishing) },
      next: {
        among: [again, { to: 'push' }],
        choose: ({ publishing }) => (publishing?.problem === '' ? 'push' : 'publish'),
      },
    },
    push: {
      kind: 'work',
      title: 'Pushing the branch',
      run: async ({ publishing }, use) => {
        if (publishing?.commit === undefined) return {};
        const { commit, branch } = publishing;
        const { outcome } = await use.perform(branchPushName, `${branch} ${commit}`, { commit, branch });
        const pushed = branchPushedSchema.parse(outcome);
        if (pushed.outcome === 'refused') return { publishing: { ...publishing, problem: pushed.why } };
        const done = { ...publishing, isPushed: true };
        if (publishing.pullRequest) return { publishing: done };
        return { publishing: done, outcome: { kind: 'published', text: describePublished(done) } };
      },
      next: {
        among: [again, { to: 'open' }, { to: graphEnd }],
        choose: ({ publishing, outcome }) => {
          if (outcome !== undefined) return graphEnd;
          return publishing?.problem === '' ? 'open' : 'publish';
        },
      },
    },
    open: {
      kind: 'work',
      title: 'Opening the pull request',
      run: async ({ publishing }, use) => {
        if (publishing?.commit === undefined) return {};
        const { commit, branch } = publishing;
        if (!publishing.pullRequest)
          return { outcome: { kind: 'published', text: describePublished(publishing) } };
        const { outcome } = await use.perform(pullRequestOpenName, branch, { commit, branch });
        const opened = pullRequestOpenedSchema.parse(outcome);
        if (opened.outcome === 'refused') return { publishing: { ...publishing, problem: opened.why } };
        return { outcome: { kind: 'published', text: describePublished(publishing, opened) } };
      },
      next: {
        among: [again, { to: graphEnd }],
        choose: ({ outcome }) => (outcome === undefined ? 'publish' : graphEnd),
      },
    },
  };
}

function declined(publishing: Publishing): DevelopmentState['outcome'] {
  return publishing.isPushed
    ? { kind: 'published', text: describePublished(publishing) }
    : { kind: 'declined' };
}

/** What the person left of it; a name that is pushed already stays. */
function choose(publishing: Publishing, payload: unknown): Publishing {
  const parsed = publishChoiceSchema.safeParse(payload);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ...publishing, problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`.trim() };
  }
  const { branch, base } = parsed.data;
  const kept = publishing.isPushed ? { branch: publishing.branch } : {};
  const fault = isPlainName(base)
    ? findBranchFault(branch, base)
    : `"${base.slice(0, 80)}" can't be the name of a branch here.`;
  return { ...publishing, ...parsed.data, ...kept, problem: fault ?? '' };
}

function payloadOf({ branch, title, body, base, pullRequest, remote, tree, parent, files }: Publishing) {
  return { branch, title, body, base, pullRequest, remote, tree, parent, files };
}

async function stage(run: Run, tree: RunTree, state: DevelopmentState): Promise<Partial<DevelopmentState>> {
  const { workshop } = run.tools;
  const edits = await workshop.edits(tree, run.signal);
  run.signal.throwIfAborted();
  const accepted = new Set(state.accepted);
  const staged = await workshop.stage(tree, edits, { accepted, signal: run.signal });
  if (staged.kind === 'refused') return refuse(run, state, staged.why);
  return toPublishing(run, state, staged);
}

/** Whoever chose it among other things to do with the changes is asked about them again. */
function refuse({ input }: Run, { review }: DevelopmentState, why: string): Partial<DevelopmentState> {
  if (input.publish !== undefined || review === undefined)
    return { outcome: { kind: 'not-applied', why: `${why} Nothing was published or written.` } };
  const others = review.reasons.filter((each) => !each.startsWith(notPublished));
  return { accepted: [], review: { ...review, reasons: [`${notPublished}${why}`, ...others] } };
}

const notPublished = 'Not published: ';

function toPublishing(
  run: Run,
  state: DevelopmentState,
  { commit: staged, remote }: Extract<StagedAccepted, { kind: 'staged' }>,
): Partial<DevelopmentState> {
  if (remote === undefined)
    return refuse(run, state, 'The repository has no remote: add one, such as origin, and ask again.');
  const parsed = parseRemote(remote.configured);
  if (parsed.kind === 'refused')
    return refuse(run, state, `Nothing is pushed to the remote ${remote.name}: ${parsed.why}.`);
  const wanted = run.input.publish;
  const base = wanted?.base ?? remote.base;
  if (base === undefined || !isPlainName(base))
    return refuse(
      run,
      state,
      `The default branch of ${remote.name} is not known: name the base of the pull request, and ask again.`,
    );
  const { files, hasOtherChanges, ...kept } = staged;
  const title = wanted?.title ?? titleOf(run, state, files.length);
  const branch = wanted?.branch ?? proposeBranch(run.id, title);
  const { host, url } = parsed.address;
  return {
    publishing: {
      ...kept,
      files,
      base,
      title,
      branch,
      remote: { name: remote.name, url, host },
      body: writeBody(state, hasOtherChanges),
      pullRequest: wanted?.pullRequest ?? true,
      atMs: run.tools.now().getTime(),
      problem: findBranchFault(branch, base) ?? '',
      commit: undefined,
      isPushed: false,
    },
  };
}

const longestTitle = 72;

/** The first line of a task, as far as a subject goes. */
export function titleOf(run: Run, state: DevelopmentState, files: number): string {
  if (state.made !== undefined) return cutTitle(state.made.title);
  const { task } = run.input.task.trim() === '' ? withCrew(run, state).input : run.input;
  const [line = ''] = task.trim().split(/\r?\n/);
  if (line === '') return `Fix findings in ${files} ${files === 1 ? 'file' : 'files'}`;
  return cutTitle(line);
}

function cutTitle(line: string): string {
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1).trimEnd()}…`;
}

async function makeBranch(run: Run, tree: RunTree, publishing: Publishing): Promise<Publishing> {
  run.signal.throwIfAborted();
  const { branch, tree: content, parent, identity, atMs, title, body } = publishing;
  const { userRoot } = tree;
  const message = `${title}\n\n${body}`;
  const wanted = { userRoot, branch, tree: content, parent, identity, atMs, message };
  const made = await run.tools.workshop.branch(wanted);
  return made.kind === 'made' ? { ...publishing, commit: made.commit } : { ...publishing, problem: made.why };
}
