import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type DatabaseErrorCode, isDatabaseError, SetAsideError } from './database-error.ts';
import { type Database, openSqlite, startEmpty } from './index.ts';
import { databaseFileName } from './sqlite.ts';

interface Schema {
  notes: { id: number; text: string };
}

const budgetMs = 500;
const counting = (rows: number) =>
  sql`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${sql.lit(rows)}) select sum(n) from c`;
/** Takes longer. It has an end, since a thread in it cannot be ended before. */
const slow = counting(10_000_000);

const failsWith = (code: DatabaseErrorCode) => (error: unknown) => isDatabaseError(error, code);

for (const driver of ['sqljs', 'node-sqlite'] as const) {
  describe(`SQLite file on ${driver}`, () => {
    let directory: string;
    let file: string;
    const opened: Database<Schema>[] = [];
    beforeEach(() => {
      directory = fs.mkdtempSync(join(tmpdir(), 'vireo-sqlite-'));
      file = join(directory, databaseFileName);
    });
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close();
      fs.rmSync(directory, { recursive: true, force: true });
    });

    async function open(options: { statementBudgetMs?: number } = {}): Promise<Database<Schema>> {
      const database = await openSqlite<Schema>({ directory, driver, ...options });
      opened.push(database);
      return database;
    }

    async function openWithNotes(count: number): Promise<Database<Schema>> {
      const database = await open();
      await database.query.schema
        .createTable('notes')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
      const rows = Array.from({ length: count }, (_, id) => ({ id, text: `note ${id} ${'x'.repeat(1000)}` }));
      await database.query.insertInto('notes').values(rows).execute();
      return database;
    }

    const count = async (database: Database<Schema>) =>
      (
        await database.query
          .selectFrom('notes')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;

    it('is made for the user alone, with its directory', async function () {
      if (process.platform === 'win32') this.skip();
      const deeper = join(directory, 'a', 'b');
      const database = await openSqlite<Schema>({ directory: deeper, driver });
      opened.push(database);

      assert.equal(fs.statSync(join(deeper, databaseFileName)).mode & 0o777, 0o600);
      assert.equal(fs.statSync(deeper).mode & 0o777, 0o700);
    });

    it('keeps its records over an orderly end, and leaves no log behind', async () => {
      await (await openWithNotes(10)).close();

      assert.deepEqual(fs.readdirSync(directory).sort(), [databaseFileName, `${databaseFileName}.lock`]);
      assert.equal(await count(await open()), 10);
    });

    it('is copied as of one moment, while it is written', async () => {
      const database = await openWithNotes(10);
      const copy = join(directory, 'copy.db');
      const add = async (id: number) =>
        await database.query.insertInto('notes').values({ id, text: 'late' }).execute();
      const half = database.transaction(async (trx) => {
        await trx.insertInto('notes').values({ id: 10, text: 'one of two' }).execute();
        await trx.insertInto('notes').values({ id: 11, text: 'two of two' }).execute();
      });

      await Promise.all([half, database.snapshot?.(copy), add(12)]);
      await assert.rejects(async () => await database.snapshot?.(copy), 'a file that is there is kept');

      using found = new DatabaseSync(copy);
      const ids = found
        .prepare('SELECT id FROM notes ORDER BY id')
        .all()
        .map(({ id }) => id);
      assert.ok([10, 12, 13].includes(ids.length), `both rows of the transaction or none: ${ids}`);
      assert.equal(ids.includes(10), ids.includes(11));
      assert.equal(found.prepare('PRAGMA application_id').get()?.['application_id'], 0x56697265);
      assert.equal(await count(database), 13);
      assert.equal(
        fs.statSync(copy).mode & 0o077,
        process.platform === 'win32' ? fs.statSync(copy).mode & 0o077 : 0,
      );
    });

    it('is opened by one only', async () => {
      await open();

      await assert.rejects(open(), failsWith('locked'));
    });

    it('is opened by the other driver as well', async () => {
      await (await openWithNotes(10)).close();
      const other = driver === 'sqljs' ? 'node-sqlite' : 'sqljs';
      const database = await openSqlite<Schema>({ directory, driver: other });
      opened.push(database);

      assert.equal(await count(database), 10);
    });

    it('is told to sync at every commit, in WAL, with foreign keys', async () => {
      const database = await open();
      const answers: unknown[] = [];
      for (const pragma of ['journal_mode', 'synchronous', 'locking_mode', 'foreign_keys', 'cache_size']) {
        const { rows } = await sql<Record<string, unknown>>`${sql.raw(`pragma ${pragma}`)}`.execute(
          database.query,
        );
        answers.push(Object.values(rows[0] ?? {})[0]);
      }

      assert.deepEqual(answers, ['wal', 2, 'exclusive', 1, -16_384]);
    });

    it('reports nothing when all is well', async () => {
      const database = await open();

      assert.deepEqual(database.opening, { driverReason: undefined });
    });

    describe('that cannot be used', () => {
      const foreign: Record<string, () => Promise<void> | void> = {
        'some text': () => fs.writeFileSync(file, 'minutes of the meeting\n'.repeat(500)),
        'nothing at all': () => fs.writeFileSync(file, ''),
        'another program’s database': () => {
          const other = new DatabaseSync(file);
          other.exec('create table theirs (x); insert into theirs values (1)');
          other.close();
        },
        'a log without its database': () => fs.writeFileSync(`${file}-wal`, 'log'),
        'a page of zeros': async () => {
          await (await openWithNotes(500)).close();
          overwrite(Buffer.alloc(4096), 4096 * 20);
        },
        'a damaged beginning': async () => {
          await (await openWithNotes(10)).close();
          overwrite(Buffer.from('SQLite format 4'), 0);
        },
        'a file cut short': async () => {
          await (await openWithNotes(500)).close();
          fs.truncateSync(file, 4096 * 30 + 100);
        },
      };

      function overwrite(bytes: Buffer, position: number): void {
        const fd = fs.openSync(file, 'r+');
        fs.writeSync(fd, bytes, 0, bytes.length, position);
        fs.closeSync(fd);
      }

      const contents = (name: string) =>
        Object.fromEntries(
          ['', '-wal']
            .filter((suffix) => fs.existsSync(name + suffix))
            .map((suffix) => [suffix, fs.readFileSync(name + suffix).toString('base64')]),
        );

      const findQuestion = async () => {
        const error: unknown = await open().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        assert.ok(error instanceof SetAsideError, String(error));
        return error.setAside;
      };

      for (const [what, make] of Object.entries(foreign)) {
        it(`(${what}) is set aside as it is, and none is made before the answer`, async () => {
          await make();
          const before = contents(file);

          const first = await findQuestion();
          const afterRestart = await findQuestion();

          assert.ok(first.reason);
          assert.deepEqual(afterRestart, first);
          assert.deepEqual(contents(first.path), before);
          assert.equal(fs.existsSync(file), false);
          startEmpty(directory);
          const database = await open();
          await database.query.schema.createTable('notes').addColumn('id', 'integer').execute();
          assert.equal(await count(database), 0);
        });
      }

      it('is set aside beside the one before it', async () => {
        for (const text of ['first', 'second']) {
          fs.writeFileSync(file, text);
          await findQuestion();
        }

        const kept = fs.readdirSync(directory).filter((name) => /set-aside-[^.]*$/.test(name));
        assert.deepEqual(kept.map((name) => fs.readFileSync(join(directory, name), 'utf8')).sort(), [
          'first',
          'second',
        ]);
      });

      it('is moved with all that belongs to it, though the process dies on the way', async () => {
        fs.writeFileSync(file, 'text');
        const { path } = await findQuestion();
        // As if it had died between two renames.
        fs.writeFileSync(`${file}-wal`, 'log');

        await findQuestion();

        assert.deepEqual([contents(file), Object.keys(contents(path))], [{}, ['', '-wal']]);
      });

      it('is asked about anew when the process died before it was moved', async () => {
        fs.writeFileSync(file, 'text');
        const { path } = await findQuestion();
        fs.renameSync(path, file);

        const again = await findQuestion();

        assert.equal(fs.readFileSync(again.path, 'utf8'), 'text');
      });

      it('is asked about no more when another database was put in its place', async () => {
        await (await openWithNotes(10)).close();
        const kept = fs.readFileSync(file);
        fs.writeFileSync(file, 'text');
        await findQuestion();
        fs.writeFileSync(file, kept);

        assert.equal(await count(await open()), 10);
        await opened.at(-1)?.close();
        fs.rmSync(file);
        assert.ok(await open());
      });

      it('stays where it is when it only cannot be read', async function () {
        if (process.platform === 'win32') this.skip();
        fs.mkdirSync(file);

        await assert.rejects(open(), failsWith('io'));
        assert.deepEqual(fs.readdirSync(directory).sort(), [databaseFileName, `${databaseFileName}.lock`]);
      });
    });

    it('cannot be made where a file stands in the way of its directory', async () => {
      fs.writeFileSync(join(directory, 'file'), '');

      await assert.rejects(
        openSqlite({ directory: join(directory, 'file', 'data'), driver }),
        failsWith('io'),
      );
    });

    it('fails with "disk-full" when it may not grow, keeps what was there, and goes on', async () => {
      const database = await openWithNotes(10);
      await sql`pragma max_page_count = 20`.execute(database.query);
      const large = { id: 99, text: 'x'.repeat(500_000) };

      await assert.rejects(
        database.query.insertInto('notes').values(large).execute(),
        failsWith('disk-full'),
      );
      const work = database.transaction(async (trx) => {
        await trx.insertInto('notes').values({ id: 50, text: 'small' }).execute();
        await trx.insertInto('notes').values(large).execute();
      });

      await assert.rejects(work, failsWith('disk-full'));
      assert.equal(await count(database), 10);
      await database.query.insertInto('notes').values({ id: 51, text: 'small' }).execute();
      assert.equal(await count(database), 11);
    });

    it('blames no statement for the time in which nobody looked for its answer', async () => {
      await (await openWithNotes(10)).close();
      const database = await open({ statementBudgetMs: budgetMs });
      const asked = counting(20_000).execute(database.query);
      // Until it is on its way.
      await new Promise((resolve) => setImmediate(resolve));
      // As a machine does that is put to sleep: the answer is there, and so is the end of the time.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4 * budgetMs);

      assert.equal((await asked).rows.length, 1);
    });

    it('survives a statement that outruns its budget', async () => {
      await (await openWithNotes(10)).close();
      const database = await open({ statementBudgetMs: budgetMs });
      const running = slow.execute(database.query);
      const behind = database.query.insertInto('notes').values({ id: 60, text: 'behind' }).execute();

      await Promise.all([
        assert.rejects(running, failsWith('timeout')),
        assert.rejects(behind, failsWith('unavailable')),
      ]);
      assert.equal(await count(database), 10);
    });

    it('loses a transaction whose thread is started anew, and says so', async () => {
      await (await openWithNotes(10)).close();
      const database = await open({ statementBudgetMs: budgetMs });
      const work = database.transaction(async (trx) => {
        await trx.insertInto('notes').values({ id: 70, text: 'half' }).execute();
        await assert.rejects(slow.execute(trx), failsWith('timeout'));
      });

      await assert.rejects(work, failsWith('transaction-aborted'));
      assert.equal(await count(database), 10);
    });
  });
}
