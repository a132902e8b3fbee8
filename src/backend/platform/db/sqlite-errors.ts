/** SQLite's result codes and constraint messages, and the system's file errors → our codes. */
import { DatabaseError, type DatabaseErrorCode } from './database-error.ts';

/** SQLite's primary result codes (the low byte of the extended ones). */
const byResultCode: Readonly<Record<number, DatabaseErrorCode>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'io',
  11: 'corrupt',
  13: 'disk-full',
  14: 'io',
  26: 'corrupt',
};
const constraintResult = 19;

/** The messages are SQLite's own, stable since 3.8; the bridge offers no extended result codes to tell by. */
const byConstraintMessage: readonly (readonly [prefix: string, code: DatabaseErrorCode])[] = [
  ['UNIQUE constraint failed', 'unique'],
  ['FOREIGN KEY constraint failed', 'foreign-key'],
  ['CHECK constraint failed', 'check'],
  ['NOT NULL constraint failed', 'not-null'],
];

const bySystemCode: Readonly<Record<string, DatabaseErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
};

export function sqliteError(resultCode: number, message: string, cause?: unknown): DatabaseError {
  const primary = resultCode & 0xff;
  if (primary === constraintResult) return constraintError(message, cause);
  return new DatabaseError(byResultCode[primary] ?? 'query', message, { cause });
}

/** Whatever node:sqlite or node:fs threw. What is neither is a mistake of ours and goes on as it is. */
export function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseError || !('code' in error)) return error;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return sqliteError(error.errcode, error.message, error);
  }
  if (error.code === 'ERR_OUT_OF_RANGE') {
    return new DatabaseError('unsafe-integer', error.message, { cause: error });
  }
  if (!('syscall' in error)) return new DatabaseError('query', error.message, { cause: error });
  return new DatabaseError(bySystemCode[String(error.code)] ?? 'io', error.message, { cause: error });
}

function constraintError(message: string, cause: unknown): DatabaseError {
  const known = byConstraintMessage.find(([prefix]) => message.startsWith(prefix));
  if (!known) return new DatabaseError('trigger', message, { cause });
  const constraint = message.slice(known[0].length + 2) || undefined;
  const column = columnOf(known[1], constraint);
  const columns = known[1] === 'unique' ? uniqueColumnsOf(constraint) : undefined;
  return new DatabaseError(known[1], message, { constraint, column, columns, cause });
}

/** `clients.id`, or `events.organization_id, events.seq`; an index on an expression is told by its name alone. */
function uniqueColumnsOf(constraint = ''): readonly string[] | undefined {
  const columns = constraint.split(', ').map((each) => /^\w+\.(\w+)$/.exec(each)?.[1]);
  return columns.every((column) => column !== undefined) ? columns : undefined;
}

/** NOT NULL names `table.column`; a CHECK without a name is told by its text, `minutes > 0`. */
function columnOf(code: DatabaseErrorCode, constraint = ''): string | undefined {
  if (code === 'not-null') return constraint.split('.').at(-1);
  return code === 'check' ? /^"?([a-z]\w*)"?\s*(?:[<>=!]|between\b|in\b)/i.exec(constraint)?.[1] : undefined;
}
