import assert from 'node:assert/strict';
import { findOwnershipProblems, readUses } from '../../scripts/check/ownership.ts';
import { readTableUse } from '../../scripts/check/table-use.ts';
import { findUnscoped } from '../../scripts/check/unscoped-statements.ts';
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
      "reads.from('clients'); reads.whole('invoices', 'numbers')",
      ['read clients', 'read invoices'],
    ],
    [
      'a joined table of it',
      "q.innerJoin('clients', reads.join('clients', 'id', 'x'))",
      ['read clients', 'read clients'],
    ],
    [
      'a handle of writes',
      "writes.update('clients'); writes.insert('invoices', row); writes.whole('invoices', 'claims').remove()",
      ['write clients', 'write invoices', 'write invoices'],
    ],
    ['rows of all organizations', "acrossOrganizations(db, 'clients', 'a backup')", ['read clients']],
    ['a deletion in a template', 'sql`delete from clients`', ['write clients']],
  ] as const) {
    it(`are seen in ${what}`, () => {
      const found = readTableUse('a.ts', text).uses.map(({ act, table }) => `${act} ${table}`);

      assert.deepEqual(found, uses);
    });
  }

  for (const text of ['db.selectFrom(table)', 'trx.deleteFrom(name)', 'sql`select 1 from ${name}`']) {
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

describe('a statement', () => {
  const judged = (text: string) => findUnscoped('a.ts', text, new Set(['organizations'])).length;

  for (const [what, text] of [
    ['names nothing', "function list(db) { return db.selectFrom('clients').where('id', '=', id); }"],
    [
      'is said in a comment',
      "/* organization_id */ function f(db) { /* organization_id */ db.deleteFrom('clients'); }",
    ],
    ['is a change', "const rename = async (trx) => await trx.updateTable('clients').set({ name });"],
    [
      'stands within a transaction',
      "function f(unit) { unit.write(async ({ trx }) => trx.updateTable('clients')); }",
    ],
  ] as const) {
    it(`is refused that does not say whose rows it is of: it ${what}`, () => {
      assert.equal(judged(text), 1);
    });
  }

  for (const [how, text] of [
    ['by column', "function f(db) { return db.selectFrom('clients').where('organization_id', '=', id); }"],
    [
      'by a scope',
      "function f(db, scope) { return db.selectFrom('clients').where(within(scope, 'clients')); }",
    ],
    [
      'through the outer one',
      "function f(select) { return select.where('id', 'in', (sub) => sub.selectFrom('clients')); }",
    ],
    ['as the organization itself', "function f(db) { return db.selectFrom('organizations as o'); }"],
  ] as const) {
    it(`says whose rows it is of ${how}`, () => {
      assert.equal(judged(text), 0);
    });
  }
});
