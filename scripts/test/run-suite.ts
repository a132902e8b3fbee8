/** Runs one suite's files in a mocha of its own and counts what came of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runSideBySide } from '../side-by-side.ts';
import { makeScratch, removeScratch } from './scratch.ts';
import { filesOf, type Suite } from './suites.ts';

export interface RunOptions {
  readonly fast?: boolean;
  /** Keeps what mocha prints to itself. */
  readonly quiet?: boolean;
}

export interface Totals {
  readonly passes: number;
  readonly failures: number;
  /** Each failure's title and cause, for the end of the run. */
  readonly failed: readonly string[];
}

/** Longer than the slowest suite on a busy machine of two cores; what is still running then has hung. */
const suiteLimitMs = 30 * 60_000;
/** After its last test a mocha ends at once, unless a test left a server, a worker or a timer behind. */
const afterEndLimitMs = 60_000;

/** A suite without files, a crash, a hang and a process that will not end each count as one failure. */
export async function runSuite(suite: Suite, root: string, options: RunOptions = {}): Promise<Totals> {
  const files = filesOf(suite, root);
  if (files.length === 0) return failure(`${suite.name}: there is no test file (${suite.files.join(', ')}).`);
  const parts = suite.spread === 'processes' ? largestFirst(files, root).map((file) => [file]) : [files];
  const isAlone = parts.length === 1;
  const totals = await runSideBySide(parts, (part) =>
    runPart({ suite, root, files: part, options, isAlone }),
  );
  return totals.reduce(add);
}

/** A larger file has more tests: begun last, it would keep one core at work alone. */
function largestFirst(files: readonly string[], root: string): readonly string[] {
  const sized = files.map((file) => ({ file, bytes: statSync(path.join(root, file)).size }));
  return sized.toSorted((one, other) => other.bytes - one.bytes).map(({ file }) => file);
}

/** What one mocha runs of a suite. */
interface Part {
  readonly suite: Suite;
  readonly root: string;
  readonly files: readonly string[];
  readonly options: RunOptions;
  /** No other one writes to the terminal meanwhile. */
  readonly isAlone: boolean;
}

async function runPart(part: Part): Promise<Totals> {
  const scratch = makeScratch();
  try {
    const totalsFile = path.join(scratch, 'totals.json');
    const mocha = startMocha(part, { scratch, totalsFile });
    const said: Buffer[] = [];
    for (const stream of [mocha.stdout, mocha.stderr])
      stream?.on('data', (chunk: Buffer) => void said.push(chunk));
    const ended = await waitForEnd(mocha, totalsFile, suiteLimitMs);
    process.stdout.write(Buffer.concat(said));
    return countResult(part.suite, ended, readTotals(totalsFile));
  } finally {
    removeScratch(scratch);
  }
}

function startMocha(
  { suite, root, files, options, isAlone }: Part,
  { scratch, totalsFile }: { readonly scratch: string; readonly totalsFile: string },
): ChildProcess {
  const shown = isAlone ? 'inherit' : 'pipe';
  const output = options.quiet === true ? 'ignore' : shown;
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const jobs = suite.spread === 'workers' ? ['--parallel', '--jobs', String(os.availableParallelism())] : [];
  const reporter = path.join(root, 'scripts/test/reporter.cjs');
  const hasBundles = suite.needs.includes('bundles');
  const preload = hasBundles ? ['--require', path.join(root, 'scripts/test/bundled-workers.ts')] : [];
  return spawn(
    process.execPath,
    [mocha, '--forbid-only', '--forbid-pending', ...jobs, ...preload, '--reporter', reporter, ...files],
    {
      cwd: root,
      stdio: ['ignore', output, output],
      env: {
        ...process.env,
        ...(options.fast === true ? suite.fastEnv : {}),
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

function waitForEnd(
  mocha: ChildProcess,
  totalsFile: string,
  limitMs: number,
): Promise<{ how: Ended; code: number }> {
  return new Promise((resolve) => {
    let how: Ended = 'by itself';
    const startedAt = Date.now();
    let totalsSeenAt: number | undefined;
    const watch = setInterval(() => {
      if (totalsSeenAt === undefined && existsSync(totalsFile)) totalsSeenAt = Date.now();
      if (totalsSeenAt !== undefined && Date.now() - totalsSeenAt > afterEndLimitMs)
        how = 'left something running';
      else if (Date.now() - startedAt > limitMs) how = 'hung';
      if (how !== 'by itself') mocha.kill('SIGKILL');
    }, 500);
    mocha.on('close', (code) => {
      clearInterval(watch);
      resolve({ how, code: code ?? 1 });
    });
  });
}

function readTotals(file: string): Totals | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function countResult(suite: Suite, ended: { how: Ended; code: number }, totals: Totals | undefined): Totals {
  if (totals === undefined)
    return failure(`${suite.name}: mocha did not come to its end (${ended.how}, code ${ended.code}).`);
  if (ended.how !== 'by itself') return add(totals, failure(`${suite.name}: a test left something running.`));
  const silent = ended.code !== 0 && totals.failures === 0;
  return silent ? add(totals, failure(`${suite.name}: mocha ended with ${ended.code}.`)) : totals;
}

export function failure(sentence: string): Totals {
  console.error(sentence);
  return { passes: 0, failures: 1, failed: [sentence] };
}

export function add(one: Totals, other: Totals): Totals {
  return {
    passes: one.passes + other.passes,
    failures: one.failures + other.failures,
    failed: [...one.failed, ...other.failed],
  };
}
