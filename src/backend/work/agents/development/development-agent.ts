/**
 * The development loop: plan, checks before, change in a tree of its own (fixes of findings, or what a crew with a model does
 * for a task), scan and checks after, review by a person, apply. The user's files change in the last step alone, by what was accepted, onto what they hold then.
 */
import * as z from 'zod';
import { type DevelopmentInput, developmentDeclaration } from '../../../../contract/work/agents.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { ApplyOutcome } from '../../../../workspace/runs/hunks/apply-edits.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { WorkspaceScanResult } from '../../../../workspace/scan-result.ts';
import { ScanScopeError } from '../../../../workspace/scan-scope-error.ts';

import { type Graph, type GraphEngine, graphEnd } from '../../graphs/graph.ts';
import { loadGraphs } from '../../graphs/load-graphs.ts';
import { AgentError, type AgentResult, type ProjectAgent, type ProjectRun } from '../agent.ts';
import { makeFiles, scanMade } from '../delivery/make-files.ts';
import type { Maker } from '../delivery/maker.ts';
import { settleNodes } from '../delivery/settle.ts';
import { allowQuestion, takeAllowed } from './allow-commands.ts';
import { afterReview, findRefusal, settleChangesOf, settleChecksOf } from './autonomy.ts';
import {
  crewFileNodes,
  firstNode,
  planOf,
  requireTrust,
  usesCrew,
  withCrew,
} from './crew/crew-file-nodes.ts';
import { crewNodes, isTestedAt } from './crew/crew-nodes.ts';
import { countFixable, findFixable } from './find-fixable.ts';
import { fixFiles } from './fix-files.ts';
import { findMissingProgram } from './missing-programs.ts';
import { openFresh, prove, runBase } from './prove.ts';
import { afterAccepting, publishNodes } from './publish.ts';
import { idsOf, review, sayMissing, words, writeReview } from './review.ts';
import { judgeLines } from './run-checks.ts';
import { scanTree } from './scan-tree.ts';
import { type DevelopmentState, emptyState, type Outcome } from './state.ts';
import { toDone } from './to-done.ts';
import { describeOthers } from './updates/describe-others.ts';
import { findLockLines, updatePackages } from './updates/update-packages.ts';

type Run = ProjectRun<DevelopmentInput>;
type Loop = Graph<DevelopmentState>;

const acceptedSchema = z.object({
  accepted: z.array(z.string()),
  /** A branch, in place of the user's files; as the request says when absent. */
  publish: z.boolean().optional(),
});
const dayMs = 86_400_000;
/** How often a person can send the work of a crew back. */
const mostSentBack = 5;
const mostNamed = 20;

function fingerprints({ files }: WorkspaceScanResult): readonly string[] {
  return files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}

async function lookAround(run: Run, tree: RunTree) {
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
  if (fixable === 0) return { ...known, fixable, leftOut: describeOthers(found.updates.others) };
  const checks = await withoutMissing(
    run,
    tree,
    await settleChecksOf(run, await judgeLines(run, run.input.checks)),
  );
  const lines = await findLockLines(run, tree, found.updates);
  const locks = await settleChecksOf(run, await judgeLines(run, lines));
  return {
    ...known,
    fixable,
    allowed: checks.allowed,
    missing: checks.missing,
    toAsk: [...new Set([...checks.toAsk, ...locks.toAsk])],
    leftOut: [...checks.leftOut, ...locks.leftOut],
    locksToAsk: locks.toAsk,
    allowedLocks: locks.allowed,
  };
}

/** Checks without those that cannot run: these are told of before anything runs. */
async function withoutMissing<Settled extends Pick<DevelopmentState, 'allowed' | 'toAsk' | 'leftOut'>>(
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

function planNodes(run: Run, place: Place): Loop['nodes'] {
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

function workNodes(run: Run, place: Place): Loop['nodes'] {
  const { workshop } = run.tools;
  const { lastOf, lasts } = afterAccepting(run.input);
  return {
    mend: {
      kind: 'work',
      title: 'Applying fixes in a copy of the project',
      run: async (state) => await mend(run, place.tree(), state),
      next: {
        among: [{ to: graphEnd }, { to: 'after' }],
        choose: ({ mended }) => (mended === 0 ? graphEnd : 'after'),
      },
    },
    after: {
      kind: 'work',
      title: 'Scan and checks after the change',
      run: async (state) => {
        const { edits, found } = await check(run, place.tree(), state);
        const { reasons, ...judged } = review(
          { ...state, ...found },
          edits,
          withCrew(run, state).input.checks,
        );
        const shown = { ...judged, reasons: [...reasons, ...(state.updated ?? [])] };
        const { isReviewChanged } = planOf(run.input, state);
        const changed = { edits, review: shown, isReviewChanged };
        return { ...found, ...(await settleChangesOf(run, place.tree(), changed)) };
      },
      next: {
        among: [{ to: graphEnd }, { to: 'decide' }, { to: 'recheck' }, { to: 'examine' }],
        choose: ({ handling }) => (usesCrew(run.input) ? 'examine' : afterReview(handling)),
      },
    },
    decide: {
      kind: 'approval',
      title: 'Review the changes',
      ask: (state) => ({
        text: state.review === undefined ? '' : writeReview(state.review, state),
        payload: {
          accepted: state.review?.files.flatMap(idsOf) ?? [],
          review: state.review,
          root: place.tree().userRoot,
        },
        expiresAt: run.tools.now().getTime() + 30 * dayMs,
      }),
      take: ({ review: shown, crew }, { approved, payload, comment }) => {
        const chosen = acceptedSchema.safeParse(payload);
        const known = new Set(shown?.files.flatMap(idsOf));
        const accepted = approved && chosen.success ? chosen.data.accepted.filter((id) => known.has(id)) : [];
        // Said to a crew it is what has to be done differently.
        const sentBack = !approved && usesCrew(run.input) ? (comment ?? '').trim() : '';
        return {
          accepted,
          comment: comment ?? '',
          handling: 'ask',
          toPublish: chosen.data?.publish ?? run.input.publish !== undefined,
          crew: { ...crew, sentBack },
          ...(accepted.length === 0 && sentBack === '' && { outcome: { kind: 'declined' } as const }),
        };
      },
      next: {
        among: [
          { to: graphEnd },
          { to: 'recheck' },
          ...lasts,
          ...(usesCrew(run.input) ? [{ to: 'develop', atMost: mostSentBack, otherwise: graphEnd }] : []),
        ],
        choose: (state) => {
          if (state.crew.sentBack !== '') return 'develop';
          if (state.accepted.length === 0) return graphEnd;
          return state.allowed.length > 0 || isInPart(state) ? 'recheck' : lastOf(state);
        },
      },
    },
    recheck: {
      kind: 'work',
      title: 'Checks of what was accepted',
      run: async (state) => {
        const again = await recheck(run, place.tree(), state);
        return { recheck: again, ...(state.handling === 'apply' && handOver(state, again)) };
      },
      next: {
        among: [{ to: 'decide', atMost: 1, otherwise: graphEnd }, { to: 'insist' }, ...lasts],
        choose: (state) => {
          if (state.accepted.length === 0) return 'decide';
          return state.recheck !== undefined && isBad(state.recheck.word) ? 'insist' : lastOf(state);
        },
      },
    },
    insist: {
      kind: 'approval',
      title: 'Apply anyway?',
      ask: ({ recheck: again, accepted }) => ({
        text: [`**${again?.word ?? ''}**`, ...(again?.reasons ?? []).map((reason) => `- ${reason}`)].join(
          '\n',
        ),
        payload: { accepted },
        expiresAt: run.tools.now().getTime() + 30 * dayMs,
      }),
      take: ({ accepted }, { approved }) =>
        approved ? { accepted } : { accepted: [], outcome: { kind: 'declined' } },
      next: {
        among: [{ to: graphEnd }, ...lasts],
        choose: (state) => (state.accepted.length === 0 ? graphEnd : lastOf(state)),
      },
    },
    apply: {
      kind: 'work',
      title: 'Applying what was accepted',
      run: async (state) => {
        const edits = await workshop.edits(place.tree(), run.signal);
        const { isReviewChanged } = planOf(run.input, state);
        const why = await findRefusal(run, place.tree(), { edits, state, isReviewChanged });
        if (why !== undefined) return { outcome: { kind: 'not-applied', why } };
        run.signal.throwIfAborted();
        return { outcome: toOutcome(await workshop.apply(place.tree(), edits, new Set(state.accepted))) };
      },
      next: { to: graphEnd },
    },
  };
}

/** Packages first: what is known of their places is of the files as they are. */
async function mend(run: Run, tree: RunTree, state: DevelopmentState): Promise<Partial<DevelopmentState>> {
  const found = await findFixable(run, tree, await scanTree(run, tree));
  const packages = await updatePackages(run, tree, { fixable: found, allowed: state.allowedLocks ?? [] });
  const { changed, updated, leftOut } = packages;
  const mended = changed + (await fixFiles(run, tree, found));
  return { mended, updated, leftOut: [...state.leftOut, ...leftOut] };
}

/** What was to be applied without a person goes to one where it is not proven for the user's files as they are now. */
function handOver(
  { review: shown }: DevelopmentState,
  again: DevelopmentState['recheck'],
): Partial<DevelopmentState> {
  if (shown === undefined || again === undefined || isProven(again.word)) return {};
  const why = `A person decides: your files were edited meanwhile, and for them the verdict is ${again.word}.`;
  return {
    handling: 'ask',
    accepted: [],
    recheck: undefined,
    review: { ...shown, word: again.word, reasons: [...again.reasons, why] },
  };
}

function isInPart({ accepted, review: shown }: DevelopmentState): boolean {
  return accepted.length < (shown?.files.flatMap(idsOf).length ?? 0);
}

const isBad = (word: string): boolean =>
  word === words.failed || word === words['tests-changed'] || word === words.unstable;
const isProven = (word: string): boolean => word === words.verified || word === words.checked;

/** In a copy of the user's files as they are now: what they would become. Undefined where the review said it already. */
async function recheck(
  run: Run,
  tree: RunTree,
  state: DevelopmentState,
): Promise<DevelopmentState['recheck']> {
  const { workshop } = run.tools;
  const copy = await openFresh(run, 'part');
  try {
    const shown = state.baseHash ?? (await tree.hashStart());
    if (!isInPart(state) && (await copy.hashStart()) === shown) return undefined;
    const edits = await workshop.edits(tree, run.signal);
    // A conflict is told when it is applied, and proves nothing until then.
    await workshop.rehearse(copy, edits, new Set(state.accepted));
    const changed = await workshop.edits(copy, run.signal, namedChecks(run, state));
    const found = await scanNew(run, copy, state);
    const proven = await prove(run, state, { edits, accepted: new Set(state.accepted) });
    const judged = review({ ...state, ...found, ...proven }, changed, withCrew(run, state).input.checks);
    return { ...judged, before: proven.before, after: proven.after };
  } finally {
    await copy.close();
  }
}

/** Of the run's copy: its scan, what is offered of it, and checks of exactly that. */
async function check(run: Run, tree: RunTree, state: DevelopmentState) {
  const edits = await run.tools.workshop.edits(tree, run.signal, namedChecks(run, state));
  const found = await scanNew(run, tree, state);
  const accepted = new Set(edits.offered.flatMap(idsOf));
  return { edits, found: { ...found, ...(await prove(run, state, { edits, accepted })) } };
}

const namedChecks = (run: Run, state: DevelopmentState): readonly string[] => [
  ...new Set([...withCrew(run, state).input.checks, ...state.allowed]),
];

/** Findings of a copy that were not there before. */
async function scanNew(
  run: Run,
  tree: RunTree,
  state: DevelopmentState,
): Promise<Pick<DevelopmentState, 'newFindings' | 'newOnes'>> {
  const scanned = await scanMade(run, tree, state);
  const known = new Set(state.known);
  const isWhole = !scanned.cancelled && scanned.files.every(({ partial }) => !partial);
  const added = scanned.files.flatMap(({ path, findings }) =>
    findings
      .filter(({ fingerprint }) => !known.has(fingerprint))
      .map(({ ruleId, message, range }) => `${path}:${range.startLine + 1} ${ruleId}: ${message}`),
  );
  return { newFindings: isWhole ? added.length : undefined, newOnes: added.slice(0, mostNamed) };
}

function toOutcome(applied: ApplyOutcome): Outcome {
  switch (applied.status) {
    case 'applied':
      return { kind: 'applied', files: applied.written };
    case 'conflict': {
      const paths = applied.conflicts.map(({ path }) => path).join(', ');
      return {
        kind: 'not-applied',
        why: `Changed meanwhile at the same place: ${paths}. Nothing was written.`,
      };
    }
    case 'broken': {
      const paths = applied.files.map(({ path }) => path).join(', ');
      return { kind: 'not-applied', why: `These would not parse any more: ${paths}. Nothing was written.` };
    }
    case 'refused':
      return { kind: 'not-applied', why: `${applied.message} Nothing was written.` };
  }
}

/** A generator's files in place of fixes, from there on the same. */
function createMakingLoop(asked: Run, place: Place, maker: Maker): Loop {
  const { mend: _, ...nodes } = workNodes(asked, place);
  const make: Loop['nodes'][string] = {
    kind: 'work',
    title: maker.title,
    run: async ({ settling }) =>
      await makeFiles(asked, { tree: place.tree(), maker, settled: settling?.text }),
    next: {
      among: [{ to: graphEnd }, { to: 'after' }],
      choose: ({ mended }) => (mended === 0 ? graphEnd : 'after'),
    },
  };
  const limits = { steps: 60, tokens: 5_000_000, repeats: 3 };
  return {
    name: maker.name,
    start: maker.settlement === undefined ? 'make' : 'propose',
    limits,
    nodes: {
      ...(maker.settlement && settleNodes(asked, place.tree, maker.settlement)),
      make,
      ...nodes,
      ...publishNodes(asked, place),
    },
  };
}

function createLoop(asked: Run, place: Place, maker: Maker | undefined): Loop {
  if (maker !== undefined) return createMakingLoop(asked, place, maker);
  const nodes = { ...planNodes(asked, place), ...workNodes(asked, place), ...publishNodes(asked, place) };
  const limits = { steps: 60, tokens: 5_000_000, repeats: 3 };
  if (!usesCrew(asked.input)) return { name: 'development', start: 'plan', nodes, limits };
  const crew = crewNodes(asked, {
    ...place,
    lookAround: async (state) => {
      const { known, isolation } = await lookAround(asked, place.tree());
      const checked = withCrew(asked, state);
      const checks = await settleChecksOf(asked, await judgeLines(checked, checked.input.checks));
      return { known, isolation, ...(await withoutMissing(asked, place.tree(), checks)) };
    },
  });
  const start = firstNode(asked.input);
  return { name: 'development', start, nodes: { ...nodes, ...crewFileNodes(asked), ...crew }, limits };
}

/** Its copy of the project, once it is open. */
interface Place {
  tree(): RunTree;
}

/** A loop whose copy is gone restarts: what it knows is of files that are not there any more. */
async function openPlace(
  asked: Run,
  engine: GraphEngine,
  maker: Maker | undefined,
): Promise<{ readonly loop: Loop; close(): Promise<void> }> {
  let tree: RunTree | undefined;
  const place = {
    tree: () => {
      if (tree === undefined) throw new Error('The copy of the run is not open.');
      return tree;
    },
  };
  const loop = createLoop(asked, place, maker);
  const history = await engine.history(loop);
  const [newest] = history;
  const isOver = newest !== undefined && newest.next === undefined;
  if (!isOver) {
    const { folder } = asked.project;
    const opened = await asked.tools.workshop.open(folder, asked.id, asked.signal);
    tree = opened.tree;
    const first = history.at(-1);
    if (opened.isNew && first !== undefined) {
      if (asked.resume !== undefined)
        throw new AgentError(
          'folder_missing',
          'The copy that these changes were made in no longer exists: ask again.',
        );
      await engine.fork(loop, { checkpoint: first.id });
    }
  }
  return { loop, close: async () => await tree?.close() };
}

/** With a maker, what it makes is reviewed in place of fixes or a crew's work. */
export async function runLoop(asked: Run, maker?: Maker): Promise<AgentResult> {
  if (asked.from !== undefined)
    throw new AgentError(
      'settings_wrong',
      'This agent cannot go on from a checkpoint: the copy of the project that it is of is gone. Replay it from its beginning.',
    );
  if (asked.input.crew !== undefined) requireTrust(asked);
  const engine = await loadGraphs(asked);
  const { loop, close } = await refusing(async () => await openPlace(asked, engine, maker));
  const outcome = await refusing(
    async () => await engine.run(loop, { input: emptyState, answer: asked.resume }),
  );
  if (outcome.kind === 'waiting') return { waiting: outcome.question };
  await close();
  if (outcome.kind === 'stopped') throw new AgentError('settings_wrong', outcome.stopped.message);
  return toDone(asked, outcome.state);
}

/** What cannot be worked on is told to whoever asked. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (ScanScopeError.is(error)) throw new AgentError(error.code, error.message, error);
    if (error instanceof RunFileError) throw new AgentError('folder_unreadable', error.message, error);
    throw error;
  }
}

async function run(asked: Run): Promise<AgentResult> {
  return await runLoop(asked);
}

export const developmentAgent = { ...developmentDeclaration, run } satisfies ProjectAgent<DevelopmentInput>;
