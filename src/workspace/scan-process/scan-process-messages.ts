/** What a process and the one that it starts for a scan of its workspace say to one another. */
import type { Finding } from '../../scanner/model.ts';
import type { FileReport } from '../scan-result.ts';

export type ToScanProcess =
  | {
      readonly type: 'scan';
      /** Absolute paths. */
      readonly folders: readonly string[];
      readonly cacheDirectory: string;
      readonly newestFiles: number;
      /** False: nothing in the folders governs the scan. */
      readonly trusted: boolean;
      readonly jobs: number;
    }
  /** Ends the scan under way; what it has read is kept for the next. */
  | { readonly type: 'cancel' };

/** Known: to the baseline of its project. */
export type StreamedFinding = Finding & { readonly isKnown?: boolean };

/** A file's result, without what only a baseline needs. */
export type StreamedReport = Pick<FileReport, 'root' | 'path' | 'language' | 'partial' | 'notes'> & {
  readonly findings: readonly StreamedFinding[];
};

export type FromScanProcess =
  | { readonly type: 'file'; readonly report: StreamedReport }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'done';
      readonly cancelled: boolean;
      readonly files: number;
      /** Of which an earlier scan had the result. */
      readonly cached: number;
      readonly notes: readonly string[];
    }
  | { readonly type: 'failed'; readonly message: string };
