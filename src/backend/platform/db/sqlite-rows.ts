/** The worker's flat answer → Kysely's result. Counts are told as PostgreSQL tells them, on writes only. */
import type { QueryResult } from 'kysely';
import type { SqlValue } from './parameters.ts';
import type { RawResult, Statement } from './sqlite-protocol.ts';

type Row = Record<string, SqlValue>;

export function toQueryResult(
  statement: Statement | undefined,
  raw: RawResult | undefined,
): QueryResult<unknown> {
  if (!raw) return { rows: [] };
  const rows = toRows(raw);
  if (!statement || !isWrite(statement.sql)) return { rows };
  return { rows, numAffectedRows: BigInt(raw.columns.length > 0 ? rows.length : raw.changes) };
}

function isWrite(sql: string): boolean {
  return /^\s*(insert|update|delete|replace|with)\b/i.test(sql);
}

function toRows({ columns, values }: RawResult): Row[] {
  const rows: Row[] = [];
  for (let offset = 0; offset < values.length; offset += columns.length) {
    const row: Row = {};
    for (const [index, column] of columns.entries()) row[column] = values[offset + index] ?? null;
    rows.push(row);
  }
  return rows;
}
