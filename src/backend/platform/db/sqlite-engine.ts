/** What the worker needs of a SQLite, whichever of the two it is. Synchronous: it lives in a thread of its own. */
import type { RawResult, Statement } from './sqlite-protocol.ts';

export interface SqliteEngine {
  run(statement: Statement): RawResult;
  /** Statements without parameters and without an answer: PRAGMA, BEGIN, COMMIT. */
  execute(sql: string): void;
  /** Writes what is committed to a file that is not there. Not inside a transaction. */
  copyTo(file: string): void;
  close(): void;
}

/** A statement after which prepared ones may have other columns. */
export function changesSchema(sql: string): boolean {
  return !/^\s*(select|insert|update|delete|replace|with|values)\b/i.test(sql);
}
