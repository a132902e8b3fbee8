/** PostgreSQL's wire text → the values that SQLite would answer. */
import pg from 'pg';
import { DatabaseError } from './database-error.ts';

const int8Oid = 20;
const numericOid = 1700;

type Parser = (text: string) => unknown;

/** `sum` of bigints is numeric, `count` is int8: both come as numbers, or not at all. */
export function parserOf(oid: number, format?: 'text' | 'binary'): Parser {
  if (oid === int8Oid || oid === numericOid) return toNumber;
  return pg.types.getTypeParser(oid, format ?? 'text') as Parser;
}

function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) || text.includes('.')) return value;
  throw new DatabaseError('unsafe-integer', `${text} is beyond 2^53 - 1.`);
}
