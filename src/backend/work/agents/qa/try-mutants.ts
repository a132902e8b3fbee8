/**
 * Runs mutants, one after the other, in a copy of the user's files that is made for it: neither their files nor the copy in which
 * tests are written ever hold one. A copy that a process left in the middle is removed, and made again.
 */
import { applyMutant } from '../../../../scanner/mutants/mutant.ts';
import type { CommandOutcome } from '../../../../workspace/runs/command/run-command.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { RunEdits } from '../agent.ts';
import { openFresh } from '../development/prove.ts';
import { idsOf } from '../development/review.ts';
import type { CheckRunner } from '../development/run-checks.ts';
import { findFailingTest } from './failing-test.ts';
import { keyOf, type MutantRun, type TriedMutant } from './mutation.ts';

export interface ToTry {
  /** Of the copy. */
  readonly purpose: string;
  readonly command: string;
  readonly mutants: readonly TriedMutant[];
  /** For the mutants; with 0 none of them runs, and the tests are looked at alone. */
  readonly forMs: number;
  /** New tests, all of which stand in the copy. */
  readonly edits?: RunEdits;
  /** How often the tests pass on the sources before a mutant is made. */
  readonly passes: number;
}

export type Tried =
  | { readonly kind: 'tried'; readonly baseMs: number; readonly outcomes: ReadonlyMap<string, MutantRun> }
  /** The tests do not pass on the sources; `output` is the end of what they wrote. */
  | { readonly kind: 'failed'; readonly output: string }
  /** They fail where sources are written otherwise and do the same: they read the text, and prove nothing. */
  | { readonly kind: 'reads-text'; readonly output: string }
  /** They pass no longer once mutants have run: they leave something behind. */
  | { readonly kind: 'drifted'; readonly output: string }
  | { readonly kind: 'not-allowed' };

const mostOutput = 6_000;
/** How much longer than the tests themselves a mutant may run. */
const patience = { times: 4, plusMs: 3_000, leastMs: 5_000, mostMs: 10 * 60_000 } as const;
/** After so many it is asked whether they may still run. */
const askedEvery = 10;

export async function tryMutants(run: CheckRunner, asked: ToTry): Promise<Tried> {
  const copy = await openFresh(run, asked.purpose);
  try {
    const { edits } = asked;
    if (edits !== undefined) {
      const all = new Set(edits.offered.flatMap(idsOf));
      const { status } = await run.tools.workshop.rehearse(copy, edits, all);
      if (status !== 'applied') return { kind: 'failed', output: 'The files were edited in between.' };
    }
    return await tryIn(run, copy, asked);
  } finally {
    await copy.close();
  }
}

async function tryIn(run: CheckRunner, copy: RunTree, asked: ToTry): Promise<Tried> {
  if (!(await mayRun(run))) return { kind: 'not-allowed' };
  const sources = await readSources(run, copy, asked.mutants);
  let baseMs = 0;
  for (let time = 1; time <= asked.passes; time += 1) {
    run.report({ step: `Running ${asked.command}` });
    const outcome = await runTests(run, copy, asked.command);
    if (outcome.exitCode !== 0) return { kind: 'failed', output: outcome.output.slice(-mostOutput) };
    baseMs = Math.max(baseMs, outcome.durationMs);
  }
  const otherwise = await runRewritten(run, copy, { ...asked, sources });
  if (otherwise !== undefined) return { kind: 'reads-text', output: otherwise };
  const outcomes = await runEach(run, copy, { ...asked, sources, baseMs });
  if (outcomes === undefined) return { kind: 'not-allowed' };
  const last = await runTests(run, copy, asked.command);
  if (last.exitCode !== 0) return { kind: 'drifted', output: last.output.slice(-mostOutput) };
  return { kind: 'tried', baseMs, outcomes };
}

/** What was allowed before may be no more. */
async function mayRun(run: CheckRunner): Promise<boolean> {
  return run.project.isTrusted && (await run.ask({ kind: 'autonomy', writes: [] })).level !== 'suggest';
}

async function runTests(
  run: CheckRunner,
  copy: RunTree,
  command: string,
  timeLimitMs?: number,
): Promise<CommandOutcome> {
  run.signal.throwIfAborted();
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs };
  const outcome = await run.tools.workshop.run(copy, command, run.signal, limit);
  run.signal.throwIfAborted();
  return outcome;
}

async function readSources(
  { tools }: CheckRunner,
  copy: RunTree,
  mutants: readonly TriedMutant[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(mutants.map((each) => each.file))) {
    const text = await tools.workshop.files.read(copy, file);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

interface InCopy extends ToTry {
  readonly sources: ReadonlyMap<string, string>;
}

/** What the tests wrote where they fail with sources that do the same and have other spaces; else undefined. */
async function runRewritten(
  run: CheckRunner,
  copy: RunTree,
  { command, sources, mutants }: InCopy,
): Promise<string | undefined> {
  const { putVersion, mutants: find } = run.tools.workshop;
  for (const [file, text] of sources) {
    const own = mutants.filter((each) => each.file === file);
    const spaced = withSpaces(text, own);
    // What has no mutant any more would not parse.
    const isWhole = spaced === text || (await find(file, spaced)).length > 0;
    await putVersion(copy, file, isWhole ? spaced : text);
  }
  const { exitCode, output } = await runTests(run, copy, command);
  for (const [file, text] of sources) await putVersion(copy, file, text);
  return exitCode === 0 ? undefined : output.slice(-mostOutput);
}

/** One more space before each place that something stands before on its line. */
export function withSpaces(text: string, mutants: readonly Pick<TriedMutant, 'start'>[]): string {
  const places = [...new Set(mutants.map(({ start }) => start))].toSorted((a, b) => b - a);
  let spaced = text;
  for (const at of places) {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    if (text.slice(lineStart, at).trim() !== '') spaced = `${spaced.slice(0, at)} ${spaced.slice(at)}`;
  }
  return spaced;
}

/** Undefined where it may no longer run. */
async function runEach(
  run: CheckRunner,
  copy: RunTree,
  { command, mutants, sources, forMs, baseMs }: InCopy & { readonly baseMs: number },
): Promise<ReadonlyMap<string, MutantRun> | undefined> {
  const { putVersion } = run.tools.workshop;
  const outcomes = new Map<string, MutantRun>();
  const until = performance.now() + forMs;
  const slow = baseMs * patience.times + patience.plusMs;
  const limit = Math.min(Math.max(slow, patience.leastMs), patience.mostMs);
  for (const [at, mutant] of mutants.entries()) {
    if (at % askedEvery === askedEvery - 1 && !(await mayRun(run))) return undefined;
    const text = sources.get(mutant.file);
    const isThere = text?.slice(mutant.start, mutant.end) === mutant.before;
    if (text === undefined || !isThere || performance.now() >= until) {
      outcomes.set(keyOf(mutant), { outcome: 'not-run' });
      continue;
    }
    run.report({
      step: `Mutant ${at + 1} of ${mutants.length}: ${mutant.file}`,
      fraction: at / mutants.length,
    });
    try {
      await putVersion(copy, mutant.file, applyMutant(text, mutant));
      outcomes.set(keyOf(mutant), outcomeOf(await runTests(run, copy, command, limit)));
    } finally {
      await putVersion(copy, mutant.file, text);
    }
  }
  return outcomes;
}

function outcomeOf({ ended, exitCode, output }: CommandOutcome): MutantRun {
  if (ended === 'timed-out' || ended === 'too-long') return { outcome: 'timed-out' };
  if (exitCode === 0) return { outcome: 'lived' };
  const by = findFailingTest(output);
  return { outcome: 'killed', ...(by !== undefined && { by }) };
}
