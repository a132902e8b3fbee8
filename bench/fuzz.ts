/** Damaged copies of real files through the real scan: how many of 50,000 it comes to an end with. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createWorkspaceScan } from '../src/workspace/workspace-scan.ts';
import { findSeeds, fuzzScan } from '../test/support/fuzz-scan.ts';
import { atLeast, type Benchmark } from './benchmark.ts';

const rounds = 25;
const filesPerRound = 2_000;

/** Files that the scan lost: the names are on standard error, the folder of their round is made again by its seed. */
async function lostInRound(seed: number, seeds: readonly string[]): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-fuzz-'));
  const scan = createWorkspaceScan({ jobs: 2 });
  try {
    const { skipped } = await fuzzScan(scan, seeds, { folder, count: filesPerRound, seed });
    const lost = skipped.files.filter(({ reason }) => reason === 'crashed' || reason === 'timed-out');
    for (const { path: file, reason } of lost) console.error(`seed ${seed}: ${file} ${reason}`);
    return lost.length;
  } finally {
    await scan.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = {
  name: 'fuzz',
  run: async () => {
    const seeds = findSeeds();
    let lost = 0;
    for (let seed = 1; seed <= rounds; seed += 1) lost += await lostInRound(seed, seeds);
    const peer = rounds * filesPerRound;
    const name = 'damaged files that a scan comes to an end with';
    return [atLeast({ name, unit: 'files', ours: peer - lost, peer, peerName: 'all of them' }, 1)];
  },
};
