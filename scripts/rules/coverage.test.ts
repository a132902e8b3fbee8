import assert from 'node:assert/strict';
import { projectRoot } from '../paths.ts';
import { proveCoverage } from './coverage.ts';
import { countSinks } from './name-ownership.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';

const sources = readSources(projectRoot);

/** That the committed tables are up to date is held by the gate on the scanner's rules, which proves them in every run. */
describe('the coverage tables', () => {
  it('count a cell as covered by its own library only', async () => {
    const library = (id: string, modules: readonly string[]) => ({ id, kind: 'driver', modules });
    const family = {
      family: 'script',
      title: 'Script',
      minimumSinks: 0,
      weaknesses: [{ id: 'sql', title: 'SQL', cwe: 89, rules: ['sql-injection'] }],
      kinds: [{ id: 'driver', weaknesses: ['sql'] }],
      libraries: [library('pg', ['pg']), library('mysql2', ['mysql2']), library('pgx', ['p'])],
    };
    const code = `import { Pool } from 'pg';
const main = new Pool();
export const find = (req, res) => main.query('select 1 where a = ' + req.query.a);\n// mysql2\n`;
    const specimen = { rule: 'sql-injection', language: 'javascript', path: 'a.js', code } as const;

    const [table] = await proveCoverage(compileRuleSet(sources), [family], [specimen]);

    assert.deepEqual(
      [...(table?.cells.values() ?? [])].map((cell) => cell.is),
      ['covered', 'open', 'open'],
    );
  });

  it('count an example for the libraries of its own language', async () => {
    const family = (name: string) => ({
      family: name,
      title: name,
      minimumSinks: 0,
      weaknesses: [{ id: 'credential', title: 'C', cwe: 798, rules: ['hard-coded-credential'] }],
      kinds: [{ id: 'driver', weaknesses: ['credential'] }],
      libraries: [{ id: 'oracledb', kind: 'driver', modules: ['oracledb'] }],
    });
    const code = 'import oracledb\nconnection = oracledb.connect(user="app", password="tiger")\n';
    const specimen = { rule: 'hard-coded-credential', language: 'python', path: 'a.py', code } as const;

    const tables = await proveCoverage(
      compileRuleSet(sources),
      [family('python'), family('script')],
      [specimen],
    );

    assert.deepEqual(
      tables.flatMap(({ cells }) => [...cells.values()].map((cell) => cell.is)),
      ['covered', 'open'],
    );
  });

  it('count a cell as not applicable by a reason that speaks of the weakness, and as open without one', async () => {
    const weakness = { title: 'W', cwe: 1, rules: ['sql-injection'] };
    const family = {
      family: 'script',
      title: 'Script',
      minimumSinks: 0,
      weaknesses: [
        { ...weakness, id: 'unmentioned' },
        { ...weakness, id: 'elsewhere', only: { kinds: ['driver'], reason: 'Only drivers have it.' } },
        { ...weakness, id: 'refused' },
        { ...weakness, id: 'here', only: { kinds: ['parser'], reason: 'Only parsers have it.' } },
        { ...weakness, id: 'listed', only: { kinds: [], reason: 'Who has it is listed.' } },
      ],
      kinds: [{ id: 'parser', weaknesses: [], none: { refused: 'A parser refuses it.' } }],
      libraries: [{ id: 'yaml', kind: 'parser', modules: ['yaml'], also: ['listed'] }],
    };

    const [table] = await proveCoverage(compileRuleSet(sources), [family], []);

    assert.deepEqual(
      [...(table?.cells.values() ?? [])],
      [
        { is: 'open' },
        { is: 'none', reason: 'Only drivers have it.' },
        { is: 'none', reason: 'A parser refuses it.' },
        { is: 'open' },
        { is: 'open' },
      ],
    );
  });

  it('count each name of a sink once for its class', () => {
    const sinks = [
      { class: 'sql', call: ['a.query', 'a.run'] },
      { class: 'sql', call: ['a.query'], path: ['text'] },
      { class: 'html', assign: ['*.innerHTML'], jsx: ['x'] },
    ];

    const count = countSinks(
      { version: '', rules: [], models: [{ name: 'a', family: 'script', sinks }] },
      'script',
    );

    assert.equal(count, 4);
  });
});
