/**
 * What may be bound, the same on all drivers: null, text without NUL, bytes, finite numbers, and bigints
 * that a number holds exactly. Booleans and dates are refused (columns hold 0/1 and epoch milliseconds):
 * each driver would store something else for them.
 */
import { DatabaseError } from './database-error.ts';

export type SqlValue = null | number | string | Uint8Array;

export function checkParameters(parameters: readonly unknown[]): readonly SqlValue[] {
  return parameters.map(checkParameter);
}

function checkParameter(value: unknown, index: number): SqlValue {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string') return checkText(value, index);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(index, `${value} is not a finite number`);
    return value;
  }
  if (typeof value === 'bigint') return checkBigint(value, index);
  throw refused(index, `${describe(value)} cannot be stored; bind null, a number, text or bytes`);
}

function checkText(value: string, index: number): string {
  if (value.includes('\0')) throw refused(index, 'text must not hold the NUL character');
  return value;
}

function checkBigint(value: bigint, index: number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new DatabaseError('unsafe-integer', `Parameter ${index + 1}: ${value} is beyond 2^53 - 1.`);
  }
  return number;
}

function describe(value: unknown): string {
  return value instanceof Date ? 'a Date' : `a value of type ${typeof value}`;
}

function refused(index: number, reason: string): DatabaseError {
  return new DatabaseError('invalid-parameter', `Parameter ${index + 1}: ${reason}.`);
}
