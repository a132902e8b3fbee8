/**
 * Edits of runs: how many find their place in files that were edited since, none in a wrong one; checkpoints beside a
 * model; and what a run's tree costs beside a plain `git worktree add`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openRunTree } from '../../src/workspace/runs/tree/open-run-tree.ts';
import { playCheckpoints } from '../../test/support/runs/play-checkpoints.ts';
import { type Played, playEdits, playHistories } from '../../test/support/runs/play-edits.ts';
import { atLeast, atMost, type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const edits = sized(1_000, 20);
const histories = sized(500, 5);
const checkpointHistories = sized(1_000, 3);
const files = sized(2_000, 20);

function wrongRow(name: string, { wrong }: Played): BenchRow {
  for (const seed of wrong) console.error(`${name}: seed ${seed}`);
  return { ...withinLimit(name, { ours: wrong.length, limit: 1, unit: '' }), ok: wrong.length === 0 };
}

function editRows(): readonly BenchRow[] {
  const apart = playEdits(edits, { isClose: false });
  const close = playEdits(edits, { isClose: true });
  const partly = playHistories(histories);
  const name = `of ${edits} edits, applied where the user typed elsewhere`;
  return [
    atLeast({ name, unit: 'edits', ours: apart.applied, peer: edits, peerName: 'all of them' }, 0.995),
    wrongRow('in a wrong place', apart),
    wrongRow(`of ${edits} where the user typed right beside, in a wrong place`, close),
    wrongRow(`in ${histories} histories of partly accepted hunks, wrong`, partly),
  ];
}

async function checkpointRow(): Promise<BenchRow> {
  const seed = Number(process.env['VIREO_SEED'] ?? 1);
  await playCheckpoints(checkpointHistories, seed);
  const figures = { ours: checkpointHistories, peer: checkpointHistories, peerName: 'all of them' };
  return atLeast({ name: 'histories of checkpoints, byte-exact', unit: 'histories', ...figures }, 1);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

function makeRepository(folder: string): void {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  for (let index = 0; index < files; index += 1) {
    const file = path.join(folder, `folder-${index % 40}`, `file-${index}.ts`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `export const value${index} = ${index};\n`.repeat(60));
  }
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'First');
}

async function treeRows(): Promise<readonly BenchRow[]> {
  const base = mkdtempSync(path.join(os.tmpdir(), 'vireo-bench-runs-'));
  try {
    const folder = path.join(base, 'project');
    mkdirSync(folder);
    makeRepository(folder);
    const options = { runId: 'bench', dataDirectory: path.join(base, 'data') };
    const opening = await timed(() => openRunTree(folder, options).then((tree) => tree.close()));
    const tree = await openRunTree(folder, options);
    const changes = await timed(() => tree.changes());
    const other = path.join(base, 'peer');
    const plain = await timed(async () => {
      execFileSync('git', ['worktree', 'add', '--detach', '--quiet', other], {
        cwd: folder,
        stdio: 'ignore',
      });
      execFileSync('git', ['worktree', 'remove', '--force', other], { cwd: folder, stdio: 'ignore' });
      await Promise.resolve();
    });
    const name = `tree of ${files} files, opened and closed`;
    const figures = { unit: 'ms', ours: opening, peer: plain, peerName: 'git worktree add, remove' };
    return [
      // The untracked and the changed files come with it, and every byte is read to be sure of them.
      atMost({ name, ...figures }, 12),
      withinLimit('its changes listed', { ours: changes, limit: 2_000, unit: 'ms' }),
    ];
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = {
  name: 'edits',
  run: async () => [...editRows(), await checkpointRow(), ...(await treeRows())],
};
