/** Raises packages in the tree of a run: manifests by their text, lock files by the commands that the user allowed. */
import type { DevelopmentInput } from '../../../../../contract/work/development-agent.ts';
import { applyFixes } from '../../../../../workspace/fixes/fix-plan.ts';
import type { RunTree } from '../../../../../workspace/runs/tree/open-run-tree.ts';
import type { ProjectRun } from '../../agent.ts';
import type { Updates } from '../../fixable.ts';
import type { Fixable } from '../find-fixable.ts';
import { describeOthers } from './describe-others.ts';
import { lockFilesOf } from './lock-files.ts';
import { describeUpdate, editsOf, groupUpdates, type LockedUpdate, toUpdates } from './plan-updates.ts';

type Run = ProjectRun<DevelopmentInput>;
type Group = readonly LockedUpdate[];

/** Of a lock file: as large as one that is read for its packages. */
const mostBytes = 48_000_000;

/** Sentences for the review. */
export interface UpdatedPackages {
  /** How many files are others now. */
  readonly changed: number;
  readonly updated: readonly string[];
  readonly leftOut: readonly string[];
}

async function lockUpdates(
  { tools }: Run,
  tree: RunTree,
  { fixable }: Updates,
): Promise<readonly LockedUpdate[]> {
  const updates = toUpdates(fixable);
  const { files } = tools.workshop;
  const read = async (file: string) => await files.read(tree, file, mostBytes);
  return await Promise.all(
    updates.map(async (update) => ({
      ...update,
      locks: await lockFilesOf(
        update.changes.map(({ file }) => file),
        update.graph,
        read,
      ),
    })),
  );
}

/** Commands that write the lock files of what can be updated, as far as this machine has their programs. */
export async function findLockLines(run: Run, tree: RunTree, updates: Updates): Promise<readonly string[]> {
  const locked = await lockUpdates(run, tree, updates);
  const lines = new Set(locked.flatMap(({ locks }) => locks.flatMap(({ line }) => line ?? [])));
  const runnable: string[] = [];
  for (const line of lines) {
    if (await run.tools.workshop.hasProgram(programOf(line))) runnable.push(line);
  }
  return runnable;
}

function programOf(line: string): string {
  return line.replace(/^cd \S+ && /, '').split(' ', 1)[0] ?? '';
}

export async function updatePackages(
  run: Run,
  tree: RunTree,
  {
    fixable: { updates, unassessed },
    allowed,
  }: { readonly fixable: Fixable; readonly allowed: readonly string[] },
): Promise<UpdatedPackages> {
  const results: UpdatedPackages[] = [];
  // What was allowed before may be no more.
  const isSuggesting = (await run.ask({ kind: 'autonomy', writes: [] })).level === 'suggest';
  for (const group of groupUpdates(await lockUpdates(run, tree, updates))) {
    results.push(await updateGroup(run, tree, { group, allowed: isSuggesting ? [] : allowed }));
  }
  const unknown = unassessed === undefined ? [] : [`Packages were not looked at: ${unassessed}`];
  return {
    changed: results.reduce((sum, { changed }) => sum + changed, 0),
    updated: results.flatMap(({ updated }) => updated),
    leftOut: [...unknown, ...results.flatMap(({ leftOut }) => leftOut), ...describeOthers(updates.others)],
  };
}

async function updateGroup(
  run: Run,
  tree: RunTree,
  { group, allowed }: { readonly group: Group; readonly allowed: readonly string[] },
): Promise<UpdatedPackages> {
  const locks = [
    ...new Map(group.flatMap((update) => update.locks).map((lock) => [lock.file, lock])).values(),
  ];
  const missing = locks.filter(({ line }) => line === undefined || !allowed.includes(line));
  if (missing.length > 0) {
    const [{ file, byHand } = { file: '', byHand: '' }] = missing;
    return leave(
      group,
      `${file} has to follow, and the command for it does not run here. By hand: \`${byHand}\`.`,
    );
  }
  const { files } = run.tools.workshop;
  const edits = editsOf(group);
  const before = new Map<string, string | undefined>();
  for (const file of [...edits.keys(), ...locks.map((lock) => lock.file)])
    before.set(file, await files.read(tree, file, mostBytes));
  for (const [file, ofFile] of edits) {
    const text = before.get(file) ?? '';
    await files.write(tree, file, applyFixes(text, [{ ruleId: '', fix: { title: '', edits: [...ofFile] } }]));
  }
  const notes: string[] = [];
  for (const { file, line = '' } of locks) {
    const failure = await writeLock(run, tree, line);
    if (failure !== undefined) {
      for (const [each, text] of before) await files.write(tree, each, text, mostBytes);
      return leave(group, `\`${line}\` failed: ${failure}`);
    }
    notes.push(`\`${line}\` wrote ${file}. It ran with network, not isolated.`);
  }
  return { changed: before.size, updated: [...group.map(describeUpdate), ...notes], leftOut: [] };
}

function leave(group: Group, why: string): UpdatedPackages {
  const leftOut = group.map(({ name, from }) => `\`${name}\` stays at ${from}: ${why}`);
  return { changed: 0, updated: [], leftOut };
}

const mostOutput = 300;

/** Why it failed; undefined where it did not. */
async function writeLock(run: Run, tree: RunTree, line: string): Promise<string | undefined> {
  run.report({ step: `Running ${line}` });
  const { exitCode, output } = await run.tools.workshop.run(tree, line, run.signal, { network: true });
  run.signal.throwIfAborted();
  run.tell({ type: 'note', text: `${line.slice(0, 1_000)}: exit code ${exitCode ?? 'none'}` });
  if (exitCode === 0) return undefined;
  const last = output
    .trim()
    .slice(-mostOutput)
    .replaceAll(/[`\s]+/g, ' ');
  return `exit code ${exitCode ?? 'none'}. ${last}`.trim();
}
