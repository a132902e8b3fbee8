/** The worker's flat answer → Kysely's result. Counts are told as PostgreSQL tells them, on writes only. */
import type { QueryResult } from 'kysely';
import type { SqlValue } from './parameters.ts';
import type { RawResult, Statement, WireResult } from './sqlite-protocol.ts';

type Row = Record<string, SqlValue>;

/** From here on, text is read and written in half the time that a structured clone takes. */
const worthPacking = 64;

/** In the worker: many values travel as one text. */
export function packResult({ columns, values, changes }: RawResult): WireResult {
  const isPacked = values.length >= worthPacking && values.every(survivesJson);
  return { columns, values: isPacked ? JSON.stringify(values) : values, changes };
}

export function toQueryResult(
  statement: Statement | undefined,
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
  return typeof value === 'number' ? Number.isFinite(value) : !(value instanceof Uint8Array);
}

function toRows({ columns, values: wire }: WireResult): Row[] {
  const values: readonly SqlValue[] = typeof wire === 'string' ? JSON.parse(wire) : wire;
  const rows: Row[] = [];
  for (let offset = 0; offset < values.length; ) {
    const row: Row = {};
    for (const column of columns) row[column] = values[offset++] ?? null;
    rows.push(row);
  }
  return rows;
}
