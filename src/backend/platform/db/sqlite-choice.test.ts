import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDatabaseError } from './database-error.ts';
import { chooseDriver } from './sqlite-choice.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { loadEngine, type OpenEngine, selfTest } from './sqlite-store.ts';

describe('choice of the SQLite driver', () => {
  const prepare = async (driver: string, prove: boolean) => `${driver}${prove ? ', proven' : ''}`;

  it('takes the bridge when it proves itself', async () => {
    assert.deepEqual(await chooseDriver('auto', prepare), {
      prepared: 'sqljs, proven',
      driver: 'sqljs',
      reason: undefined,
    });
  });

  it('takes Node’s own and says why when the bridge does not', async () => {
    const chosen = await chooseDriver('auto', async (driver, prove) => {
      if (prove) throw new RangeError('no disk here');
      return driver;
    });

    assert.deepEqual(chosen, {
      prepared: 'node-sqlite',
      driver: 'node-sqlite',
      reason: 'The self-test of sql.js failed: no disk here',
    });
  });

  it('takes the one asked for, or fails', async () => {
    assert.equal((await chooseDriver('node-sqlite', prepare)).prepared, 'node-sqlite');
    await assert.rejects(
      chooseDriver('sqljs', async () => {
        throw new RangeError('no');
      }),
      RangeError,
    );
  });
});

describe('self-test of a driver', () => {
  let directory: string;
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'vireo-self-test-'));
  });
  afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

  for (const driver of ['sqljs', 'node-sqlite'] as const) {
    it(`passes on ${driver} and leaves nothing behind`, async () => {
      selfTest(await loadEngine(driver), directory);

      assert.deepEqual(fs.readdirSync(directory), []);
    });
  }

  const lies: Readonly<Record<string, (engine: SqliteEngine) => SqliteEngine>> = {
    'loses writes': (engine) => ({
      run: (statement) =>
        statement.sql.startsWith('INSERT') ? { columns: [], values: [], changes: 1 } : engine.run(statement),
      execute: (sql) => engine.execute(sql),
      copyTo: (file) => engine.copyTo(file),
      close: () => engine.close(),
    }),
    'does not sync': (engine) => ({
      run: (statement) => engine.run(statement),
      execute: (sql) => engine.execute(sql.includes('synchronous') ? 'PRAGMA synchronous=OFF' : sql),
      copyTo: (file) => engine.copyTo(file),
      close: () => engine.close(),
    }),
    'keeps no log': (engine) => ({
      run: (statement) => engine.run(statement),
      execute: (sql) => engine.execute(sql.includes('journal_mode') ? 'PRAGMA journal_mode=MEMORY' : sql),
      copyTo: (file) => engine.copyTo(file),
      close: () => engine.close(),
    }),
  };
  for (const [what, lie] of Object.entries(lies)) {
    it(`fails for an engine that ${what}`, async () => {
      const honest = await loadEngine('node-sqlite');
      const lying: OpenEngine = (file) => lie(honest(file));

      assert.throws(
        () => selfTest(lying, directory),
        (error) => isDatabaseError(error, 'io'),
      );
      assert.deepEqual(fs.readdirSync(directory), []);
    });
  }

  it('finds the sql.js that is pinned', () => {
    const manifest = new URL('../../../../package.json', import.meta.url);
    const { dependencies } = JSON.parse(fs.readFileSync(manifest, 'utf8'));

    assert.equal(dependencies['sql.js'], '1.16.0');
  });
});
