/** What a database file is worth, and what is on record in it, whatever version of Vireo wrote it. */
import { DatabaseSync } from 'node:sqlite';
import type { BackupFacts } from '../../../contract/backup/backups.ts';

export interface Inspected {
  readonly state: BackupFacts['database'];
  /** Why it is damaged. */
  readonly reason: string | undefined;
  readonly counts: BackupFacts['counts'];
  /** SHA-256 of the stored files that it names. */
  readonly files: readonly string[];
}

const counted = {
  clients: 'clients',
  projects: 'projects',
  entries: 'time_entries',
  invoices: 'invoices',
} as const;

/** `file` is a copy that nobody else has open; its log, if there is one beside it, becomes part of it. */
export function inspectDatabase(file: string): Inspected {
  try {
    using database = new DatabaseSync(file);
    const [verdict] = valuesOf(database, 'PRAGMA integrity_check(1)');
    if (verdict !== 'ok') return damaged(String(verdict));
    const tables = new Set(valuesOf(database, "SELECT name FROM sqlite_master WHERE type = 'table'"));
    if (!tables.has('applied_migrations')) return damaged('It is no database of Vireo.');
    const count = (table: string) =>
      tables.has(table) ? Number(valuesOf(database, `SELECT count(*) FROM ${table}`)[0]) : 0;
    const files = tables.has('stored_files')
      ? valuesOf(database, 'SELECT DISTINCT sha256 FROM stored_files ORDER BY sha256').map(String)
      : [];
    const counts = {
      clients: count(counted.clients),
      projects: count(counted.projects),
      entries: count(counted.entries),
      invoices: count(counted.invoices),
      files: files.length,
    };
    return { state: 'sound', reason: undefined, counts, files };
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

function damaged(reason: string): Inspected {
  return { state: 'damaged', reason, counts: null, files: [] };
}

function valuesOf(database: DatabaseSync, sql: string): readonly unknown[] {
  return database
    .prepare(sql)
    .all()
    .map((row) => Object.values(row)[0]);
}
