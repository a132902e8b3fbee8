/** What slices declare of their tables, held against the tables that the migrations make. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { columnsOf } from './platform/slice.ts';
import { openTestApp } from './testing/open-test-app.ts';
import type { TestApp } from './testing/test-app.ts';

interface Column {
  readonly name: string;
  readonly target: string | null;
}

/** Not the id of a person alone: it names a source, `user:<id>` among them. */
const noPerson = new Set(['findings.seen_by']);
/** Of a person alone: it holds back no record of the practice. */
const holdsNothing = new Set(['goals.client_id', 'goals.project_id']);
const personNames = /[._](user_id|sender_id|author|actor|assignee)$|_by$/;

describe('the declarations of slices', () => {
  let test: TestApp;
  let columns: readonly Column[];

  before(async () => {
    test = await openTestApp();
    const { rows } = await sql<Column>`
      select tables.name || '.' || columns.name as name, keys."table" as target
      from sqlite_master as tables
      join pragma_table_info(tables.name) as columns
      left join pragma_foreign_key_list(tables.name) as keys on keys."from" = columns.name
      where tables.type = 'table' and tables.name not like 'sqlite_%'`.execute(test.database.query);
    columns = rows;
  });
  after(async () => await test.close());

  it('own every table, each once', async () => {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master
      where type = 'table' and name not like 'sqlite_%' and name <> 'applied_migrations'`.execute(
      test.database.query,
    );
    const owned = test.app.slices.flatMap(({ tables }) => tables);

    assert.deepEqual([...owned].sort(), rows.map(({ name }) => name).sort());
  });

  it('name every column that points at a person', () => {
    const expected = columns.filter(
      ({ name, target }) => (target === 'users' || personNames.test(name)) && !noPerson.has(name),
    );

    assert.deepEqual(
      [...new Set(columnsOf(test.app.slices, 'users'))].sort(),
      [...new Set(expected.map(({ name }) => name))].sort(),
    );
  });

  for (const [what, column] of [
    ['clients', 'client_id'],
    ['projects', 'project_id'],
    ['tasks', 'task_id'],
  ] as const) {
    it(`name every column that points at one of the ${what}`, () => {
      const expected = columns.filter(
        ({ name, target }) => target === what || (name.endsWith(`.${column}`) && !holdsNothing.has(name)),
      );

      assert.deepEqual(
        [...columnsOf(test.app.slices, what)].sort(),
        [...new Set(expected.map(({ name }) => name))].sort(),
      );
    });
  }

  it('name every column that holds the hash of a stored file', () => {
    const expected = columns.filter(
      ({ name }) => name.endsWith('sha256') && !name.startsWith('stored_files.'),
    );

    assert.deepEqual(
      [...columnsOf(test.app.slices, 'files')].sort(),
      [...new Set(expected.map(({ name }) => name))].sort(),
    );
  });
});
