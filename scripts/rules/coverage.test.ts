import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { coveragePath, proveTables } from '../rules.ts';
import { proveCoverage } from './coverage.ts';
import { countSinks } from './name-ownership.ts';
import { compileRuleSet, readSources } from './rule-sources.ts';

const sources = readSources(projectRoot);

describe('the coverage tables', () => {
  it('are the committed ones, name what exists and have the sinks that they promise', async function () {
    this.timeout(180_000);
    const { text, problems } = await proveTables(projectRoot, sources);

    assert.deepEqual(problems, []);
    assert.equal(readFileSync(path.join(projectRoot, coveragePath), 'utf8'), text);
  });

  it('count a cell as covered by its own library only', async () => {
    const library = (id: string, modules: readonly string[]) => ({ id, kind: 'driver', modules });
    const family = {
      family: 'script',
      title: 'Script',
      minimumSinks: 0,
      weaknesses: [{ id: 'sql', title: 'SQL', cwe: 89, rules: ['sql-injection'] }],
      kinds: [{ id: 'driver', weaknesses: ['sql'], otherwise: 'It does nothing else.' }],
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
