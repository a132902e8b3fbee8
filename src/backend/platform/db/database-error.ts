/**
 * The one error of the store. All three drivers map what went wrong to the same codes, so that a
 * service branches on `code` and never on a driver's text.
 */
import { describeUnreadableDatabase } from '../../../contract/local/describe-unreadable-database.ts';
import type { UnreadableDatabase } from '../../../contract/unreadable-database.ts';

export const databaseErrorCodes = [
  // What the data's own rules refused.
  'unique',
  'foreign-key',
  'check',
  'not-null',
  'trigger',
  // What the caller did.
  'invalid-parameter',
  'unsafe-integer',
  'query',
  'nested-use',
  'lease-expired',
  'transaction-aborted',
  'closed',
  // What the machine or the server did.
  'conflict',
  'timeout',
  'disk-full',
  'io',
  'read-only',
  'not-own',
  'corrupt',
  'locked',
  'set-aside',
  'unavailable',
  // What the schema said at start.
  'schema-newer',
  'schema-mismatch',
] as const;

export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

export interface DatabaseErrorOptions {
  /** Name of the constraint, or the columns it covers, where the database tells. */
  readonly constraint?: string | undefined;
  /** Those that a violated UNIQUE covers, in its order, where the database tells. */
  readonly columns?: readonly string[] | undefined;
  /** The one column that a violated NOT NULL, CHECK or reference is of, where the database tells. */
  readonly column?: string | undefined;
  readonly cause?: unknown;
}

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;
  readonly constraint: string | undefined;
  readonly column: string | undefined;
  readonly columns: readonly string[] | undefined;

  constructor(code: DatabaseErrorCode, message: string, options: DatabaseErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.constraint = options.constraint;
    this.column = options.column;
    this.columns = options.columns;
  }
}

/** The database was moved because it could not be used, and none is made before the user has answered. */
export class SetAsideError extends DatabaseError {
  readonly setAside: UnreadableDatabase;

  constructor(setAside: UnreadableDatabase) {
    super('set-aside', String(describeUnreadableDatabase(setAside)));
    this.setAside = setAside;
  }
}

/** True for a DatabaseError; with `code`, for one of that code. */
export function isDatabaseError(error: unknown, code?: DatabaseErrorCode): error is DatabaseError {
  return error instanceof DatabaseError && (code === undefined || error.code === code);
}

/** A record with this id is there. */
export function isPrimaryKeyTaken(error: unknown): boolean {
  return isDatabaseError(error, 'unique') && error.columns?.length === 1 && error.columns[0] === 'id';
}
