/** One scan of one root while it runs: from files on disk, the cache and workers to reports. */
import type { DiscoveredFile } from './discovery.ts';
import { isAtSink, withoutSaidAtCalls } from './flows/said-at-call.ts';
import { ignore } from './ignore-error.ts';
import { type CachedFile, loadScanCache, type ScanCache, saveScanCache } from './scan-cache.ts';
import type { BatchFile, FileOutcome, ScanBatch } from './scan-messages.ts';
import type { FileReport } from './scan-result.ts';
import type { SkippedFile, SkipReason, SkipTally } from './skip-reasons.ts';
import { checkStamps, trustedStamp } from './unchanged-files.ts';
import type { ScanPool } from './workers/scan-pool.ts';

/** What the roots of one scan share. */
export interface ScanRun {
  readonly cacheDirectory: string | undefined;
  readonly budgetMs: number;
  readonly tally: SkipTally;
  readonly notes: Set<string>;
  readonly reports: FileReport[];
  readonly cancelled: Int32Array<SharedArrayBuffer>;
  readonly onProgress: (path: string) => void;
  readonly onReport: ((report: FileReport) => void) | undefined;
  scanned: number;
  cached: number;
}

export interface RootScan {
  readonly root: string;
  readonly files: readonly DiscoveredFile[];
  /** Whether all of the root was walked; otherwise single files of it were asked for. */
  readonly isWhole: boolean;
  readonly pool: ScanPool;
  /** What made a result that still holds. */
  readonly version: string;
  /** The rules that were asked for, where not all: their results are kept apart from those of all rules. */
  readonly choice: string;
}

/** Under which name the cache keeps the results of a root. */
function cacheNameOf({ root, choice }: RootScan): string {
  return choice === '' ? root : `${root}\n${choice}`;
}

interface Taking {
  readonly run: ScanRun;
  readonly cache: ScanCache | undefined;
  readonly fresh: Map<string, CachedFile>;
}

function withKnown(cache: ScanCache | undefined, fresh: ScanCache['files']): ScanCache['files'] {
  return new Map([...(cache?.files ?? []), ...fresh]);
}

/** A few files are scanned sooner than the cache of a whole root is read. */
function isWorthCache({ isWhole, files }: RootScan): boolean {
  return isWhole || files.length > fewFiles;
}

export async function scanRoot(run: ScanRun, scan: RootScan): Promise<void> {
  const usesCache = run.cacheDirectory !== undefined && isWorthCache(scan);
  const loaded = usesCache ? await loadCache(run, cacheNameOf(scan)) : undefined;
  const cache = loaded?.version === scan.version ? loaded : undefined;
  const taking: Taking = { run, cache, fresh: new Map() };
  const rest = cache === undefined ? scan.files : takeUnchanged(taking, scan, cache);
  await scanBatches(taking, scan.pool, rest);
  const isComplete = run.cancelled[0] === 0 && scan.isWhole;
  const isNew = rest.length > 0 || cache?.files.size !== taking.fresh.size;
  // A scan of a part, or one cut short, does not forget what the cache knew of the rest.
  const files = isComplete ? taking.fresh : withKnown(cache, taking.fresh);
  if (usesCache && isNew) await saveCache(run, cacheNameOf(scan), { version: scan.version, files });
}

/** Takes what the cache has of files that are as they were; gives the others. */
function takeUnchanged(
  taking: Taking,
  { root, files }: RootScan,
  cache: ScanCache,
): readonly DiscoveredFile[] {
  const rest: DiscoveredFile[] = [];
  for (const { file, isUnchanged } of checkStamps(root, files, cache)) {
    if (isUnchanged) take(taking, file, { kind: 'unchanged' });
    else rest.push(file);
  }
  return rest;
}

const fewFiles = 32;

async function scanBatches(taking: Taking, pool: ScanPool, files: readonly DiscoveredFile[]): Promise<void> {
  await Promise.all(
    batchesOf(files).map((batch) =>
      pool.run(toMessage(taking, batch), (index, outcome) => {
        const file = batch[index];
        if (file !== undefined) take(taking, file, outcome);
      }),
    ),
  );
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

function toMessage({ run, cache }: Taking, batch: readonly DiscoveredFile[]): ScanBatch {
  return {
    root: batch[0]?.root ?? '',
    cancelled: run.cancelled.buffer,
    budgetMs: run.budgetMs,
    isKept: run.cacheDirectory !== undefined,
    files: batch.map(({ absolutePath, language, path, text }): BatchFile => {
      const known = cache?.files.get(path)?.key;
      return { absolutePath, language, known, ...(text === undefined ? {} : { text }) };
    }),
  };
}

function take(taking: Taking, file: DiscoveredFile, outcome: FileOutcome): void {
  const { run, cache, fresh } = taking;
  if (outcome.kind === 'unchanged') takeKnown(taking, file, cache?.files.get(file.path));
  else {
    const stamp = trustedStamp(file.stamp, Date.now());
    const result = outcome.kind === 'skipped' ? { skip: outcome.reason } : { scan: outcome.scan };
    if (outcome.key !== undefined) fresh.set(file.path, { key: outcome.key, stamp, ...result });
    if (outcome.kind === 'scanned') run.scanned += 1;
    keep(run, file, result);
  }
  run.onProgress(file.path);
}

function takeKnown({ run, fresh }: Taking, file: DiscoveredFile, known: CachedFile | undefined): void {
  if (known === undefined) return;
  if (known.scan !== undefined) run.cached += 1;
  fresh.set(file.path, { ...known, stamp: known.stamp && trustedStamp(file.stamp, Date.now()) });
  keep(run, file, known);
}

function keep(run: ScanRun, file: DiscoveredFile, { scan, skip }: Pick<CachedFile, 'scan' | 'skip'>): void {
  if (skip !== undefined) run.tally.add(toSkipped(file, skip));
  if (scan === undefined || scan.findings.length + scan.suppressed.length + scan.notes.length === 0) return;
  const report = { ...scan, path: file.path, root: file.root, language: file.language };
  run.reports.push(report);
  if (!report.findings.some(isAtSink)) run.onReport?.(report);
}

/** Once all files are known: what a call elsewhere says as well goes, and files that waited for that are reported. */
export function settleReports(run: ScanRun): void {
  const waiting = run.reports.map(({ findings }) => findings.some(isAtSink));
  const settled = withoutSaidAtCalls(run.reports);
  for (const [index, report] of settled.entries()) if (waiting[index] === true) run.onReport?.(report);
  const isLeft = ({ findings, suppressed, notes }: FileReport) =>
    findings.length + suppressed.length + notes.length > 0;
  run.reports.splice(0, run.reports.length, ...settled.filter(isLeft));
}

function toSkipped({ path, namedAs }: DiscoveredFile, reason: SkipReason): SkippedFile {
  return namedAs === undefined ? { path, reason } : { path: namedAs, reason, isNamed: true };
}

async function saveCache(
  run: ScanRun,
  root: string,
  cache: { readonly version: string; readonly files: ReadonlyMap<string, CachedFile> },
): Promise<void> {
  if (run.cacheDirectory === undefined) return;
  try {
    await saveScanCache(run.cacheDirectory, root, cache);
  } catch (error) {
    ignore(error, 'a full or read-only disk costs the next scan time, not this one its result');
    run.notes.add('The results could not be kept for next time: the cache folder is not writable.');
  }
}
