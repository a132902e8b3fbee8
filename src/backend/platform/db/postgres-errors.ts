/** SQLSTATE → our codes. */
import { isAbortedTransactionError } from 'kysely';
import { DatabaseError, type DatabaseErrorCode } from './database-error.ts';

const byState: Readonly<Record<string, DatabaseErrorCode>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23001': 'foreign-key',
  '23514': 'check',
  '23502': 'not-null',
  P0001: 'trigger',
  '25P02': 'transaction-aborted',
  '25006': 'read-only',
  '22003': 'unsafe-integer',
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'locked',
  '57014': 'timeout',
  '53100': 'disk-full',
  '58030': 'io',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

const byStateClass: Readonly<Record<string, DatabaseErrorCode>> = {
  '08': 'unavailable',
  '53': 'unavailable',
  '57': 'unavailable',
  '22': 'invalid-parameter',
  '28': 'unavailable',
  '3D': 'unavailable',
};

export function postgresError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (isAbortedTransactionError(error)) {
    const message = 'An earlier statement failed, so the transaction was rolled back.';
    return new DatabaseError('transaction-aborted', message, { cause: error });
  }
  if (!(error instanceof Error)) return new DatabaseError('query', String(error), { cause: error });
  const state = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const constraint =
    'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  const column = columnOf(error, constraint);
  const columns = state === '23505' ? uniqueColumnsOf(error) : undefined;
  return new DatabaseError(codeOf(state, error), error.message, {
    constraint,
    column,
    columns,
    cause: error,
  });
}

interface ToldByServer {
  readonly column?: string;
  readonly table?: string;
  readonly detail?: string;
}

/** `Key (organization_id, seq)=(…) already exists.`, in whatever language the server speaks. */
function uniqueColumnsOf(error: Error & ToldByServer): readonly string[] | undefined {
  return /\(([^()]+)\)=\(/.exec(error.detail ?? '')?.[1]?.split(', ');
}

/** NOT NULL tells its column, a reference has it in the detail, and a CHECK without a name is named after it. */
function columnOf(error: Error & ToldByServer, constraint = ''): string | undefined {
  if (error.column !== undefined) return error.column;
  const reference = /^Key \((\w+)\)=.* is not present in table/s.exec(error.detail ?? '')?.[1];
  if (reference !== undefined || error.table === undefined) return reference;
  const start = `${error.table}_`;
  const isNamedAfter = constraint.startsWith(start) && constraint.endsWith('_check');
  return isNamedAfter ? constraint.slice(start.length, -'_check'.length) || undefined : undefined;
}

/** Without an SQLSTATE it is the network, or the pool, that failed. */
function codeOf(state: string | undefined, error: Error): DatabaseErrorCode {
  if (state === undefined || state.length !== 5) {
    return state !== undefined || /connect|terminat/i.test(error.message) ? 'unavailable' : 'query';
  }
  return byState[state] ?? byStateClass[state.slice(0, 2)] ?? 'query';
}
