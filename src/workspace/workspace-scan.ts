/**
 * The one workspace scan that the command line, the backend and the agents share: finds the files, scans them in
 * worker threads, keeps results in a cache on disk. It reads; it never writes to the workspace and runs nothing in it.
 */
import { realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Language, RuleInfo } from '../scanner/model.ts';
import { type DiscoveredFile, discoverFiles } from './discovery.ts';
import { ignore } from './ignore-error.ts';
import { type CachedFile, loadScanCache, type ScanCache, saveScanCache } from './scan-cache.ts';
import type { FileOutcome, FileScan } from './scan-messages.ts';
import { ScanPool } from './scan-pool.ts';
import { createSkipTally, type SkippedFile, type SkipReason, type SkipTally } from './skip-reasons.ts';

/** What a file gave; files with nothing to say are counted and not listed. */
export interface FileReport extends FileScan {
  /** Relative to `root`, with forward slashes. */
  readonly path: string;
  readonly root: string;
  readonly language: Language;
}

export interface ScanStats {
  readonly files: number;
  readonly bytes: number;
  /** Files read anew; `cached` came from the cache. */
  readonly scanned: number;
  readonly cached: number;
  readonly findings: number;
  readonly suppressed: number;
  readonly durationMs: number;
}

export interface WorkspaceScanResult {
  /** In the order of their paths. */
  readonly files: readonly FileReport[];
  readonly skipped: {
    readonly counts: Readonly<Partial<Record<SkipReason, number>>>;
    readonly files: readonly SkippedFile[];
  };
  /** What the user should know of the scan itself. */
  readonly notes: readonly string[];
  readonly stats: ScanStats;
  readonly rules: readonly RuleInfo[];
  readonly scannerVersion: string;
  /** The signal ended it early; the rest is as far as it came. */
  readonly cancelled: boolean;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export interface ScanRequest {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

export interface WorkspaceScanOptions {
  /** Threads; default: one less than the machine has, at most four. */
  readonly jobs?: number | undefined;
  /** Folder of the cache; none when absent. */
  readonly cacheDirectory?: string | undefined;
  readonly idleMs?: number;
  readonly fileTimeoutMs?: number;
  readonly workerPath?: string;
}

export interface WorkspaceScan {
  /** Threads alive now: none when it has been idle for a while. */
  readonly workers: number;
  /** Scans folders and files. Rejects when a root cannot be read or no worker starts. */
  scan(roots: readonly string[], request?: ScanRequest): Promise<WorkspaceScanResult>;
  dispose(): Promise<void>;
}

export function createWorkspaceScan(options: WorkspaceScanOptions = {}): WorkspaceScan {
  const jobs = options.jobs ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  const pool = new ScanPool({ ...options, jobs });
  return {
    get workers() {
      return pool.size;
    },
    scan: (roots, request = {}) =>
      scanRoots({ pool, cacheDirectory: options.cacheDirectory, request }, roots),
    dispose: () => pool.dispose(),
  };
}

interface ScanContext {
  readonly pool: ScanPool;
  readonly cacheDirectory: string | undefined;
  readonly request: ScanRequest;
}

/** One scan while it runs. */
interface ScanRun extends ScanContext {
  readonly tally: SkipTally;
  readonly notes: Set<string>;
  readonly reports: FileReport[];
  readonly cancelled: Int32Array<SharedArrayBuffer>;
  /** Roots walked as a whole; of others only single files were asked for. */
  readonly folders: Set<string>;
  total: number;
  done: number;
  scanned: number;
  cached: number;
}

async function scanRoots(context: ScanContext, roots: readonly string[]): Promise<WorkspaceScanResult> {
  const startedAt = performance.now();
  const run = createRun(context);
  const stop = (): void => void Atomics.store(run.cancelled, 0, 1);
  const { signal } = context.request;
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const filesByRoot = await discoverRoots(run, roots);
    const files = [...filesByRoot.values()].flat();
    run.total = files.length;
    for (const [root, found] of filesByRoot) await scanRoot(run, root, found);
    return summarise(run, files, performance.now() - startedAt);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function createRun(context: ScanContext): ScanRun {
  return {
    ...context,
    tally: createSkipTally(),
    notes: new Set(),
    reports: [],
    cancelled: new Int32Array(new SharedArrayBuffer(4)),
    folders: new Set(),
    total: 0,
    done: 0,
    scanned: 0,
    cached: 0,
  };
}

/** Files by root; one that two roots share is scanned once. */
async function discoverRoots(
  run: ScanRun,
  roots: readonly string[],
): Promise<ReadonlyMap<string, readonly DiscoveredFile[]>> {
  const seen = new Set<string>();
  const byRoot = new Map<string, DiscoveredFile[]>();
  for (const root of roots) {
    const real = await realpath(path.resolve(root));
    for (const file of await discoverFiles(real, { tally: run.tally, signal: run.request.signal })) {
      if (seen.has(file.absolutePath)) continue;
      seen.add(file.absolutePath);
      if (file.root === real) run.folders.add(real);
      const files = byRoot.get(file.root) ?? [];
      byRoot.set(file.root, files);
      files.push(file);
    }
  }
  return byRoot;
}

async function scanRoot(run: ScanRun, root: string, files: readonly DiscoveredFile[]): Promise<void> {
  const cache = await loadCache(run, root);
  const fresh = new Map<string, CachedFile>();
  await Promise.all(
    batchesOf(files).map((batch) =>
      run.pool.run(toMessage(run, cache, batch), (index, outcome) => {
        const file = batch[index];
        if (file !== undefined) take({ run, cache, fresh }, file, outcome);
      }),
    ),
  );
  await saveCache(run, root, isWhole(run, root) ? fresh : withUnvisited(run, cache, fresh));
}

async function loadCache(run: ScanRun, root: string): Promise<ScanCache | undefined> {
  if (run.cacheDirectory === undefined) return undefined;
  const cache = await loadScanCache(run.cacheDirectory, root);
  for (const note of cache.notes) run.notes.add(note);
  return cache;
}

const batchFileCount = 32;
const batchBytes = 256 * 1024;

function batchesOf(files: readonly DiscoveredFile[]): readonly (readonly DiscoveredFile[])[] {
  const batches: DiscoveredFile[][] = [];
  let batch: DiscoveredFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length === batchFileCount || bytes + file.sizeBytes > batchBytes)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.sizeBytes;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

function toMessage(run: ScanRun, cache: ScanCache | undefined, batch: readonly DiscoveredFile[]) {
  return {
    root: batch[0]?.root ?? '',
    cacheVersion: cache?.version,
    cancelled: run.cancelled.buffer,
    files: batch.map((file) => ({
      absolutePath: file.absolutePath,
      language: file.language,
      known: cache?.files.get(file.path)?.key,
    })),
  };
}

interface Taking {
  readonly run: ScanRun;
  readonly cache: ScanCache | undefined;
  readonly fresh: Map<string, CachedFile>;
}

function take({ run, cache, fresh }: Taking, file: DiscoveredFile, outcome: FileOutcome): void {
  const known = cache?.files.get(file.path);
  if (outcome.kind === 'skipped') {
    run.tally.add({ path: file.path, reason: outcome.reason });
  } else if (outcome.kind === 'scanned') {
    run.scanned += 1;
    fresh.set(file.path, { key: outcome.key, scan: outcome.scan });
    keep(run, file, outcome.scan);
  } else if (known !== undefined) {
    run.cached += 1;
    fresh.set(file.path, known);
    keep(run, file, known.scan);
  }
  run.done += 1;
  run.request.onProgress?.({ done: run.done, total: run.total, path: file.path });
}

function keep(run: ScanRun, file: DiscoveredFile, scan: FileScan): void {
  if (scan.findings.length === 0 && scan.suppressed.length === 0 && scan.notes.length === 0) return;
  run.reports.push({ ...scan, path: file.path, root: file.root, language: file.language });
}

function isWhole(run: ScanRun, root: string): boolean {
  return run.cancelled[0] === 0 && run.folders.has(root);
}

/** A scan of a part, or one cut short, does not forget what the cache knew of the rest. */
function withUnvisited(
  run: ScanRun,
  cache: ScanCache | undefined,
  fresh: ReadonlyMap<string, CachedFile>,
): ReadonlyMap<string, CachedFile> {
  const isCurrent = cache !== undefined && cache.version === run.pool.facts?.version;
  return isCurrent ? new Map([...cache.files, ...fresh]) : fresh;
}

async function saveCache(run: ScanRun, root: string, files: ReadonlyMap<string, CachedFile>): Promise<void> {
  const version = run.pool.facts?.version;
  if (run.cacheDirectory === undefined || version === undefined || run.scanned === 0) return;
  try {
    await saveScanCache(run.cacheDirectory, root, { version, files });
  } catch (error) {
    ignore(error, 'a full or read-only disk costs the next scan time, not this one its result');
    run.notes.add('The results could not be kept for next time: the cache folder is not writable.');
  }
}

function summarise(run: ScanRun, files: readonly DiscoveredFile[], durationMs: number): WorkspaceScanResult {
  const reports = run.reports.sort((a, b) => (a.root + a.path < b.root + b.path ? -1 : 1));
  const total = (count: (report: FileReport) => number): number =>
    reports.reduce((sum, report) => sum + count(report), 0);
  return {
    files: reports,
    skipped: { counts: run.tally.counts, files: run.tally.files },
    notes: [...run.notes],
    stats: {
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
      scanned: run.scanned,
      cached: run.cached,
      findings: total((report) => report.findings.length),
      suppressed: total((report) => report.suppressed.length),
      durationMs: Math.round(durationMs),
    },
    rules: run.pool.facts?.rules ?? [],
    scannerVersion: run.pool.facts?.version ?? '',
    cancelled: run.cancelled[0] !== 0,
  };
}
