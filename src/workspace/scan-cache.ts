/**
 * Results of earlier scans, one file per root below the user's cache folder, keyed by the content of each file
 * and of what it imports. A cache that cannot be read is left out with a note: it can cost time, never a finding.
 *
 * It holds a line of JSON a file and ends with a seal: whose it is, and the digest of all lines above. The digest tells
 * a damaged cache as surely as a schema would, in a tenth of the time, and a rescan waits for little else.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ignore } from './ignore-error.ts';
import type { CacheKey, FileScan, FileStamp } from './scan-messages.ts';
import type { SkipReason } from './skip-reasons.ts';

export interface CachedFile {
  readonly key: CacheKey;
  /** Undefined when the file was changed so lately that its times may not tell the next change. */
  readonly stamp?: FileStamp | undefined;
  /** What it gave, or why it was left out. */
  readonly scan?: FileScan | undefined;
  readonly skip?: SkipReason | undefined;
}

export interface ScanCache {
  /** Version of the scanner that made it; undefined when there is nothing. */
  readonly version: string | undefined;
  readonly files: ReadonlyMap<string, CachedFile>;
  /** What went wrong while reading it. */
  readonly notes: readonly string[];
}

/** Last line of the file. */
interface Seal {
  readonly format: number;
  readonly version: string;
  readonly root: string;
  /** SHA-256 of all lines above. */
  readonly digest: string;
}

/** Changes with the form of a line. */
const format = 3;
const digestName = 'sha256';

type Line = readonly [path: string, file: CachedFile];

const emptyCache: ScanCache = { version: undefined, files: new Map(), notes: [] };

function cacheFileOf(directory: string, root: string): string {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return path.join(directory, 'scans', `${name}.jsonl`);
}

export async function loadScanCache(directory: string, root: string): Promise<ScanCache> {
  const bytes = await readCacheFile(cacheFileOf(directory, root));
  if (bytes === undefined) return emptyCache;
  const end = bytes.lastIndexOf('\n') + 1;
  const seal = parseSeal(bytes.toString('utf8', end));
  const lines = bytes.subarray(0, end);
  const digest = createHash(digestName).update(lines).digest('hex');
  if (seal?.format !== format || seal.root !== root || seal.digest !== digest) {
    return { ...emptyCache, notes: ['The cache of earlier scans was damaged and is left out.'] };
  }
  return { version: seal.version, files: new Map(parseLines(lines)), notes: [] };
}

/** Line by line: otherwise the text of the whole would be held beside all that JSON makes of it. */
function* parseLines(lines: Buffer): Iterable<Line> {
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf('\n', from);
    // The digest says that this is what `saveScanCache` wrote.
    yield JSON.parse(lines.toString('utf8', from, end)) as Line;
    from = end + 1;
  }
}

/** Written beside and renamed, so that a reader finds the old or the new, never half of one. */
export async function saveScanCache(
  directory: string,
  root: string,
  cache: { readonly version: string; readonly files: ReadonlyMap<string, CachedFile> },
): Promise<void> {
  const file = cacheFileOf(directory, root);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      const digest = createHash(digestName);
      for (const chunk of chunksOf(cache.files)) {
        digest.update(chunk);
        await handle.appendFile(chunk);
      }
      const seal: Seal = { format, version: cache.version, root, digest: digest.digest('hex') };
      await handle.appendFile(JSON.stringify(seal));
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const chunkLength = 256 * 1024;

function* chunksOf(files: ReadonlyMap<string, CachedFile>): Iterable<string> {
  let chunk = '';
  for (const line of files) {
    chunk += `${JSON.stringify(line satisfies Line)}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function readCacheFile(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    ignore(error, 'the first scan of a root finds no cache');
    return undefined;
  }
}

function parseSeal(text: string): Partial<Seal> | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    ignore(error, 'what is no JSON is no seal');
    return undefined;
  }
}
