/** What the language server's own thread and its interactive worker say to one another. */
import type { Language, RuleInfo, ScanResult, TextEdit } from '../scanner/model.ts';

export type ToWorker =
  | {
      readonly type: 'open';
      readonly uri: string;
      readonly path: string;
      readonly language: Language;
      readonly version: number;
      readonly text: string;
      readonly control: SharedArrayBuffer;
    }
  | {
      readonly type: 'edit';
      readonly uri: string;
      readonly version: number;
      readonly edits: readonly TextEdit[];
    }
  | { readonly type: 'close'; readonly uri: string }
  | { readonly type: 'roots'; readonly folders: readonly string[] }
  | {
      readonly type: 'scan';
      readonly id: number;
      readonly uri: string;
      readonly version: number;
      /** What is not looked at by then is left out, and the result says so. */
      readonly budgetMs: number;
    };

export type FromWorker =
  | { readonly type: 'ready'; readonly rules: readonly RuleInfo[]; readonly version: string }
  /** `reads` are the files that the document's imports led to. */
  | {
      readonly type: 'result';
      readonly id: number;
      readonly result: ScanResult;
      readonly reads: readonly string[];
    }
  | { readonly type: 'cancelled'; readonly id: number }
  /** The scan threw; the worker goes on. */
  | { readonly type: 'failed'; readonly id: number; readonly message: string };

/**
 * Two numbers a document shares between both threads, so that a scan under way learns that it is no longer wanted:
 * the newest version, and the id of a scan that was cancelled.
 */
export const controlSlots = { latestVersion: 0, cancelledScan: 1 } as const;

export function createControl(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(8));
}
