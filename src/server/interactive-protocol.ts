/** What the language server's own thread and its interactive worker say to one another. */
import type { Language, RuleInfo, ScanResult, SuppressionRequest, TextEdit } from '../scanner/model.ts';
import type { ScanWorkerData } from '../workspace/scan-messages.ts';

/** What a folder of the editor brings along for the files in it. */
export interface FolderData extends ScanWorkerData {
  /** Absolute. */
  readonly folder: string;
}

/** Same for two folders whose files are scanned alike. */
export function keyOf({ team, salt, isAudit }: ScanWorkerData): string {
  return `${team?.version ?? ''}/${salt}/${isAudit}`;
}

/** What the worker is started with; a file in none of these folders is scanned by the shipped rules alone. */
export interface InteractiveWorkerData {
  readonly folders: readonly FolderData[];
}

/** Rules of the engine by the folder that brings them, and those of files in none. */
export interface EngineRules {
  readonly ofFolder: ReadonlyMap<string, readonly RuleInfo[]>;
  readonly elsewhere: readonly RuleInfo[];
}

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
      /** Nobody types any more: the result is to be that of a fresh scan. */
      readonly settles: boolean;
    }
  | {
      readonly type: 'suppress';
      readonly id: number;
      readonly uri: string;
      readonly version: number;
      readonly budgetMs: number;
      readonly request: SuppressionRequest;
    };

export type FromWorker =
  | { readonly type: 'ready'; readonly rules: EngineRules }
  /** `reads` are the files that the document's imports led to. */
  | {
      readonly type: 'result';
      readonly id: number;
      readonly result: ScanResult;
      readonly reads: readonly string[];
      /** Whether a fresh scan would give the same for sure. */
      readonly isSettled: boolean;
      readonly syntaxErrors: number;
    }
  /** The proven edit that sets a finding aside, where there is one. */
  | { readonly type: 'suppression'; readonly id: number; readonly edit: TextEdit | undefined }
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
