import assert from 'node:assert/strict';
import {
  findOwnershipProblems,
  findScopesElsewhere,
  readReach,
  readUses,
} from '../../scripts/check/ownership.ts';
import { readRowReach } from '../../scripts/check/row-reach.ts';
import { readTableUse } from '../../scripts/check/table-use.ts';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const clients = { name: 'practice/clients', tables: ['clients'], reads: [] } as const;
const invoices = { name: 'money/invoices', tables: ['invoices'], reads: ['clients'] } as const;
const tables = new Set(['clients', 'invoices']);

const reading = "db.selectFrom('invoices').innerJoin('clients as billed', 'billed.id', 'client_id');";

/** What the gate says of one file of each slice. */
function judge(files: Readonly<Record<string, string>>, slices = [clients, invoices]): readonly string[] {
  using tree = createPlantedTree(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/backend/contexts/${name}`, text])),
  );
  const { uses, problems } = readUses(tree.root, tables);
  return [...problems, ...findOwnershipProblems(slices, uses)];
}

describe('the tables that a file names', () => {
  for (const [what, text, uses] of [
    ['a read with an alias', "db.selectFrom('clients as c')", ['read clients']],
    ['several at once', "db.selectFrom(['clients', 'invoices as i'])", ['read clients', 'read invoices']],
    ['a join', "q.leftJoin('invoices', 'a', 'b')", ['read invoices']],
    ['a subquery', "w.exists(w.selectFrom('clients'))", ['read clients']],
    ['one within with()', "db.with('x', (d) => d.deleteFrom('clients'))", ['write clients']],
    ['writes', "t.insertInto('clients'); t.updateTable('invoices')", ['write clients', 'write invoices']],
    ['a template', 'sql`select 1 from clients join "invoices" on 1`', ['read clients', 'read invoices']],
    [
      'a handle of reads',
      "reads.from('clients'); reads.whole('invoices', 'billing')",
      ['read clients', 'read invoices'],
    ],
    [
      'a joined table of it',
      "q.innerJoin('clients', reads.join('clients', 'id', 'x'))",
      ['read clients', 'read clients'],
    ],
    [
      'a handle of writes',
      "writes.update('clients'); writes.insert('invoices', row); writes.invariant('invoices').remove()",
      ['write clients', 'write invoices', 'write invoices'],
    ],
    ['rows of all organizations', "acrossOrganizations(db, 'clients', 'a backup')", ['read clients']],
    ['a deletion in a template', 'sql`delete from clients`', ['write clients']],
    [
      'a declared record, and what it names',
      "defineRecord({ table: 'clients', fields: { a: { schema, names: { table: 'invoices' } } } })",
      ['write clients', 'read invoices'],
    ],
  ] as const) {
    it(`are seen in ${what}`, () => {
      const found = readTableUse('a.ts', text).uses.map(({ act, table }) => `${act} ${table}`);

      assert.deepEqual(found, uses);
    });
  }

  for (const text of [
    'db.selectFrom(table)',
    'trx.deleteFrom(name)',
    'sql`select 1 from ${name}`',
    'defineRecord({ ...clients, fields })',
    'defineRecord({ table, fields })',
  ]) {
    it(`are reported as hidden in ${text}`, () => {
      assert.equal(readTableUse('a.ts', text).hidden.length, 1);
    });
  }

  it('are none in what merely looks like it', () => {
    assert.deepEqual(readTableUse('a.ts', "Array.from(rows); // db.selectFrom('clients')"), {
      uses: [],
      hidden: [],
    });
  });
});

describe('ownership of tables', () => {
  it('lets an owner write, and others read what they declare', () => {
    const problems = judge({
      'practice/clients/clients.repository.ts': "trx.deleteFrom('clients');",
      'money/invoices/invoices.repository.ts': reading,
    });

    assert.deepEqual(problems, []);
  });

  it('refuses a write of a table of another slice, declared as read or not', () => {
    const problems = judge({ 'money/invoices/a.ts': `${reading} trx.updateTable('clients');` });

    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /money\/invoices\/a\.ts:1 writes clients of practice\/clients/);
  });

  it('refuses a read that is not declared, and a declaration without a read', () => {
    const undeclared = judge({
      'practice/clients/a.ts': "db.selectFrom('invoices');",
      'money/invoices/a.ts': reading,
    });
    const idle = judge({ 'practice/clients/a.ts': "db.selectFrom('clients');" });

    assert.match(undeclared.join(), /reads invoices of money\/invoices/);
    assert.match(idle.join(), /money\/invoices says that it reads clients, and does not/);
  });

  it('lets a model read what is of its floor or below, and nothing above', () => {
    const files = { 'money/invoices/a.ts': reading };

    assert.deepEqual(judge({ ...files, 'money/model/a.ts': "db.selectFrom('clients');" }), []);
    assert.equal(judge({ ...files, 'practice/model/a.ts': "db.selectFrom('invoices');" }).length, 1);
  });

  it('refuses a table with two owners, one with none, and one that nobody can read off', () => {
    const twice = judge({}, [clients, { ...invoices, reads: [], tables: ['invoices', 'clients'] } as never]);
    const none = judge({ 'practice/clients/a.ts': "db.selectFrom('invoices');" }, [clients] as never);
    const hidden = judge({
      'practice/clients/a.ts': 'db.selectFrom(table);',
      'money/invoices/a.ts': reading,
    });

    assert.equal(twice.length, 2);
    assert.match(none.join(), /invoices, which no slice owns/);
    assert.match(hidden.join(), /cannot be read off/);
  });
});

describe('who may see rows', () => {
  it('is declared in a file of its own beside the slice', () => {
    const slice = (scope: string) =>
      `export const a = defineSlice({\n  name: 'a/a',\n  scope: ${scope},\n});\n`;
    using tree = createPlantedTree({
      'src/backend/contexts/a/a/a.slice.ts': slice("{ a: 'everyone' }"),
      'src/backend/contexts/a/b/b.slice.ts': slice('bScope'),
    });

    assert.deepEqual(findScopesElsewhere(tree.root), [
      'src/backend/contexts/a/a/a.slice.ts says itself who may see its rows: declare it in src/backend/contexts/a/a/a.scope.ts.',
    ]);
  });
});

describe('a statement', () => {
  const reach = {
    tables: new Set(['clients', 'invoices', 'invoice_lines']),
    parts: new Map([['invoice_lines', 'invoices']]),
  };
  const judged = (text: string) => readRowReach(text, reach).problems.map(({ text: said }) => said);

  for (const [what, text] of [
    ['reads without a handle', "db.selectFrom('clients as c');"],
    ['reads several', "db.selectFrom(['other', 'clients']);"],
    ['changes without a handle', "trx.updateTable('clients').set({ name });"],
    ['removes without a handle', "trx.deleteFrom('clients');"],
    ['inserts without a handle', "trx.insertInto('clients').values(row);"],
    ['reads in a subquery', "reads.from('invoices').where((w) => w.exists(w.selectFrom('clients')));"],
    ['reads in with()', "db.with('x', (d) => d.deleteFrom('clients'));"],
    ['joins without a condition', "reads.from('invoices').innerJoin('clients', 'clients.id', 'client_id');"],
    [
      'joins with the condition of another table',
      "reads.from('invoices').leftJoin('clients', reads.join('invoices', 'id', 'x.y'));",
    ],
    ['names a table in a template', 'const a = sql`exists (select 1 from clients)`;'],
    ['goes beyond the actor without a reason', "reads.whole('clients');"],
    ['goes beyond the actor for a reason that is made', "reads.whole('clients', why());"],
    ['goes beyond the actor for a reason that is not listed', "reads.whole('clients', 'numbers');"],
    ['joins an own table without a condition', "q.innerJoin('clients', 'clients.id', 'client_id');"],
    ['joins a name that it did not ask for', 'const [names, on] = named(x); q.innerJoin(names, on);'],
    ['takes its table from a constant', "const table = 'clients' as const; reads.from(table);"],
    ['takes its table from one of two', "db.selectFrom(isOld ? 'clients' : 'invoices');"],
    ['takes its table as another type', "db.selectFrom('clients' as 'clients');"],
    ['takes a table made by sql', "db.selectFrom(() => sql.table('clients'));"],
    ['adds a table to a change', "writes.update('invoices').from('clients').set({ name });"],
    ['is called by an element', "db['selectFrom']('clients');"],
    ['is taken of its handle', "const { whole } = reads; whole('clients', 'billing');"],
    ['is imported under another name', "import { sql as q } from 'kysely'; q`select * from clients`;"],
    ['is compiled from text', "CompiledQuery.raw('select * from clients');"],
    ['names a table after a comma', 'sql`select * from other, clients`;'],
    ['names a table of the main schema', 'sql`select * from main.clients`;'],
    ['names a table in brackets', 'sql`select * from (clients)`;'],
    ['names a table as a list', 'sql`select 1 where id in clients`;'],
    ['names a table in raw text', "sql`select * from x ${sql.raw('join clients')}`;"],
    ['puts a table into a template', 'sql`select * from ${table}`;'],
    [
      'has its condition in another template of the function',
      "const f = () => { sql`select 1 from clients where ${reads.condition('clients')}`; return sql`select 1 from clients`; };",
    ],
    ['looks at every organization without a reason', "acrossOrganizations(db, 'clients', '');"],
  ] as const) {
    it(`is refused that ${what}`, () => {
      assert.ok(judged(text).length > 0);
    });
  }

  for (const [what, text] of [
    [
      'begins with a handle',
      "reads.from('clients'); writes.update('clients'); writes.insert('clients', row);",
    ],
    ['joins by a handle', "q.innerJoin('clients', reads.join('clients', 'id', 'invoices.client_id'));"],
    [
      'joins under another name by a condition',
      "q.leftJoin('clients as c', (join) => join.on(reads.condition('clients', 'c')));",
    ],
    ['joins what is reached with its row', "q.innerJoin('invoice_lines', 'invoice_id', 'invoices.id');"],
    [
      'names a table in a template with its condition',
      "const a = sql`exists (select 1 from clients where ${reads.condition('clients')})`;",
    ],
    ['says why it goes beyond', "const why = 'billing'; reads.whole('invoices', why);"],
    [
      'has its condition in a constant that is put in',
      "const f = () => { const own = reads.condition('clients'); return sql`select 1 from clients where ${own}`; };",
    ],
    ['joins a name', "q.innerJoin(...reads.named('clients', ['id', 'invoices.client_id']));"],
    [
      'joins a name with more to its condition',
      "const [clients, on] = reads.named('clients', ['id', 'x.y']); q.leftJoin(clients, (join) => on(join));",
    ],
    [
      'joins what it owns',
      "q.innerJoin('clients', reads.joinInvariant('clients', ['id', 'invoices.client_id']));",
    ],
    ['names a column of a table', "sql`select clients.name, ${sql.raw('asc')}`;"],
    ['takes a table of a subquery', "reads.from('invoices').innerJoin((q) => named(q), on);"],
    ['is over no table of a slice', "db.selectFrom('sqlite_master'); Array.from('clients');"],
  ] as const) {
    it(`passes that ${what}`, () => {
      assert.deepEqual(judged(text), []);
    });
  }

  it('beyond the actor is listed with its reason', () => {
    const text =
      "const why = 'billing';\nreads.whole('invoices', why);\nacrossOrganizations(db, 'clients', 'restore');";

    assert.deepEqual(readRowReach(text, reach).wholes, [
      { table: 'invoices', reason: 'billing', line: 2, isAcross: false },
      { table: 'clients', reason: 'restore', line: 3, isAcross: true },
    ]);
  });

  it('of all rows of a table is refused outside of its owner’s folder', () => {
    using tree = createPlantedTree({
      'src/backend/contexts/practice/clients/a.ts': "reads.invariant('clients');\n",
      'src/backend/contexts/practice/model/b.ts': "\nreads.invariant('clients');\n",
      'src/backend/contexts/money/invoices/c.ts':
        "q.innerJoin('clients', reads.joinInvariant('clients', on));\n",
    });
    const owner = { ...clients, scope: { clients: 'everyone' } } as unknown as SliceDeclaration;

    assert.deepEqual(
      readReach(tree.root, [owner]).problems.map((problem) => problem.replace(/ holds .*/, '')),
      ['src/backend/contexts/money/invoices/c.ts:1', 'src/backend/contexts/practice/model/b.ts:2'],
    );
  });

  it('of all rows of an own table is listed', () => {
    const text = "reads.invariant('invoices');\nq.on(reads.invariantCondition('clients', 'c'));";

    assert.deepEqual(readRowReach(text, reach).invariants, [
      { table: 'invoices', line: 1 },
      { table: 'clients', line: 2 },
    ]);
  });
});
