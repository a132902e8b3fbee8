/**
 * Scans of a whole workspace: 10,000 files of npm and Debian packages, cold, again, and after one change; and what a
 * second worker brings. Each in a process of its own, by the wall clock: that is what somebody waits for.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { atLeast, type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';

const fileCount = 10_000;
const root = path.join(import.meta.dirname, '..');

interface Sources {
  readonly folder: string;
  readonly patterns: readonly string[];
}

const sources: readonly Sources[] = [
  {
    folder: path.join(root, 'node_modules'),
    patterns: ['*/{src,lib}/**/*.{ts,js}', '@*/*/{src,lib}/**/*.{ts,js}', '*/*.{json,md}', '*/**/*.yml'],
  },
  { folder: '/usr/lib/python3', patterns: ['**/*.py'] },
  { folder: '/usr/lib', patterns: ['python3.*/**/*.py'] },
];

/** Real files, each as often as it takes to have 10,000, in folders of fifty. */
function makeTree(folder: string): void {
  const files = sources.flatMap((source) =>
    globSync([...source.patterns], { cwd: source.folder }).map((file) => path.join(source.folder, file)),
  );
  const plain = files.filter((file) => !file.endsWith('.d.ts') && isSmall(file)).sort();
  for (let index = 0; index < fileCount; index += 1) {
    const file = plain[Math.floor((index * plain.length) / fileCount) % plain.length] ?? '';
    const target = path.join(folder, `part-${index % 200}`, `${index}-${path.basename(file)}`);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

function isSmall(file: string): boolean {
  const info = statSync(file);
  return info.isFile() && info.size < 500_000;
}

interface Once {
  readonly ms: number;
  readonly maxMegabytes: number;
  readonly scanned: number;
  readonly cached: number;
}

interface ScanArguments {
  readonly folder: string;
  readonly cache?: string;
  readonly jobs?: number;
  readonly touched?: string;
}

async function scanOnce({ folder, cache = '', jobs = 2, touched }: ScanArguments): Promise<Once> {
  const args = [path.join(import.meta.dirname, 'support/scan-once.ts'), folder, cache, String(jobs)];
  const { stdout } = await promisify(execFile)(process.execPath, touched ? [...args, touched] : args);
  return JSON.parse(stdout) as Once;
}

async function measure(folder: string, cache: string): Promise<readonly BenchRow[]> {
  makeTree(folder);
  const cold = await scanOnce({ folder, cache });
  await scanOnce({ folder, cache });
  const again = await scanOnce({ folder, cache });
  const touched =
    globSync('part-7/*.ts', { cwd: folder })[0] ?? globSync('part-7/*', { cwd: folder })[0] ?? '';
  const one = await scanOnce({ folder, cache, touched: path.join(folder, touched) });
  const single = await scanOnce({ folder, jobs: 1 });
  const double = await scanOnce({ folder, jobs: 2 });
  return [
    withinLimit('10,000 files cold, two workers', { ours: cold.ms / 1000, limit: 60, unit: 's' }),
    withinLimit('10,000 files cold, most memory', { ours: cold.maxMegabytes, limit: 500, unit: 'MB' }),
    withinLimit('10,000 files again, unchanged', { ours: again.ms / 1000, limit: 1.5, unit: 's' }),
    withinLimit('one changed file, workers warm', { ours: one.ms, limit: 300, unit: 'ms' }),
    atLeast(
      {
        name: 'two workers beside one, cold',
        unit: 'files/s',
        ours: (double.scanned * 1000) / double.ms,
        peer: (single.scanned * 1000) / single.ms,
        peerName: 'one worker',
      },
      1.7,
    ),
  ];
}

export const benchmark: Benchmark = {
  name: 'workspace',
  run: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-bench-'));
    try {
      return await measure(path.join(folder, 'tree'), path.join(folder, 'cache'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
