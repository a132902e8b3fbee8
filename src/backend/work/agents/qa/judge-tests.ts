/**
 * What new tests are worth: they add to tests and change nothing else, pass three times on the sources, and notice mutants that
 * lived. Anything else is taken out of the copy, so that it is never offered.
 */
import { textOf } from '../../../../workspace/runs/hunks/text-lines.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { AddedTests, RunEdits } from '../agent.ts';
import type { Run } from '../development/plan-nodes.ts';
import {
  describeMutant,
  keyOf,
  livedOf,
  type MutantRun,
  type MutationState,
  type ProvenTests,
  shareOf,
  stillLivingOf,
  type TriedMutant,
} from './mutation.ts';
import { type Tried, tryMutants } from './try-mutants.ts';
import { isTestToWrite } from './write-tests.ts';

/** How often a model is at work. */
const mostRounds = 3;
/** How often new tests pass on the sources before they count. */
const passes = 3;
const mostTriedApart = 8;
const mostListed = 60;

export interface Judging {
  readonly mutation: MutationState;
  readonly forMs: number;
}

/** Whether the model works on it again: it hears why, and has turns left. */
export function isSentBack({ sentBack, rounds, noModel }: MutationState): boolean {
  return sentBack !== '' && rounds < mostRounds && noModel === undefined;
}

/** After each turn of the model. */
export async function judgeTests(
  run: Run,
  tree: RunTree,
  { mutation, forMs }: Judging,
): Promise<MutationState> {
  const removed = await removeForeign(run, tree);
  const edits = await run.tools.workshop.edits(tree, run.signal);
  const notes = [...removed, ...edits.broken.map(({ path }) => `${path} does not parse.`)];
  const back = (why: string): MutationState => ({ ...mutation, sentBack: [...notes, why].join('\n') });
  if (edits.offered.length === 0) return back('No test was added.');
  const tried = await tryNew(run, { mutation, forMs }, edits);
  if (tried.kind !== 'tried') return back(whyOf(tried));
  const mutants = withRuns(mutation.mutants, tried.outcomes);
  const share = shareOf({ mutants });
  const files = await textsOf(run, tree, edits);
  const best = bestOf(mutation.proven, { files, mutants });
  const judged = { ...mutation, mutants, ...(best !== undefined && { proven: best }) };
  if (share.isReached) return { ...judged, sentBack: '' };
  const living = stillLivingOf({ mutants }).slice(0, mostListed).map(describeMutant);
  const why = `Your tests pass, and notice ${share.killed} of ${share.of} changes. These they do not notice:`;
  return { ...judged, sentBack: [...notes, why, ...living].join('\n') };
}

/** Once no model is at work any more: what stands in the copy then is what is proven, and nothing else. */
export async function settleTests(
  run: Run,
  tree: RunTree,
  { mutation, forMs }: Judging,
): Promise<MutationState> {
  const dropped = [...mutation.dropped, ...(await removeForeign(run, tree))];
  const known = { ...mutation, dropped };
  if (mutation.proven !== undefined) return await restore(run, tree, known, mutation.proven);
  const edits = await run.tools.workshop.edits(tree, run.signal);
  const { steady, left } = await findSteady(run, { mutation, forMs: 0 }, edits);
  const why = left.map(
    (path) => `${path} was left out: its tests do not pass ${passes} times in a row on the sources.`,
  );
  const tried = steady.offered.length === 0 ? undefined : await tryNew(run, { mutation, forMs }, steady);
  const mutants = tried?.kind === 'tried' ? withRuns(mutation.mutants, tried.outcomes) : undefined;
  const proven = mutants && bestOf(undefined, { files: await textsOf(run, tree, steady), mutants });
  const useless =
    mutants !== undefined && proven === undefined
      ? ['New tests were left out: they notice none of the mutants that lived.']
      : [];
  const nothing = { files: [], mutants: withoutRuns(mutation.mutants) };
  return await restore(run, tree, { ...known, dropped: [...dropped, ...why, ...useless] }, proven ?? nothing);
}

async function tryNew(run: Run, { mutation, forMs }: Judging, edits: RunEdits): Promise<Tried> {
  const { command } = mutation;
  const mutants = livedOf(mutation);
  return await tryMutants(run, { purpose: 'mutants', command, mutants, forMs, edits, passes });
}

function whyOf(tried: Exclude<Tried, { readonly kind: 'tried' }>): string {
  switch (tried.kind) {
    case 'failed':
      return `The tests do not pass ${passes} times in a row on the sources as they are:\n${tried.output}`;
    case 'reads-text':
      return `The tests read the text of sources: they fail where it has other spaces. Call the code instead.\n${tried.output}`;
    case 'drifted':
      return `The tests pass, and later they do not: they keep something, or depend on time or chance.\n${tried.output}`;
    case 'not-allowed':
      return 'The tests may not run any more.';
  }
}

/** Each by itself: one that does not pass is no reason to lose the others. */
async function findSteady(run: Run, judging: Judging, edits: RunEdits) {
  const { offered } = edits;
  // Alone it has been tried already.
  const apart = offered.length === 1 ? [] : offered.slice(0, mostTriedApart);
  const kept: RunEdits['offered'][number][] = [];
  for (const edit of apart)
    if ((await tryNew(run, judging, { ...edits, offered: [edit] })).kind === 'tried') kept.push(edit);
  const left = offered.filter((edit) => !kept.includes(edit)).map(({ path }) => path);
  return { steady: { ...edits, offered: kept }, left };
}

/** The one that notices more; undefined where neither notices anything. */
function bestOf(known: ProvenTests | undefined, now: ProvenTests): ProvenTests | undefined {
  const killed = shareOf(now).killed;
  if (killed === 0) return known;
  return known !== undefined && shareOf(known).killed >= killed ? known : now;
}

function withRuns(
  mutants: readonly TriedMutant[],
  runs: ReadonlyMap<string, MutantRun>,
): readonly TriedMutant[] {
  return withoutRuns(mutants).map((mutant) => {
    const later = runs.get(keyOf(mutant));
    return mutant.outcome === 'lived' && later !== undefined ? { ...mutant, later } : mutant;
  });
}

function withoutRuns(mutants: readonly TriedMutant[]): readonly TriedMutant[] {
  return mutants.map(({ later: _, ...mutant }) => mutant);
}

async function textsOf(
  { tools, signal }: Run,
  tree: RunTree,
  { offered }: RunEdits,
): Promise<ProvenTests['files']> {
  const paths = new Set(offered.map(({ path }) => path));
  const added = await tools.workshop.addedTests(tree, signal);
  return added
    .filter(({ change }) => paths.has(change.path))
    .map(({ file, change }) => ({ file, text: textOf(change.after) ?? '' }));
}

/** By the difference to the files that the run began with: whatever does not only add tests is put back. Says what. */
export async function removeForeign(run: Run, tree: RunTree): Promise<readonly string[]> {
  const changes = await run.tools.workshop.addedTests(tree, run.signal);
  const foreign = changes.filter(({ file, addsAlone }) => !addsAlone || !isTestToWrite(file));
  await putBack(run, tree, foreign);
  return foreign.map(
    ({ file }) => `${file} was put back: it does more than add tests that compare something.`,
  );
}

async function putBack({ tools }: Run, tree: RunTree, changes: readonly AddedTests[]): Promise<void> {
  for (const { file, from, change } of changes) {
    if (from !== undefined) await tools.workshop.files.write(tree, file, undefined);
    await tools.workshop.files.write(tree, from ?? file, textOf(change.before));
  }
}

async function restore(
  run: Run,
  tree: RunTree,
  mutation: MutationState,
  { files, mutants }: ProvenTests,
): Promise<MutationState> {
  const { workshop } = run.tools;
  await putBack(run, tree, await workshop.addedTests(tree, run.signal));
  for (const { file, text } of files) await workshop.files.write(tree, file, text);
  return { ...mutation, mutants };
}
