import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseErrorCode, isDatabaseError } from './database-error.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { loadEngine, openStore } from './sqlite-store.ts';

/** In this thread, so that the disk below can be made to fail. */
describe('sql.js over real files', () => {
  let directory: string;
  let file: string;
  let engine: SqliteEngine;
  beforeEach(async () => {
    directory = fs.mkdtempSync(join(tmpdir(), 'vireo-bridge-'));
    file = join(directory, 'bridge.db');
    engine = openStore(await loadEngine('sqljs'), file, 'FULL');
    engine.execute('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)');
    insert(1, 'kept');
  });
  afterEach(() => {
    engine.close();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  const insert = (id: number, text: string) =>
    engine.run({ sql: 'INSERT INTO notes VALUES (?, ?)', parameters: [id, text] });
  const ids = () => engine.run({ sql: 'SELECT id FROM notes ORDER BY id', parameters: [] }).values;

  /** Lets one call of node:fs fail as the system would. */
  function failing(name: 'writeSync' | 'fdatasyncSync' | 'readSync', code: string, work: () => void): void {
    const real = fs[name];
    const fail = () => {
      throw Object.assign(new Error(`${code}: made to fail`), { code, syscall: name });
    };
    Object.assign(fs, { [name]: fail });
    try {
      work();
    } finally {
      Object.assign(fs, { [name]: real });
    }
  }

  const failures: readonly (readonly ['writeSync' | 'fdatasyncSync', string, DatabaseErrorCode])[] = [
    ['writeSync', 'ENOSPC', 'disk-full'],
    ['writeSync', 'EDQUOT', 'disk-full'],
    ['writeSync', 'EIO', 'io'],
    ['fdatasyncSync', 'EIO', 'io'],
    ['fdatasyncSync', 'ENOSPC', 'disk-full'],
  ];
  for (const [call, systemCode, code] of failures) {
    it(`fails with "${code}" when ${call} fails with ${systemCode}, keeps what was there, and goes on`, () => {
      failing(call, systemCode, () => {
        assert.throws(
          () => insert(2, 'lost'),
          (error) => isDatabaseError(error, code) && error.message.includes(`${systemCode}: made to fail`),
        );
      });

      assert.deepEqual(ids(), [1]);
      insert(3, 'later');
      assert.deepEqual(ids(), [1, 3]);
    });
  }

  it('syncs the log at every commit', () => {
    let syncs = 0;
    const real = fs.fdatasyncSync;
    Object.assign(fs, {
      fdatasyncSync: (fd: number) => {
        syncs++;
        real(fd);
      },
    });
    try {
      for (let id = 10; id < 20; id++) insert(id, 'x');
    } finally {
      Object.assign(fs, { fdatasyncSync: real });
    }

    assert.ok(syncs >= 10, `${syncs} syncs in 10 commits`);
  });

  it('leaves no open files behind', function () {
    if (process.platform !== 'linux') this.skip();
    const open = () => fs.readdirSync('/proc/self/fd').length;
    engine.close();
    const before = open();

    engine = openAgain();
    insert(2, 'x');
    engine.close();

    assert.equal(open(), before);
    engine = openAgain();
  });

  it('rolls back what a crash left half written in a rollback journal', async () => {
    const openEngine = await loadEngine('sqljs');
    const copy = join(directory, 'copy.db');
    engine.execute('PRAGMA journal_mode=DELETE');
    engine.execute('PRAGMA cache_size=2');
    engine.execute('BEGIN');
    for (let id = 100; id < 200; id++) insert(id, 'half'.repeat(500));
    for (const suffix of ['', '-journal']) fs.copyFileSync(file + suffix, copy + suffix);
    engine.execute('ROLLBACK');

    const crashed = openEngine(copy);
    const [rows] = crashed.run({ sql: 'SELECT count(*) FROM notes', parameters: [] }).values;
    const [verdict] = crashed.run({ sql: 'PRAGMA integrity_check', parameters: [] }).values;
    const isJournalDone = !fs.existsSync(`${copy}-journal`);
    crashed.close();

    assert.ok(fs.statSync(file).size < 100 * 1024, 'the original was rolled back');
    assert.deepEqual({ rows, verdict, isJournalDone }, { rows: 1, verdict: 'ok', isJournalDone: true });
  });

  it('holds long texts, empty ones and bytes', () => {
    const long = 'ü'.repeat(400_000);
    engine.execute('CREATE TABLE things (a, b, c)');
    engine.run({ sql: 'INSERT INTO things VALUES (?, ?, ?)', parameters: [long, '', new Uint8Array(0)] });

    const { values } = engine.run({
      sql: 'SELECT a, b, c, typeof(b), typeof(c) FROM things',
      parameters: [],
    });

    assert.deepEqual(values, [long, '', new Uint8Array(0), 'text', 'blob']);
  });

  it('sees the columns of a table that has changed', () => {
    const before = engine.run({ sql: 'SELECT * FROM notes', parameters: [] }).columns;
    engine.execute('ALTER TABLE notes ADD COLUMN extra TEXT');

    const after = engine.run({ sql: 'SELECT * FROM notes', parameters: [] }).columns;

    assert.deepEqual({ before, after }, { before: ['id', 'text'], after: ['id', 'text', 'extra'] });
  });

  it('keeps more statements apart than it keeps prepared', () => {
    for (let n = 0; n < 600; n++) {
      assert.deepEqual(engine.run({ sql: `SELECT ${n} AS n`, parameters: [] }).values, [n]);
    }
    assert.deepEqual(engine.run({ sql: 'SELECT 0 AS n', parameters: [] }).values, [0]);
  });

  function openAgain(): SqliteEngine {
    return openStore(reopened, file, 'FULL');
  }
  let reopened: Awaited<ReturnType<typeof loadEngine>>;
  before(async () => {
    reopened = await loadEngine('sqljs');
  });
});
