/**
 * What travels between the threads, as flat values: parameters there, results back, and these as Kysely's. Counts are told as
 * PostgreSQL tells them, on writes only.
 */
import type { QueryResult } from 'kysely';
import type { SqlValue } from './parameters.ts';
import type { RawResult, Statement, WireResult, WireStatement } from './sqlite-protocol.ts';

type Row = Record<string, SqlValue>;

/** From here on, text is read and written in half the time that a structured clone takes. */
const worthPacking = 64;

/** Many values travel as one text. */
function pack(values: readonly SqlValue[]): readonly SqlValue[] | string {
  return values.length >= worthPacking && values.every(survivesJson) ? JSON.stringify(values) : values;
}

function unpack(wire: readonly SqlValue[] | string): readonly SqlValue[] {
  return typeof wire === 'string' ? JSON.parse(wire) : wire;
}

export function packStatement({ sql, parameters }: Statement): WireStatement {
  return { sql, parameters: pack(parameters) };
}

/** In the worker. */
export function unpackStatement({ sql, parameters }: WireStatement): Statement {
  return { sql, parameters: unpack(parameters) };
}

/** In the worker. */
export function packResult({ columns, values, changes }: RawResult): WireResult {
  return { columns, values: pack(values), changes };
}

export function toQueryResult(
  statement: Pick<Statement, 'sql'> | undefined,
  wire: WireResult | undefined,
): QueryResult<unknown> {
  if (!wire) return { rows: [] };
  const rows = toRows(wire);
  if (!statement || !isWrite(statement.sql)) return { rows };
  return { rows, numAffectedRows: BigInt(wire.columns.length > 0 ? rows.length : wire.changes) };
}

function isWrite(sql: string): boolean {
  return /^\s*(insert|update|delete|replace|with)\b/i.test(sql);
}

function survivesJson(value: SqlValue): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0)
    : !(value instanceof Uint8Array);
}

function toRows({ columns, values: wire }: WireResult): Row[] {
  const values = unpack(wire);
  const rows: Row[] = [];
  for (let offset = 0; offset < values.length; ) {
    const row: Row = {};
    for (const column of columns) row[column] = values[offset++] ?? null;
    rows.push(row);
  }
  return rows;
}
