/**
 * Durable commits per second against Node's own SQLite, synchronous=FULL, in this process, on the same disk.
 * Both sides take turns in short rounds, and medians are compared: a disk has moods.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type Database, openSqlite } from '../src/backend/platform/db/index.ts';
import type { SqliteEngine } from '../src/backend/platform/db/sqlite-engine.ts';
import { loadEngine, openStore } from '../src/backend/platform/db/sqlite-store.ts';
import { atLeast, type BenchRow, percentile } from './benchmark.ts';

interface Schema {
  entries: { id: string; project: string; started_at: number; ended_at: number | null; note: string };
  totals: { project: string; seconds: number };
}

const roundMs = 100;
const rounds = 31;
const tables = [
  `create table entries (id varchar(36) primary key, project varchar(36) not null, started_at bigint not null,
    ended_at bigint, note text not null)`,
  'create index entries_newest on entries (project, started_at desc)',
  'create table totals (project varchar(36) primary key, seconds bigint not null)',
];
const insertEntry = 'insert into entries (id, project, started_at, ended_at, note) values (?, ?, ?, ?, ?)';
const insertTotal =
  'insert into totals (project, seconds) values (?, ?) on conflict (project) do update set seconds = ?';
const selectEntry = 'select note from entries where id = ?';

/** One commit; `n` is never the same twice. */
type Commit = (n: number) => Promise<void> | void;

export async function measureCommits(): Promise<readonly BenchRow[]> {
  const root = fs.mkdtempSync(join(tmpdir(), 'vireo-bench-store-'));
  const peer = openPeer(join(root, 'peer.db'));
  const engine = openStore(await loadEngine('sqljs'), join(root, 'bridge.db'), 'FULL');
  const database = await openSqlite<Schema>({ directory: root, driver: 'sqljs' });
  const native = await openSqlite<Schema>({ directory: join(root, 'native'), driver: 'node-sqlite' });
  try {
    await makeTables(peer, engine, [database, native]);
    const single = peerSingle(peer);
    const three = peerThree(peer);
    return [
      await compare('durable commits/s, bridge in process', 0.6, {
        ours: bridgeSingle(engine),
        peer: single,
      }),
      await compare('durable commits/s, one statement through the port', 0.5, {
        ours: portSingle(database),
        peer: single,
      }),
      await compare('durable commits/s, three-statement transaction', 0.3, {
        ours: portThree(database),
        peer: three,
      }),
      await compare('durable commits/s, one statement, node:sqlite driver', 0.5, {
        ours: portSingle(native),
        peer: single,
      }),
      await compare('durable commits/s, three statements, node:sqlite driver', 0.3, {
        ours: portThree(native),
        peer: three,
      }),
    ];
  } finally {
    await database.close();
    await native.close();
    engine.close();
    peer.close();
    fs.rmSync(root, { recursive: true, force: true });
  }
}

function openPeer(file: string): DatabaseSync {
  const peer = new DatabaseSync(file);
  peer.exec('pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-16384');
  return peer;
}

async function makeTables(
  peer: DatabaseSync,
  engine: SqliteEngine,
  databases: readonly Database<Schema>[],
): Promise<void> {
  for (const statement of tables) {
    peer.exec(statement);
    engine.execute(statement);
    for (const database of databases) await database.query.executeQuery(rawQuery(database, statement));
  }
}

function rawQuery(database: Database<Schema>, statement: string) {
  return sql.raw(statement).compile(database.query);
}

const project = '0198c0de-0000-7000-8000-000000000001';
const idOf = (n: number) => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
const note = 'Reviewed the pull request and paired on the failing migration.';

function valuesOf(n: number) {
  return { id: idOf(n), project, started_at: 1_700_000_000_000 + n * 1000, ended_at: null, note };
}

function boundOf(n: number): (string | number | null)[] {
  return Object.values(valuesOf(n));
}

function peerSingle(peer: DatabaseSync): Commit {
  const statement = peer.prepare(insertEntry);
  return (n) => void statement.run(...boundOf(n));
}

function peerThree(peer: DatabaseSync): Commit {
  const [entry, total, read] = [insertEntry, insertTotal, selectEntry].map((text) => peer.prepare(text));
  return (n) => {
    peer.exec('begin immediate');
    entry?.run(...boundOf(n));
    total?.run(project, n, n);
    read?.get(idOf(n));
    peer.exec('commit');
  };
}

function bridgeSingle(engine: SqliteEngine): Commit {
  return (n) => void engine.run({ sql: insertEntry, parameters: boundOf(n) });
}

function portSingle(database: Database<Schema>): Commit {
  return async (n) => void (await database.query.insertInto('entries').values(valuesOf(n)).execute());
}

function portThree(database: Database<Schema>): Commit {
  return (n) =>
    database.transaction(async (trx) => {
      await trx.insertInto('entries').values(valuesOf(n)).execute();
      await trx
        .insertInto('totals')
        .values({ project, seconds: n })
        .onConflict((conflict) => conflict.column('project').doUpdateSet({ seconds: n }))
        .execute();
      await trx.selectFrom('entries').select('note').where('id', '=', idOf(n)).executeTakeFirstOrThrow();
    });
}

let nextNumber = 1;

async function compare(name: string, share: number, { ours, peer }: Sides): Promise<BenchRow> {
  const rates: Record<'ours' | 'peer', number[]> = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await perSecond(ours));
    rates.peer.push(await perSecond(peer));
  }
  const median = (samples: readonly number[]) => Math.round(percentile(samples, 0.5));
  const figures = { name, unit: 'commits/s', peerName: 'node:sqlite in process' };
  return atLeast({ ...figures, ours: median(rates.ours), peer: median(rates.peer) }, share);
}

interface Sides {
  readonly ours: Commit;
  readonly peer: Commit;
}

async function perSecond(commit: Commit): Promise<number> {
  const start = performance.now();
  let commits = 0;
  while (performance.now() - start < roundMs) {
    await commit(nextNumber++);
    commits++;
  }
  return (commits / (performance.now() - start)) * 1000;
}
