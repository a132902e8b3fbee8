/**
 * The language server beside a workspace of 10,000 files: how soon `workspace/diagnostic` gives its first result, how
 * large the server's process grows with it, and what it costs when nobody does anything. The files are those of the
 * bench of workspace scans; the scan's own process is not the server's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { LspSession } from './lsp-session.ts';
import { sized } from './size.ts';
import { canReadProcesses, cpuSeconds, residentMegabytes } from './support/process-facts.ts';
import { makeTree } from './workspace.ts';

const limits = { firstResultMs: 1_000, memoryMegabytes: 250, idlePercent: 0.5 };
const idleMs = sized(20_000, 200);

interface Watched {
  readonly firstMs: number;
  readonly peakMegabytes: number;
}

/** The size is looked at while results arrive: they come faster than any clock of ours. */
async function pullAll(session: LspSession): Promise<Watched> {
  const pid = session.process.pid ?? 0;
  const startedAt = performance.now();
  let firstMs = Number.NaN;
  let peakMegabytes = 0;
  let count = 0;
  await session.pullWorkspace(() => {
    if (count === 0) firstMs = performance.now() - startedAt;
    count += 1;
    if (count % 50 === 1) peakMegabytes = Math.max(peakMegabytes, residentMegabytes(pid));
  });
  return { firstMs, peakMegabytes: Math.max(peakMegabytes, residentMegabytes(pid)) };
}

async function idlePercent({ process: { pid = 0 } }: LspSession): Promise<number> {
  await delay(2_000);
  const before = cpuSeconds(pid);
  await delay(idleMs);
  return (100 * 1_000 * (cpuSeconds(pid) - before)) / idleMs;
}

async function run(): Promise<readonly BenchRow[]> {
  if (!canReadProcesses) return [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-bench-'));
  makeTree(path.join(folder, 'tree'));
  const session = await LspSession.start(path.join(folder, 'tree'), {
    VIREO_CACHE: path.join(folder, 'cache'),
  });
  try {
    const cold = await pullAll(session);
    const warm = await pullAll(session);
    const peak = Math.max(cold.peakMegabytes, warm.peakMegabytes);
    const row = (name: string, ours: number, limit: number, unit: string): BenchRow =>
      withinLimit(`language server on 10,000 files, ${name}`, { ours, limit, unit });
    return [
      row('first result, cold', cold.firstMs, limits.firstResultMs, 'ms'),
      row('first result, from the cache', warm.firstMs, limits.firstResultMs, 'ms'),
      row('memory at most', peak, limits.memoryMegabytes, 'MB'),
      row('CPU at rest', await idlePercent(session), limits.idlePercent, '%'),
    ];
  } finally {
    await session.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benchmark: Benchmark = { name: 'lsp-workspace', run };
