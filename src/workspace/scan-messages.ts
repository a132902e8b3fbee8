/** What the workspace scan and its worker threads say to one another. */
import type { ConfigRule } from '../scanner/infrastructure/rule-form.ts';
import type { Finding, Language } from '../scanner/model.ts';
import type { ModelData, RuleData } from '../scanner/rules/rule-data.ts';
import type { FindingKeys } from './finding-keys.ts';
import type { SkipReason } from './skip-reasons.ts';

/** A finding with the lines that anchor it (see `snippet` in contract/findings.ts); secrets in them are masked. */
export interface ScannedFinding extends Finding {
  readonly snippet: string;
  /** What a baseline knows it by when the fingerprint has changed. */
  readonly keys: FindingKeys;
}

/**
 * What set a finding aside: a comment beside it, `ignore` in .vireo.yml, the baseline, or a person who dismissed it on
 * record, which a scan alone does not know: see dismissals.ts.
 */
export type SuppressedBy = 'comment' | 'config' | 'baseline' | 'person';

export interface SetAside {
  readonly finding: ScannedFinding;
  readonly reason: string;
  readonly by: SuppressedBy;
}

/** What one file gave. */
export interface FileScan {
  readonly findings: readonly ScannedFinding[];
  readonly suppressed: readonly SetAside[];
  readonly partial: boolean;
  readonly notes: readonly string[];
}

/** Tells whether a file may have changed, without reading it. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/** An import that the scan followed, or tried to: when it resolves otherwise now, the cached result is void. */
export interface Dependency {
  readonly fromPath: string;
  readonly specifier: string;
  /** Hash of path and text of the module; undefined when nothing was found. */
  readonly sha256?: string | undefined;
  /** The module and its state when it was read; undefined when nothing was found. */
  readonly path?: string | undefined;
  readonly stamp?: FileStamp | undefined;
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
  /** Scanned in place of what is on disk. */
  readonly text?: string;
}

export interface ScanBatch {
  readonly root: string;
  readonly files: readonly BatchFile[];
  /** Int32, one element: not zero means stop. */
  readonly cancelled: SharedArrayBuffer;
  /** How long the rules may take over one file before it is left partial. */
  readonly budgetMs: number;
  /** Whether a cache keeps the results: then they come with what they stand on. */
  readonly isKept: boolean;
}

export type FileOutcome =
  /** Without a key, the result is not worth keeping: it would differ on a quieter machine. */
  | { readonly kind: 'scanned'; readonly key: CacheKey | undefined; readonly scan: FileScan }
  | { readonly kind: 'unchanged' }
  /** With a key where the content is the reason: it holds until the file changes. */
  | { readonly kind: 'skipped'; readonly reason: SkipReason; readonly key?: CacheKey };

export type ScanWorkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'file'; readonly outcome: FileOutcome }
  | { readonly type: 'done' };

/** What a worker is started with. */
export interface ScanWorkerData {
  readonly salt: string;
  /** A team's own, beside the shipped ones; `version` changes with anything in them. */
  readonly team: TeamRules | undefined;
  /** Whether the rules of the audit run, too. */
  readonly isAudit: boolean;
  /** The rules that run; all when not given. */
  readonly ruleIds?: readonly string[] | undefined;
}

export interface TeamRules {
  readonly version: string;
  readonly rules: readonly RuleData[];
  readonly models: readonly ModelData[];
  readonly infrastructure: readonly ConfigRule[];
}
