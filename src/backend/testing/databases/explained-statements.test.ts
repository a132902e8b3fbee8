import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { DummyDriver, Kysely, type RawBuilder, SqliteAdapter, SqliteQueryCompiler, sql } from 'kysely';
import { describe, it } from 'mocha';
import { migrations } from '../../migrations/index.ts';
import type { Schema } from '../../schema.ts';
import { openFresh } from '../databases.ts';
import { explainStatements, type ProvingKind } from './explained-statements.ts';

/** Compiles, and runs nothing. */
const db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: () => assert.fail('Nothing is introspected.'),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const file = 'src/clients.test.ts';

async function explainOn(kind: ProvingKind, ...statements: readonly RawBuilder<unknown>[]): Promise<void> {
  const explained = explainStatements(kind, { file, migrations });
  for (const statement of statements) explained.hear({ query: statement.compile(db) });
  await explained.explain();
}

const onlySqlite = sql`select name from clients where name glob ${'N*'} and json_extract(${'{}'}, '$.a') is null`;
const onlyPostgres = sql`select distinct on (name) name, now()::date as today from clients order by name`;

describe('statements explained on the other database', () => {
  it('are refused by PostgreSQL where only SQLite knows them', async () => {
    await explainOn('sqljs', onlySqlite);

    await assert.rejects(explainOn('postgres', onlySqlite), (error: Error) => {
      assert.match(error.message, /postgres refuses what src\/clients\.test\.ts runs:/);
      assert.match(error.message, /select name from clients where name glob \$1 and json_extract\(\$2/);
      return true;
    });
  });

  it('are refused by SQLite where only PostgreSQL knows them', async () => {
    await explainOn('postgres', onlyPostgres);

    await assert.rejects(explainOn('sqljs', onlyPostgres), /select distinct on \(name\) name/);
  });

  it('are refused where a value does not fit its column', async () => {
    const statement = db
      .selectFrom('clients')
      .select('id')
      .where('created_at', '=', 'today' as never);
    const explained = explainStatements('postgres', { file, migrations });
    explained.hear({ query: statement.compile() });

    await assert.rejects(explained.explain(), /invalid input syntax for type bigint: "today"/);
  });

  it('are compiled anew for the dialect: a lock on rows is none on SQLite', async () => {
    const { database, dispose } = await openFresh<Schema>('postgres', migrations);
    try {
      const query = database.query
        .selectFrom('clients')
        .selectAll()
        .where('id', '=', 'a')
        .forUpdate()
        .compile();
      const explained = explainStatements('sqljs', { file, migrations });
      explained.hear({ query });

      assert.match(query.sql, /for update/);
      await explained.explain();
    } finally {
      await dispose();
    }
  });

  it('fail the test of a suite that runs them', async function run() {
    this.timeout(60_000);
    const mocha = path.join(import.meta.dirname, '../../../../node_modules/mocha/bin/mocha.js');
    const suite = path.join(import.meta.dirname, 'refused-statement.ts');
    const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
      const { VIREO_TEST_DATABASES: _all, ...env } = process.env;
      execFile(process.execPath, [mocha, suite], { env }, (error, stdout) =>
        resolve({ code: error?.code ?? 0, output: stdout }),
      );
    });

    assert.equal(code, 1, output);
    assert.match(output, /"after each" hook for "reads clients"/);
    assert.match(
      output,
      /refuses what src\/backend\/testing\/databases\/refused-statement\.ts runs:\n.*select/,
    );
  });
});
