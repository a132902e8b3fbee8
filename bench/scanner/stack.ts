/**
 * `readStack` over 10,000 files of npm and Debian packages, beside reading the same files as text and no more: in one
 * process, warm, the least of some turns. Both work in one thread and never wait for long, so that the process's CPU time
 * is what somebody with a machine to himself waits; the clock's goes to standard error.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { discoverFiles } from '../../src/workspace/discovery.ts';
import { createSkipTally } from '../../src/workspace/skip-reasons.ts';
import { readStack } from '../../src/workspace/stack/index.ts';
import { atLeast, type Benchmark, type BenchRow } from '../benchmark.ts';
import { sized } from '../size.ts';
import { makeRealTree } from '../support/real-tree.ts';

const fileCount = sized(10_000, 20);
const turns = sized(3, 1);

/** What is asked of the disk by anybody who wants to know every file: its name, and its bytes as text. */
async function readPlainly(folder: string): Promise<number> {
  const files = await discoverFiles(folder, { tally: createSkipTally() });
  let characters = 0;
  for (const { absolutePath } of files) characters += readFileSync(absolutePath, 'utf8').length;
  return characters;
}

async function leastSeconds(name: string, run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn += 1) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - startedAt) / 1000;
    console.error(`${name}: ${seconds.toFixed(1)} s, CPU ${((user + system) / 1e6).toFixed(2)} s`);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

async function measure(folder: string): Promise<readonly BenchRow[]> {
  makeRealTree(folder, fileCount);
  const plain = await leastSeconds('read alone', () => readPlainly(folder));
  const ours = await leastSeconds('stack', () => readStack(folder));
  const row = { unit: 'files/CPU s', ours: fileCount / ours };
  return [
    atLeast({ ...row, name: 'stack of 10,000 files', peer: 3000, peerName: 'limit' }, 1),
    atLeast(
      { ...row, name: 'stack, beside reading the files', peer: fileCount / plain, peerName: 'read alone' },
      // Every line is looked at, and each manifest parsed: ten times what reading takes would be felt.
      0.1,
    ),
  ];
}

export const benchmark: Benchmark = {
  name: 'stack',
  run: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-bench-'));
    try {
      return await measure(path.join(folder, 'tree'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
