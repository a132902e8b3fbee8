/**
 * Damaged copies of real files through the real scan: how many of 50,000 it comes to an end with. The copies are those
 * of their seed, which is printed with each file that is lost; `FUZZ_SEED` begins with another one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  createWorkspaceScan,
  type WorkspaceScan,
  type WorkspaceScanResult,
} from '../../src/workspace/workspace-scan.ts';
import { findSeeds, fuzzScan } from '../../test/support/fuzz-scan.ts';
import { atLeast, type Benchmark } from '../benchmark.ts';
import { sized } from '../size.ts';

const rounds = sized(25, 1);
const filesPerRound = sized(2_000, 6);
/** Small ones: what breaks a parser is how tokens follow one another, which needs no long file. */
const seedBytes = 4_000;
/** Much more than a sound file of that size takes: what is cut short after that is told, too. */
const budgetMs = 5_000;

interface Told {
  readonly path: string;
  readonly reason: string;
}

function lostIn({ skipped }: WorkspaceScanResult): readonly Told[] {
  return skipped.files.filter(({ reason }) => reason === 'crashed' || reason === 'timed-out');
}

/** Not lost: the limit is there for them, and the result names it. */
function cutShortIn({ files }: WorkspaceScanResult): readonly Told[] {
  return files.flatMap(({ path: file, notes }) =>
    notes.filter((note) => note.includes('longer than')).map((reason) => ({ path: file, reason })),
  );
}

interface Fuzz {
  readonly scan: WorkspaceScan;
  readonly seeds: readonly string[];
}

async function scanRound({ scan, seeds }: Fuzz, seed: number): Promise<WorkspaceScanResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-fuzz-'));
  try {
    return await fuzzScan(scan, seeds, { folder, count: filesPerRound, seed });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countLost(fuzz: Fuzz): Promise<number> {
  const first = Number(process.env['FUZZ_SEED'] ?? 1);
  let lost = 0;
  for (let seed = first; seed < first + rounds; seed += 1) {
    const result = await scanRound(fuzz, seed);
    const told = lostIn(result);
    lost += told.length;
    for (const { path: file, reason } of [...told, ...cutShortIn(result)])
      console.error(`seed ${seed}: ${file}: ${reason}`);
    console.error(`fuzz: ${(seed - first + 1) * filesPerRound} of ${rounds * filesPerRound}, ${lost} lost`);
  }
  return lost;
}

export const benchmark: Benchmark = {
  name: 'fuzz',
  run: async () => {
    const scan = createWorkspaceScan({ jobs: 2, fileBudgetMs: budgetMs });
    const lost = await countLost({ scan, seeds: findSeeds(seedBytes) });
    await scan.dispose();
    const peer = rounds * filesPerRound;
    const name = 'damaged files that a scan comes to an end with';
    return [atLeast({ name, unit: 'files', ours: peer - lost, peer, peerName: 'all of them' }, 1)];
  },
};
