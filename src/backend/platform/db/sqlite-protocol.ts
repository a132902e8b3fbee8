/** What the main thread and the SQLite worker say to each other: one message an operation, one reply each. */
import type { DatabaseErrorCode } from './database-error.ts';
import type { SqlValue } from './parameters.ts';

export type SqliteDriverName = 'sqljs' | 'node-sqlite';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A statement on its way to the thread; a text is the parameters as JSON. */
export interface WireStatement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[] | string;
}

/** Rows are flat, row after row: an object a row would be dearer to carry over. */
export interface RawResult {
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
  readonly changes: number;
}

/** Anything but FULL is for the tests of the power-loss model, whose controls must lose data. */
export type SynchronousMode = 'FULL' | 'NORMAL' | 'OFF';

/** Loads the driver; with a directory, tries it out there first. */
export interface PrepareRequest {
  readonly kind: 'prepare';
  readonly id: number;
  readonly driver: SqliteDriverName;
  readonly selfTestIn: string | undefined;
}

export interface OpenRequest {
  readonly kind: 'open';
  readonly id: number;
  readonly file: string;
  readonly synchronous: SynchronousMode;
}

/** Beginning and `end` ride along with the statements, so that a known transaction is one message. */
export interface RunRequest {
  readonly kind: 'run';
  readonly id: number;
  readonly transaction: 'none' | 'begin' | 'continue';
  readonly statements: readonly WireStatement[];
  readonly end: 'commit' | 'rollback' | undefined;
}

/** Copies the database as of now, between two transactions. */
export interface SnapshotRequest {
  readonly kind: 'snapshot';
  readonly id: number;
  /** Absolute path of a file that is not there. */
  readonly file: string;
}

export interface CloseRequest {
  readonly kind: 'close';
  readonly id: number;
}

export type SqliteRequest = PrepareRequest | OpenRequest | RunRequest | SnapshotRequest | CloseRequest;

export interface WireError {
  readonly code: DatabaseErrorCode;
  readonly message: string;
  readonly constraint: string | undefined;
  readonly column: string | undefined;
  readonly columns: readonly string[] | undefined;
}

/** A result on its way to the main thread; a text is the values as JSON. */
export interface WireResult {
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[] | string;
  readonly changes: number;
}

export type SqliteReply =
  | { readonly id: number; readonly results: readonly WireResult[] }
  | { readonly id: number; readonly error: WireError };
