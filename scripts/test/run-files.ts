/** Runs test files in a mocha of their own and counts what came of it: a crash and a hang are failures, too. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeScratch, removeScratch } from './scratch.ts';
import type { Suite } from './suites.ts';
import { add, failure, type Totals } from './totals.ts';

export interface Part {
  readonly suite: Suite;
  readonly root: string;
  readonly files: readonly string[];
  /** Set for these files beside what every test gets. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface PartResult {
  readonly totals: Totals;
  readonly output: string;
  readonly wallSeconds: number;
  /** Of the mocha and the processes that it waited for; 0 where the system does not tell. */
  readonly cpuSeconds: number;
  /** By test file. */
  readonly fileSeconds: Readonly<Record<string, number>>;
  /** By test file; without what loading it took where it shares a mocha. */
  readonly fileCpuSeconds?: Readonly<Record<string, number>>;
  /** By test file, as far as the mocha came to its end. */
  readonly fileTotals: Readonly<Record<string, Totals>>;
}

/** Longer than the slowest file on a busy machine of two cores; what is still running then has hung. */
const partLimitMs = 30 * 60_000;
/** After its last test a mocha ends at once, unless a test left a server, a worker or a timer behind. */
const afterEndLimitMs = 60_000;

export async function runFiles(part: Part): Promise<PartResult> {
  const startedAt = performance.now();
  const scratch = makeScratch();
  try {
    const totalsFile = path.join(scratch, 'totals.json');
    const mocha = startMocha(part, { scratch, totalsFile });
    const said: Buffer[] = [];
    for (const stream of [mocha.stdout, mocha.stderr])
      stream?.on('data', (chunk: Buffer) => void said.push(chunk));
    const ended = await waitForEnd(mocha, totalsFile);
    const written = readWritten(totalsFile);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const cpuSeconds = written?.cpuSeconds ?? 0;
    return {
      totals: countResult(part, ended, written?.totals),
      output: Buffer.concat(said).toString(),
      wallSeconds,
      cpuSeconds,
      fileSeconds: secondsByFile(part, wallSeconds, written?.fileSeconds),
      fileCpuSeconds: secondsByFile(part, cpuSeconds, written?.fileCpuSeconds),
      fileTotals: byFileBelow(part.root, written?.fileTotals ?? {}),
    };
  } finally {
    removeScratch(scratch);
  }
}

function startMocha(
  { suite, root, files, env }: Part,
  { scratch, totalsFile }: { readonly scratch: string; readonly totalsFile: string },
): ChildProcess {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const reporter = path.join(root, 'scripts/test/reporter.cjs');
  const hasBundles = suite.needs.includes('bundles');
  const preload = hasBundles ? ['--require', path.join(root, 'scripts/test/bundled-entries.ts')] : [];
  return spawn(
    process.execPath,
    [mocha, '--forbid-only', '--forbid-pending', ...preload, '--reporter', reporter, ...files],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...env,
        ...(hasBundles ? { VIREO_TEST_BUNDLES: '1' } : {}),
        VIREO_TEST_TOTALS: totalsFile,
        TMPDIR: scratch,
        // Every process of a suite, and there are hundreds, would strip and compile the same sources anew.
        NODE_COMPILE_CACHE: path.join(root, '.tsbuild/compile-cache'),
      },
    },
  );
}

type Ended = 'by itself' | 'hung' | 'left something running';

function waitForEnd(mocha: ChildProcess, totalsFile: string): Promise<{ how: Ended; code: number }> {
  return new Promise((resolve) => {
    let how: Ended = 'by itself';
    const startedAt = Date.now();
    let totalsSeenAt: number | undefined;
    const watch = setInterval(() => {
      if (totalsSeenAt === undefined && existsSync(totalsFile)) totalsSeenAt = Date.now();
      if (totalsSeenAt !== undefined && Date.now() - totalsSeenAt > afterEndLimitMs)
        how = 'left something running';
      else if (Date.now() - startedAt > partLimitMs) how = 'hung';
      if (how !== 'by itself') mocha.kill('SIGKILL');
    }, 500);
    mocha.on('close', (code) => {
      clearInterval(watch);
      resolve({ how, code: code ?? 1 });
    });
  });
}

/** What reporter.cjs writes. */
interface Written {
  readonly totals: Totals;
  readonly fileTotals: Readonly<Record<string, Totals>>;
  readonly fileSeconds: Readonly<Record<string, number>>;
  readonly fileCpuSeconds: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
}

function readWritten(totalsFile: string): Written | undefined {
  if (!existsSync(totalsFile)) return undefined;
  const cpuFile = `${totalsFile}.cpu`;
  const cpuSeconds = existsSync(cpuFile) ? Number(readFileSync(cpuFile, 'utf8')) : 0;
  return { ...JSON.parse(readFileSync(totalsFile, 'utf8')), cpuSeconds };
}

/** A file of its own counts with what comes before and after its tests. */
function secondsByFile(
  { files, root }: Part,
  whole: number,
  written: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return { [only]: whole };
  return byFileBelow(root, written);
}

function byFileBelow<T>(root: string, written: Readonly<Record<string, T>>): Record<string, T> {
  const entries = Object.entries(written).map(
    ([file, value]) => [path.relative(root, file).replaceAll(path.sep, '/'), value] as const,
  );
  return Object.fromEntries(entries);
}

function countResult(
  { suite, files }: Part,
  ended: { how: Ended; code: number },
  totals: Totals | undefined,
): Totals {
  const name = `${suite.name} (${files.length === 1 ? files[0] : `${files[0]} and ${files.length - 1} more`})`;
  if (totals === undefined)
    return failure(`${name}: mocha did not come to its end (${ended.how}, code ${ended.code}).`);
  if (ended.how !== 'by itself') return add(totals, failure(`${name}: a test left something running.`));
  const silent = ended.code !== 0 && totals.failures === 0;
  return silent ? add(totals, failure(`${name}: mocha ended with ${ended.code}.`)) : totals;
}
