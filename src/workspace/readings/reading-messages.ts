/** What a process and the thread that reads for it say to one another. */
import type { Inventory } from '../dependencies/inventory.ts';
import type { ImportedFinding } from '../sarif-import/imported-finding.ts';
import type { ReadLog, ReadLogOptions } from '../sarif-import/read-log.ts';
import type { LogRefusal } from '../sarif-import/refused-log.ts';
import type { ScanScopeCode } from '../scan-scope.ts';
import type { Stack } from '../stack/index.ts';

/** An inventory without the way to read more of its files. */
export type ReadInventory = Pick<Inventory, 'folder' | 'graphs' | 'problems'>;

export type ToReader =
  | { readonly type: 'inventory'; readonly folder: string }
  | { readonly type: 'stack'; readonly folder: string }
  /** Bytes of JSON: an object that holds a log as `log`. */
  | { readonly type: 'parse'; readonly bytes: Uint8Array }
  /** The log that was parsed. */
  | { readonly type: 'read'; readonly options: ReadLogOptions };

/** An object that holds a log, without it: `log` is empty there. */
export interface ParsedEnvelope {
  readonly envelope: unknown;
  /** SHA-256 of the log. */
  readonly hash: string;
}

/** What was thrown, so that it can be thrown again on the other side. */
export type ReadingFailure =
  | { readonly kind: 'scope'; readonly code: ScanScopeCode; readonly message: string }
  | { readonly kind: 'log'; readonly code: LogRefusal; readonly message: string }
  | { readonly kind: 'other'; readonly message: string };

export type FromReader =
  | { readonly type: 'inventory'; readonly inventory: ReadInventory }
  | { readonly type: 'stack'; readonly stack: Stack }
  | ({ readonly type: 'parsed' } & ParsedEnvelope)
  /** Some findings of a source, so that who takes them has turns between. */
  | { readonly type: 'findings'; readonly source: number; readonly findings: readonly ImportedFinding[] }
  /** The rest, its sources without their findings. */
  | { readonly type: 'log'; readonly log: ReadLog }
  | { readonly type: 'failed'; readonly failure: ReadingFailure };
