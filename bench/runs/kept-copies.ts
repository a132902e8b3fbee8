/** What the copies for replays cost a run: its start and a checkpoint, beside opening the run's own tree. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createKeptCopies } from '../../src/workspace/runs/kept/kept-copies.ts';
import { openRunTree } from '../../src/workspace/runs/tree/open-run-tree.ts';
import { atMost, type Benchmark } from '../benchmark.ts';
import { sized } from '../size.ts';

const files = sized(2_000, 20);
const lines = 100;

async function makeProject(folder: string): Promise<void> {
  for (let at = 0; at < files; at += 1) {
    const place = path.join(folder, `part-${at % 50}`);
    await mkdir(place, { recursive: true });
    const text = Array.from(
      { length: lines },
      (_, line) => `export const value${line} = '${at} ${line} of it';`,
    );
    await writeFile(path.join(place, `file-${at}.ts`), `${text.join('\n')}\n`);
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=B', '-c', 'user.email=b@example.org', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Begin');
}

async function timed<Value>(act: () => Promise<Value>): Promise<readonly [number, Value]> {
  const startedAt = performance.now();
  const value = await act();
  return [performance.now() - startedAt, value];
}

export const benchmark: Benchmark = {
  name: `copies at checkpoints of ${files} files`,
  async run() {
    const base = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-kept-'));
    const [folder, data] = [path.join(base, 'project'), path.join(base, 'data')];
    try {
      await mkdir(folder);
      await makeProject(folder);
      const [openMs, tree] = await timed(
        async () => await openRunTree(folder, { runId: 'run', dataDirectory: data }),
      );
      const copies = createKeptCopies({ dataDirectory: data });
      const [startMs] = await timed(async () => await copies.keepStart(tree));
      const [lookMs] = await timed(async () => await tree.changes());
      await writeFile(path.join(tree.root, 'part-1/file-1.ts'), 'changed\n');
      const [keepMs] = await timed(async () => await copies.keep(tree, { id: 'c1', before: 'Step' }));
      await tree.close();
      const unit = 'ms';
      return [
        atMost(
          { unit, name: 'its start is kept', ours: startMs, peer: openMs, peerName: 'the tree is opened' },
          1,
        ),
        atMost(
          {
            unit,
            name: 'a checkpoint is kept',
            ours: keepMs,
            peer: lookMs,
            peerName: 'changes are looked for',
          },
          2,
        ),
      ];
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  },
};
