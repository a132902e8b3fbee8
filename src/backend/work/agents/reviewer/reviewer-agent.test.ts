import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { createReadings } from '../../../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { createAgentRun } from '../../../testing/agents/agent-run.ts';
import type { AgentFinding, AgentRun } from '../agent.ts';
import { createProjectTools } from '../project-tools.ts';
import { reviewerAgent } from './reviewer-agent.ts';

const exec = promisify(execFile);

const query = (name: string) =>
  `app.get('/${name}', async (req, res) => {\n  res.json(await pool.query('SELECT * FROM ${name} WHERE id = ' + req.query.id));\n});\n`;
const api = `import express from 'express';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nconst app = express();\n${query('users')}`;
const money = 'export const total = (a, b) => a + b;\nexport const tax = (a) => a * 0.19;\n';
const invoice = "import { tax, total } from './money.js';\nexport const due = (a) => total(a, tax(a));\n";
const test = `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { total } from '../src/money.js';
test('adds', () => {
  assert.equal(total(1, 2), 3);
  assert.equal(total(0, 0), 0);
});
`;
const manifest = (version: string) =>
  `${JSON.stringify({ name: 'orders', dependencies: { express: version } }, null, 2)}\n`;

describe('the reviewer', function () {
  this.timeout(120_000);
  let folder: string;
  let scanner: WorkspaceScan;
  let findings: AgentFinding[];

  before(() => {
    scanner = createWorkspaceScan({ jobs: 1 });
  });
  after(() => scanner.dispose());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-review-'));
    findings = [];
    await git('init', '-q', '-b', 'main');
    await put('src/api.js', api);
    await put('src/money.js', money);
    await put('src/invoice.js', invoice);
    await put('test/money.test.js', test);
    await put('package.json', manifest('4.0.0'));
    await put('package-lock.json', '{"lockfileVersion": 3, "packages": {}}\n');
    await commit('Begin');
    await git('switch', '-qc', 'feature');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const git = async (...args: string[]) =>
    (await exec('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: folder }))
      .stdout;
  const put = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  const commit = async (message: string) => {
    await git('add', '.');
    await git('commit', '-qm', message);
  };
  const toolsOf = (restricted: boolean) => ({
    ...createProjectTools({
      now: new Date('2026-11-20T12:00:00Z'),
      restricted,
      ask: async () => assert.fail('nobody is asked'),
      readings: createReadings(),
    }),
    scanner,
  });
  type Given = Partial<Parameters<typeof reviewerAgent.run>[0]['input']>;
  const review = async (
    input: Given = {},
    more: { restricted?: boolean; isTrusted?: boolean; ask?: AgentRun<unknown>['ask'] } = {},
  ) => {
    const { restricted = false, isTrusted = true, ask } = more;
    const { report } = await reviewerAgent.run(
      createAgentRun({
        input: { base: '', head: '', reader: 'rules' as const, ...input },
        project: { id: 'p', name: 'Orders', folder, isTrusted },
        tools: toolsOf(restricted),
        emit: (finding) => void findings.push(finding),
        ...(ask === undefined ? {} : { ask }),
      }),
    );
    return report;
  };

  it('remarks on what the change brings, each at its line, and on nothing that was there', async () => {
    await put('src/api.js', api + query('orders'));
    await put('src/money.js', money.split('\n')[0] ?? '');
    await put('test/money.test.js', test.replace('  assert.equal(total(0, 0), 0);\n', ''));
    await put('package.json', manifest('5.0.0'));
    await put(
      'src/new.js',
      '<<<<<<< HEAD\nexport const a = 1;\n=======\nexport const a = 2;\n>>>>>>> main\n',
    );
    await commit('Change');
    const report = await review();

    assert.match(report, /`HEAD` compared with `main`: 1 commit from [0-9a-f]{9} to [0-9a-f]{9}, 5 files\./);
    assert.deepEqual(
      findings.map((finding) => [finding.path, finding.range.startLine]),
      [['src/api.js', 8]],
      'the query of users was there before',
    );
    assert.match(report, /Line 9: `res\.json\(await pool\.query\('SELECT \* FROM orders/);
    assert.doesNotMatch(report, /FROM users/);
    assert.match(report, /“adds” asserts less than before/);
    assert.match(
      report,
      /## `src\/invoice\.js`[\s\S]*Line 1: [\s\S]*“tax” is not exported by src\/money\.js any more/,
    );
    assert.match(report, /## `package\.json`[\s\S]*package-lock\.json does not/);
    assert.match(report, /## `src\/new\.js`[\s\S]*Line 1: [\s\S]*a merge that was not finished/);
    assert.match(report, /No model was asked/);
  });

  it('has no remark on a sound change, and says what it did not look at', async () => {
    await put('src/money.js', `${money}export const net = (a) => a;\n`);
    await put('README.md', 'Orders\n');
    await commit('Add');
    await put('src/money.js', 'edited and not committed <<<<<<<\n');
    const report = await review();

    assert.match(report, /\nNo remark\.\n/);
    assert.match(report, /not committed/);
    assert.deepEqual(findings, []);
  });

  it('compares named branches since one left the other', async () => {
    await put('src/api.js', api + query('orders'));
    await commit('Feature');
    await git('switch', '-q', 'main');
    await put('src/other.js', query('customers'));
    await commit('Main goes on');

    const report = await review({ head: 'feature', base: 'main' });
    assert.match(report, /1 remark\./);
    assert.doesNotMatch(report, /other\.js/);
    assert.match(await review(), /Nothing is changed/);
  });

  it('counts a model’s remark where it quotes a line of the change alone', async () => {
    await put('src/money.js', `${money}export const net = (a) => a / 0;\n`);
    await commit('Add');
    const said = [
      { path: 'src/money.js', quote: 'export const net = (a) => a / 0;', text: 'It divides by zero.' },
      { path: 'src/money.js', quote: 'export const total = (a, b) => a + b;', text: 'Was there before.' },
      { path: 'src/api.js', quote: 'export const net = (a) => a / 0;', text: 'Elsewhere.' },
      { path: 'src/money.js', quote: '', text: 'Quotes nothing.' },
    ];
    const ask = (async () => ({
      text: JSON.stringify(said),
      model: 'Model M',
      end: 'stop',
    })) as unknown as AgentRun<unknown>['ask'];
    const report = await review({ reader: 'model' }, { ask });

    assert.match(report, /Line 3: `export const net = \(a\) => a \/ 0;` It divides by zero\. \(Model M\)/);
    assert.match(report, /1 remarks?, 3 dropped/);
    for (const lie of ['Was there before', 'Elsewhere', 'Quotes nothing'])
      assert.doesNotMatch(report, new RegExp(lie));
    const never = (async () =>
      assert.fail('an untrusted folder asks no model')) as unknown as AgentRun<unknown>['ask'];
    assert.match(await review({ reader: 'model' }, { ask: never, isTrusted: false }), /none answered/);
  });

  it('says what is missing', async () => {
    await assert.rejects(
      review({ head: 'no-such-branch' }),
      /git knows no branch or commit “no-such-branch” here/,
    );
    await assert.rejects(review({ head: '--output=/tmp/x' }), /git knows no branch/);
    await assert.rejects(review({}, { restricted: true }), /Trust the folder/);
    await rm(path.join(folder, '.git'), { recursive: true });
    await assert.rejects(review(), /not in a git repository/);
  });
});
