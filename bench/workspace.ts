/**
 * Scans of a whole workspace: 10,000 files of npm and Debian packages, cold, again, and after one change; and what a
 * second worker brings. Each is a `vireo scan` in a process of its own, from its start to its end, by the wall clock:
 * that is what somebody waits for. The CPU time goes to standard error: on a machine that others use, too, it is the
 * better figure.
 */
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { atLeast, type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import type { Usage } from './support/print-usage.ts';

const fileCount = sized(10_000, 20);
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
export function makeTree(folder: string): void {
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

/** What users run, where it is built; else the sources. */
const cli = ['dist/cli.js', 'src/cli/main.ts'].map((file) => path.join(root, file)).find(existsSync) ?? '';

const run = promisify(execFile);

interface ScanArguments {
  readonly folder: string;
  readonly cache: string;
  readonly jobs: number;
  readonly name: string;
}

/** One `vireo scan` as a user starts it; its findings go to a file. */
async function scanOnce({ folder, cache, jobs, name }: ScanArguments): Promise<Usage> {
  const usageFile = path.join(cache, 'usage.json');
  mkdirSync(cache, { recursive: true });
  const tell = path.join(import.meta.dirname, 'support/print-usage.ts');
  const output = path.join(cache, 'findings.txt');
  const options = ['--jobs', String(jobs), '--fail-on', 'never', '--output', output];
  await run(process.execPath, ['--import', tell, cli, 'scan', folder, ...options], {
    env: { ...process.env, VIREO_CACHE: cache, VIREO_BENCH_USAGE: usageFile },
  });
  const usage: Usage = JSON.parse(readFileSync(usageFile, 'utf8'));
  const { wallSeconds, cpuSeconds, maxMegabytes } = usage;
  console.error(
    `${name}: ${wallSeconds.toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s, ${maxMegabytes.toFixed(0)} MB`,
  );
  return usage;
}

async function scanWarm(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, [
    path.join(import.meta.dirname, 'support/scan-once.ts'),
    file,
  ]);
  return JSON.parse(stdout).ms;
}

async function measure(folder: string, cache: string): Promise<readonly BenchRow[]> {
  makeTree(folder);
  const cold = await scanOnce({ folder, cache, jobs: 2, name: 'cold' });
  const again = await scanOnce({ folder, cache, jobs: 2, name: 'unchanged' });
  const single = await scanOnce({ folder, cache: `${cache}-single`, jobs: 1, name: 'one worker' });
  const changed =
    globSync('part-7/*.ts', { cwd: folder })[0] ?? globSync('part-7/*', { cwd: folder })[0] ?? '';
  const one = await scanWarm(path.join(folder, changed));
  return [
    withinLimit('10,000 files cold, two workers', { ours: cold.wallSeconds, limit: 60, unit: 's' }),
    withinLimit('10,000 files cold, most memory', { ours: cold.maxMegabytes, limit: 500, unit: 'MB' }),
    withinLimit('10,000 files again, unchanged', { ours: again.wallSeconds, limit: 1.5, unit: 's' }),
    withinLimit('one changed file, workers warm', { ours: one, limit: 300, unit: 'ms' }),
    atLeast(
      {
        name: 'two workers beside one, cold',
        unit: 'files/s',
        ours: fileCount / cold.wallSeconds,
        peer: fileCount / single.wallSeconds,
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
