/**
 * The development loop: plan, checks before, change in a tree of its own (fixes of findings, or what a crew with a model does
 * for a task), scan and checks after, review by a person, apply. The user's files change in the last step alone, by what was accepted, onto what they hold then.
 */
import * as z from 'zod';
import {
  type DevelopmentInput,
  developmentDeclaration,
} from '../../../../contract/work/development-agent.ts';
import { RunFileError } from '../../../../workspace/runs/files/run-file-error.ts';
import type { ApplyOutcome } from '../../../../workspace/runs/hunks/apply-edits.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { ScanScopeError } from '../../../../workspace/scan-scope-error.ts';
import { graphEnd } from '../../graphs/graph.ts';
import { loadGraphs } from '../../graphs/load-graphs.ts';
import { AgentError, type AgentResult, type ProjectAgent } from '../agent.ts';
import { buildNodes } from '../delivery/build-nodes.ts';
import { makeFiles } from '../delivery/make-files.ts';
import type { Maker } from '../delivery/maker.ts';
import { settleNodes } from '../delivery/settle.ts';
import { afterReview, findRefusal, settleChangesOf, settleChecksOf } from './autonomy.ts';
import { check, isBad, isInPart, isProven, recheck } from './check-nodes.ts';
import {
  crewFileNodes,
  firstNode,
  planOf,
  requireTrust,
  usesCrew,
  withCrew,
} from './crew/crew-file-nodes.ts';
import { crewNodes } from './crew/crew-nodes.ts';
import { findFixable } from './find-fixable.ts';
import { fixFiles } from './fix-files.ts';
import { createPlace, openPlace } from './open-place.ts';
import { type Loop, lookAround, type Place, planNodes, type Run, withoutMissing } from './plan-nodes.ts';
import { afterAccepting, publishNodes } from './publish.ts';
import { notReplayed } from './replay.ts';
import { idsOf, review, writeReview } from './review.ts';
import { judgeLines } from './run-checks.ts';
import { scanTree } from './scan-tree.ts';
import { type DevelopmentState, emptyState, type Outcome } from './state.ts';
import { toDone } from './to-done.ts';
import { updatePackages } from './updates/update-packages.ts';

const acceptedSchema = z.object({
  accepted: z.array(z.string()),
  /** A branch, in place of the user's files; as the request says when absent. */
  publish: z.boolean().optional(),
});
const dayMs = 86_400_000;
/** How often a person can send the work of a crew back. */
const mostSentBack = 5;

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
  const { mend: _, apply, ...nodes } = workNodes(asked, place);
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
      ...(apply?.kind === 'work' && buildNodes(asked, apply)),
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
      const judged = await judgeLines(checked, checked.input.checks);
      const checks = await settleChecksOf(asked, judged);
      const { doubts } = judged;
      return { known, isolation, doubts, ...(await withoutMissing(asked, place.tree(), checks)) };
    },
  });
  const start = firstNode(asked.input);
  return { name: 'development', start, nodes: { ...nodes, ...crewFileNodes(asked), ...crew }, limits };
}

/** With a maker, what it makes is reviewed in place of fixes or a crew's work. */
export async function runLoop(asked: Run, maker?: Maker): Promise<AgentResult> {
  if (asked.input.crew !== undefined) requireTrust(asked);
  const { place, set: setTree, keep, close } = createPlace(asked);
  const engine = await loadGraphs({ ...asked, keep });
  const loop = createLoop(asked, place, maker);
  const begun = await refusing(async () => await openPlace(asked, { engine, loop, setTree }));
  if (begun.waiting !== undefined) return { waiting: begun.waiting };
  if (begun.declined === true) return notReplayed;
  const { answer } = begun;
  const outcome = await refusing(async () => await engine.run(loop, { input: emptyState, answer }));
  if (outcome.kind === 'waiting') return { waiting: outcome.question };
  await close();
  if (outcome.kind === 'stopped') throw new AgentError('settings_wrong', outcome.stopped.message);
  requireFix(asked, outcome.state);
  return toDone(asked, outcome.state);
}

/** Findings without a fix stay as they are: a run that was asked for these rules did nothing of it. */
function requireFix({ input }: Run, { fixable, unfixable = 0, made, crew }: DevelopmentState): void {
  if (input.rules.length === 0 || fixable > 0 || unfixable === 0 || made !== undefined || crew.rounds > 0)
    return;
  const what = unfixable === 1 ? 'The finding has no fix' : `None of the ${unfixable} findings has a fix`;
  throw new AgentError(
    'nothing_fixable',
    `${what} that Vireo knows. Ask again with a task that says what is wanted: a crew works on it with a model, which “Set Up a Model…” adds.`,
  );
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
