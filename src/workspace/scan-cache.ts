/**
 * Results of earlier scans, one file per root below the user's cache folder, keyed by the content of each file
 * and of what it imports. A cache that cannot be read is left out with a note: it can cost time, never a finding.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { confidenceSchema, findingCategorySchema, severitySchema } from '../contract/findings.ts';
import type { CacheKey, FileScan, FileStamp } from './scan-messages.ts';
import { type SkipReason, skipReasons } from './skip-reasons.ts';

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

const skipNames = Object.keys(skipReasons) as SkipReason[];
const count = z.number().int().nonnegative();
const rangeSchema = z.object({
  startOffset: count,
  endOffset: count,
  startLine: count,
  startColumn: count,
  endLine: count,
  endColumn: count,
});
const findingSchema = z.object({
  ruleId: z.string(),
  message: z.string(),
  category: findingCategorySchema,
  severity: severitySchema,
  confidence: confidenceSchema,
  range: rangeSchema,
  cwe: z.array(count),
  owasp: z.array(z.string()),
  fingerprint: z.string(),
  within: z.string().exactOptional(),
  mask: z.string().exactOptional(),
  steps: z.array(z.object({ message: z.string(), range: rangeSchema, path: z.string().exactOptional() })),
  fixes: z.array(
    z.object({
      title: z.string(),
      edits: z.array(z.object({ startOffset: count, endOffset: count, newText: z.string() })),
    }),
  ),
  snippet: z.string(),
  keys: z.object({ text: z.string(), words: z.array(z.string()), before: z.string(), after: z.string() }),
});
const stampSchema = z.object({ size: count, mtimeMs: z.number(), ctimeMs: z.number() });
const cachedFileSchema = z.object({
  key: z.object({
    sha256: z.string(),
    dependencies: z.array(
      z.object({
        fromPath: z.string(),
        specifier: z.string(),
        sha256: z.string().optional(),
        path: z.string().optional(),
        stamp: stampSchema.optional(),
      }),
    ),
  }),
  stamp: stampSchema.optional(),
  skip: z.enum(skipNames).optional(),
  scan: z
    .object({
      findings: z.array(findingSchema),
      suppressed: z.array(
        z.object({
          finding: findingSchema,
          reason: z.string(),
          by: z.enum(['comment', 'config', 'baseline']),
        }),
      ),
      partial: z.boolean(),
      notes: z.array(z.string()),
    })
    .optional(),
});
const cacheSchema = z.object({
  format: z.literal(2),
  version: z.string(),
  root: z.string(),
  files: z.record(z.string(), cachedFileSchema),
});

const emptyCache: ScanCache = { version: undefined, files: new Map(), notes: [] };

function cacheFileOf(directory: string, root: string): string {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 32);
  return path.join(directory, 'scans', `${name}.json`);
}

export async function loadScanCache(directory: string, root: string): Promise<ScanCache> {
  const file = cacheFileOf(directory, root);
  const text = await readCacheFile(file);
  if (text === undefined) return emptyCache;
  const parsed = cacheSchema.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.root !== root) {
    return { ...emptyCache, notes: ['The cache of earlier scans was damaged and is left out.'] };
  }
  const files = new Map<string, CachedFile>(Object.entries(parsed.data.files));
  return { version: parsed.data.version, files, notes: [] };
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
    const body = { format: 2, version: cache.version, root, files: Object.fromEntries(cache.files) };
    await writeFile(draft, JSON.stringify(body), { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function readCacheFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
