/**
 * Writes through the store's own engine while the disk is recorded, then cuts the power at random moments and
 * opens what is left. What was acknowledged must be there, and each transaction whole or not at all.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDatabaseError } from '../../../src/backend/platform/db/database-error.ts';
import type { SqliteEngine } from '../../../src/backend/platform/db/sqlite-engine.ts';
import { judgeFile } from '../../../src/backend/platform/db/sqlite-file.ts';
import type { SynchronousMode } from '../../../src/backend/platform/db/sqlite-protocol.ts';
import { loadEngine, type OpenEngine, openStore } from '../../../src/backend/platform/db/sqlite-store.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { crashAfter } from './crash.ts';
import { type DiskOperation, recordDisk } from './disk-log.ts';

export interface PowerLossOptions {
  readonly synchronous: SynchronousMode;
  readonly crashes: number;
  readonly seed: number;
  /** False: the disk never hears that directories were to be synced. */
  readonly directorySyncs?: boolean;
}

export interface PowerLossResult {
  readonly crashes: number;
  /** Crashes after which something acknowledged was missing. */
  readonly lost: number;
  /** Crashes after which a transaction was there in part, or the file was damaged. */
  readonly broken: number;
  readonly operations: number;
}

const commits = 300;
const nothing: DiskOperation = { kind: 'write', inode: 0, position: 0, bytes: Buffer.alloc(0) };
const fileName = 'p.db';

export async function runPowerLoss(options: PowerLossOptions): Promise<PowerLossResult> {
  const { synchronous, crashes, seed, directorySyncs = true } = options;
  const root = fs.mkdtempSync(join(tmpdir(), 'vireo-power-'));
  try {
    const openEngine = await loadEngine('sqljs');
    const work = writeAll(openEngine, root, synchronous);
    const random = seededRandom(seed);
    const operations = work.operations.map((operation) =>
      operation.kind === 'sync-directory' && !directorySyncs ? nothing : operation,
    );
    const result = { crashes, lost: 0, broken: 0, operations: work.operations.length };
    for (let crash = 0; crash < crashes; crash++) {
      const count = Math.floor(random() * work.operations.length);
      const acknowledged = work.acknowledgedAt.findLastIndex((at) => at <= count) + 1;
      const found = openCrashed(
        openEngine,
        join(root, `crash-${crash}`),
        crashAfter(operations.slice(0, count), random),
      );
      if (found === undefined || !isWhole(found, work.sizes)) result.broken++;
      else if (found.rows < acknowledged) result.lost++;
    }
    return result;
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

interface Written {
  readonly operations: readonly DiskOperation[];
  /** Number of operations done when each commit was acknowledged. */
  readonly acknowledgedAt: readonly number[];
  /** Characters in the table after each commit. */
  readonly sizes: readonly number[];
}

/** From an empty directory on: making the file is part of what may be cut. */
function writeAll(openEngine: OpenEngine, root: string, synchronous: SynchronousMode): Written {
  const directory = join(root, 'disk');
  fs.mkdirSync(directory);
  const log = recordDisk(directory);
  try {
    const engine = openStore(openEngine, join(directory, fileName), synchronous);
    engine.execute('PRAGMA wal_autocheckpoint=20');
    const acknowledgedAt: number[] = [];
    const sizes: number[] = [];
    makeTables(engine);
    for (let id = 1; id <= commits; id++) {
      commit(engine, id);
      acknowledgedAt.push(log.operations.length);
      sizes.push(Number(value(engine, 'SELECT sum(length(text)) FROM entries')));
    }
    engine.close();
    return { operations: log.operations, acknowledgedAt, sizes };
  } finally {
    log.stop();
  }
}

function makeTables(engine: SqliteEngine): void {
  engine.execute('BEGIN');
  engine.execute('CREATE TABLE entries (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  engine.execute('CREATE INDEX entries_text ON entries (text)');
  engine.execute('CREATE TABLE total (n INTEGER NOT NULL)');
  engine.execute('INSERT INTO total VALUES (0)');
  engine.execute('COMMIT');
}

function commit(engine: SqliteEngine, id: number): void {
  engine.execute('BEGIN');
  engine.run({
    sql: 'INSERT INTO entries VALUES (?, ?)',
    parameters: [id, `${id}`.padEnd((id * 37) % 3000, 'x')],
  });
  engine.execute('UPDATE total SET n = n + 1');
  if (id % 7 === 0)
    engine.run({ sql: "UPDATE entries SET text = text || 'u' WHERE id % 11 = ?", parameters: [id % 11] });
  engine.execute('COMMIT');
}

interface Found {
  readonly rows: number;
  readonly highest: number;
  readonly total: number;
  readonly size: number;
}

/** Undefined when what is left is no database of ours any more. */
function openCrashed(
  openEngine: OpenEngine,
  directory: string,
  left: ReadonlyMap<string, Buffer>,
): Found | undefined {
  fs.mkdirSync(directory);
  for (const [name, content] of left) fs.writeFileSync(join(directory, name), content);
  const file = join(directory, fileName);
  if (judgeFile(file) === 'foreign') return undefined;
  try {
    const engine = openStore(openEngine, file, 'OFF');
    try {
      return look(engine);
    } finally {
      engine.close();
    }
  } catch (error) {
    if (isDatabaseError(error)) return undefined;
    throw error;
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

function look(engine: SqliteEngine): Found {
  const tables = Number(
    value(engine, "SELECT count(*) FROM sqlite_schema WHERE name IN ('entries', 'total', 'entries_text')"),
  );
  if (tables === 0) return { rows: 0, highest: 0, total: 0, size: 0 };
  return {
    rows: Number(value(engine, 'SELECT count(*) FROM entries')),
    highest: Number(value(engine, 'SELECT coalesce(max(id), 0) FROM entries')),
    total: Number(value(engine, 'SELECT n FROM total')),
    size: Number(value(engine, 'SELECT coalesce(sum(length(text)), 0) FROM entries')),
  };
}

function isWhole({ rows, highest, total, size }: Found, sizes: readonly number[]): boolean {
  return rows === highest && rows === total && size === (sizes[rows - 1] ?? 0);
}

function value(engine: SqliteEngine, sql: string): unknown {
  return engine.run({ sql, parameters: [] }).values[0];
}
