/**
 * Runs checks where they prove something: each state in a copy of its own, twice, and never in the run's copy, so that what
 * checks make is not offered. The states: the user's files; all that is accepted; its sources alone, with tests, their
 * settings and their files as before; and new tests alone, on the old sources.
 */
import { fingerprintOf } from '../../../../workspace/runs/files/file-state.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';
import type { WeighedChanges } from '../../../../workspace/runs/verdict/weigh-changes.ts';
import type { RunEdits } from '../agent.ts';
import { idsOf } from './review.ts';
import { type CheckRunner, type RanChecks, runChecks } from './run-checks.ts';
import type { DevelopmentState, Proof } from './state.ts';

type Run = CheckRunner;

/** A copy of the user's files as they are now, which the caller closes. */
export async function openFresh(run: Run, purpose: string): Promise<RunTree> {
  const open = async () =>
    await run.tools.workshop.open(run.project.folder, `${run.id}-${purpose}`, run.signal);
  const { tree, isNew } = await open();
  if (isNew) return tree;
  // Left by a try that died: the user's files are others by now.
  await tree.close();
  return (await open()).tree;
}

interface State {
  readonly purpose: string;
  readonly lines: readonly string[];
  /** Added to the names of checks in the timeline. */
  readonly label?: string;
  readonly failedBefore?: ReadonlySet<string>;
  readonly edits?: RunEdits;
  readonly accepted?: ReadonlySet<string>;
}

interface InState extends RanChecks {
  readonly hash: string;
  /** Files that were there and that the checks changed. */
  readonly meddled: readonly string[];
}

/** Undefined where the edits do not fit the user's files as they are now. */
async function runInCopy(
  run: Run,
  { purpose, lines, label, failedBefore, edits, accepted }: State,
  look?: (copy: RunTree) => Promise<void>,
): Promise<InState | undefined> {
  const copy = await openFresh(run, purpose);
  try {
    const hash = await copy.hashStart();
    if (edits !== undefined && accepted !== undefined) {
      const { status } = await run.tools.workshop.rehearse(copy, edits, accepted);
      if (status !== 'applied') return undefined;
    }
    await look?.(copy);
    const begun = await stampsOf(copy, run.signal);
    const ran = await runChecks(run, copy, { lines, label, failedBefore });
    return { ...ran, hash, meddled: await changedSince(copy, begun, run.signal) };
  } finally {
    await copy.close();
  }
}

async function stampsOf(copy: RunTree, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const changes = await copy.changes(signal);
  return new Map(changes.map(({ path, after }) => [path, fingerprintOf(after)]));
}

/** Without new files: checks make many. */
async function changedSince(
  copy: RunTree,
  begun: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const changes = await copy.changes(signal);
  const now = new Map(changes.map((change) => [change.path, change]));
  const reset = [...begun.keys()].filter((path) => !now.has(path));
  const others = changes.filter(
    ({ path, before, after }) =>
      (before !== undefined || begun.has(path)) && begun.get(path) !== fingerprintOf(after),
  );
  return [...new Set([...reset, ...others.flatMap(({ path, from = path }) => [path, from])])];
}

type Base = Pick<DevelopmentState, 'before' | 'baseHash' | 'baseMeddled'>;

/** The user's files as they are now. */
export async function runBase(run: Run, lines: readonly string[]): Promise<Base> {
  if (lines.length === 0) return { before: [], baseHash: undefined, baseMeddled: [] };
  const ran = await runInCopy(run, { purpose: 'before', lines });
  return { before: ran?.results ?? [], baseHash: ran?.hash, baseMeddled: ran?.meddled ?? [] };
}

export interface ToProve {
  readonly edits: RunEdits;
  readonly accepted: ReadonlySet<string>;
}

export type Proven = Pick<DevelopmentState, 'after' | 'failures' | 'isExact' | 'proof'> & Base;

const nothing: WeighedChanges = { putBack: [], newTests: [], evading: [] };

/** What the checks say of what is accepted, on the user's files as they are now. */
export async function prove(
  run: Run,
  state: Pick<DevelopmentState, 'allowed'> & Base,
  { edits, accepted }: ToProve,
): Promise<Proven> {
  const { allowed: lines, before, baseHash, baseMeddled } = state;
  const known = { before, baseHash, baseMeddled };
  if (lines.length === 0) return { after: [], failures: [], isExact: true, proof: undefined, ...known };
  let weighed = nothing;
  const failedBefore = new Set(lines.filter((line) => !hasPassed(before, line)));
  const offered = { purpose: 'offered', lines, failedBefore, edits, accepted };
  const whole = await runInCopy(run, offered, async (copy) => {
    weighed = await run.tools.workshop.weigh(copy, lines, run.signal);
  });
  if (whole === undefined) return { after: [], failures: [], isExact: false, proof: undefined, ...known };
  const base = whole.hash === baseHash ? known : await runBase(run, lines);
  const rest = await runRest(run, { edits, accepted, weighed, lines, base, whole });
  const hashes = [base.baseHash, ...rest.hashes];
  return {
    ...base,
    after: whole.results,
    failures: whole.failures,
    isExact: hashes.every((hash) => hash === whole.hash),
    proof: {
      ...rest.proof,
      meddled: [...new Set([...whole.meddled, ...rest.proof.meddled])].filter(
        (path) => !base.baseMeddled?.includes(path),
      ),
    },
  };
}

interface Rest extends ToProve {
  readonly weighed: WeighedChanges;
  readonly lines: readonly string[];
  readonly base: Base;
  readonly whole: InState;
}

/** What more has to run where tests, or anything that belongs to them, changed. */
async function runRest(
  run: Run,
  { edits, accepted, weighed, lines, base, whole }: Rest,
): Promise<{ readonly proof: Proof; readonly hashes: readonly (string | undefined)[] }> {
  const { putBack, newTests, evading } = weighed;
  const proof: Proof = { putBack, newTests, evading, meddled: [], held: undefined, newOnOld: [] };
  if (putBack.length === 0) return { proof, hashes: [] };
  const back = new Set(putBack.flatMap(({ paths }) => paths));
  const passing = lines.filter((line) => hasPassed(whole.results, line));
  const sources = idsIn(edits, accepted, (path) => !back.has(path));
  // Without any source in it, it is what was there before.
  const held =
    sources.size === 0
      ? { results: base.before, hash: base.baseHash, meddled: [] }
      : await runInCopy(run, {
          purpose: 'held',
          lines: passing,
          label: 'tests as before',
          edits,
          accepted: sources,
        });
  const isNewAlone = newTests.length > 0 && [...back].every((path) => newTests.includes(path));
  const kept = passing.filter((line) => hasPassed(base.before, line) && hasPassed(held?.results ?? [], line));
  const old =
    isNewAlone && sources.size > 0 && kept.length > 0
      ? await runInCopy(run, {
          purpose: 'added',
          lines: kept,
          label: 'new tests, old sources',
          edits,
          accepted: idsIn(edits, accepted, (path) => back.has(path)),
        })
      : undefined;
  return {
    proof: {
      ...proof,
      held: held?.results ?? [],
      newOnOld: old?.results ?? [],
      meddled: held?.meddled ?? [],
    },
    hashes: [...(held === undefined ? [] : [held.hash]), ...(old === undefined ? [] : [old.hash])],
  };
}

function hasPassed(results: readonly CheckResult[], line: string): boolean {
  const own = results.filter(({ name }) => name === line);
  return own.length > 0 && own.every(({ exitCode }) => exitCode === 0);
}

/** What is accepted of files of these names; a renamed one counts by both. */
function idsIn(
  { offered }: RunEdits,
  accepted: ReadonlySet<string>,
  isOf: (path: string) => boolean,
): ReadonlySet<string> {
  const files = offered.filter(({ path, from = path }) => isOf(path) && isOf(from));
  return new Set(files.flatMap(idsOf).filter((id) => accepted.has(id)));
}
