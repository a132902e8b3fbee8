/** What the workspace scan and its worker threads say to one another. */
import type { Finding, Language, RuleInfo } from '../scanner/model.ts';
import type { SkipReason } from './skip-reasons.ts';

/** A finding with the lines that anchor it (see `snippet` in contract/findings.ts). */
export interface ScannedFinding extends Finding {
  readonly snippet: string;
}

/** What one file gave. */
export interface FileScan {
  readonly findings: readonly ScannedFinding[];
  readonly suppressed: readonly { readonly finding: ScannedFinding; readonly reason: string }[];
  readonly partial: boolean;
  readonly notes: readonly string[];
}

/** An import that the scan followed, or tried to: when it resolves otherwise now, the cached result is void. */
export interface Dependency {
  readonly fromPath: string;
  readonly specifier: string;
  /** Hash of path and text of the module; undefined when nothing was found. */
  readonly sha256: string | undefined;
}

/** What a cached result stands on. */
export interface CacheKey {
  readonly sha256: string;
  readonly dependencies: readonly Dependency[];
}

export interface BatchFile {
  readonly absolutePath: string;
  readonly language: Language;
  /** Set where the cache knows the file; the worker says `unchanged` when that still holds. */
  readonly known: CacheKey | undefined;
}

export interface ScanBatch {
  readonly root: string;
  readonly files: readonly BatchFile[];
  /** Scanner version that `known` was made by. */
  readonly cacheVersion: string | undefined;
  /** Int32, one element: not zero means stop. */
  readonly cancelled: SharedArrayBuffer;
}

export type FileOutcome =
  | { readonly kind: 'scanned'; readonly key: CacheKey; readonly scan: FileScan }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

export type ScanWorkerReply =
  | { readonly type: 'ready'; readonly version: string; readonly rules: readonly RuleInfo[] }
  | { readonly type: 'file'; readonly outcome: FileOutcome }
  | { readonly type: 'done' };
