import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { ToldEvent } from '../../../../contract/work/agent-run.ts';
import { createHasRead } from '../../../../contract/work/read-extent.ts';
import type { SecurityInput } from '../../../../contract/work/security-agent.ts';
import type { WorkProgress } from '../../../../contract/work/work-messages.ts';
import { createReadings } from '../../../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { createAgentRun } from '../../../testing/agents/agent-run.ts';
import { type AgentDone, AgentError, type AgentFinding } from '../agent.ts';
import { createProjectTools } from '../project-tools.ts';
import { securityAgent } from './security-agent.ts';

const vulnerable = `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/users', async (req, res) => {
  const result = await pool.query('SELECT * FROM users WHERE name = \\'' + req.query.name + '\\'');
  res.json(result.rows);
});
`;

describe('the Security agent', () => {
  let folder: string;
  /** One for all: its worker takes longer to start than to scan. */
  let scanner: WorkspaceScan;
  let findings: AgentFinding[];
  let progress: WorkProgress[];
  let told: ToldEvent[];

  before(() => {
    scanner = createWorkspaceScan({ jobs: 1 });
  });
  after(() => scanner.dispose());

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-agent-'));
    await mkdir(path.join(folder, 'src'));
    await writeFile(path.join(folder, 'src', 'users.ts'), vulnerable);
    await writeFile(path.join(folder, 'src', 'fine.ts'), 'export const one = 1;\n');
    findings = [];
    progress = [];
    told = [];
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const tools = createProjectTools({
    now: new Date('2026-11-20T12:00:00Z'),
    restricted: false,
    ask: async () => assert.fail('nobody is asked'),
    readings: createReadings(),
  });

  async function run(
    change: { input?: SecurityInput; folder?: string; name?: string; signal?: AbortSignal } = {},
  ): Promise<AgentDone> {
    return await securityAgent.run(
      createAgentRun({
        input: change.input ?? { paths: [] },
        project: { id: 'p', name: change.name ?? 'Orders', folder: change.folder ?? folder, isTrusted: true },
        signal: change.signal ?? new AbortController().signal,
        tools: { ...tools, scanner },
        report: (step) => void progress.push(step),
        tell: (event) => void told.push(event),
        emit: (finding) => void findings.push(finding),
      }),
    );
  }

  it('tells its five steps, and which of them a part of the project leaves out', async () => {
    await run();
    const ends = told.filter((event) => event.type === 'step' && event.state !== 'running');
    assert.deepEqual(
      ends.map((event) => event.type === 'step' && [event.step, event.state]),
      ['scan', 'dependencies', 'stack', 'health', 'report'].map((step) => [step, 'done']),
    );

    told = [];
    await run({ input: { paths: ['src/users.ts'] } });
    assert.deepEqual(
      told.flatMap((event) => (event.type === 'step' && event.state === 'skipped' ? event.step : [])),
      ['dependencies', 'stack', 'health'],
    );
  });

  it('offers what has a fix with its rules and paths, counted as it says, and nothing where none has', async () => {
    await writeFile(
      path.join(folder, 'load.py'),
      'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n',
    );
    const { report, offers } = await run({ input: { paths: ['load.py'] } });
    const none = await run({ input: { paths: ['src'] } });

    const fixes = { count: 1, rules: ['unsafe-yaml-load'], paths: ['load.py'], updates: 'none' };
    assert.deepEqual(offers, { fixes });
    assert.match(report, /1 finding has a fix\./);
    assert.match(report, /vireo agent run development --project P --input -/);
    assert.equal(none.offers, undefined);
  });

  it('measures the health of the whole project, and not of a part', async () => {
    const whole = await run();
    const part = await run({ input: { paths: ['src/users.ts'] } });
    const security = whole.health?.facts.security;

    assert.ok(security?.kind === 'measured');
    assert.deepEqual(
      security.facts.findings.map(({ ruleId, file, line }) => [ruleId, file, line]),
      [['sql-injection', 'src/users.ts', 6]],
    );
    assert.equal(part.health, undefined);
  });

  it('finds a flaw in a file that nobody opened, with its place, reason and anchor', async () => {
    await run();

    const [finding] = findings;
    assert.ok(finding);
    assert.deepEqual(
      {
        path: finding.path,
        ruleId: finding.ruleId,
        severity: finding.severity,
        startLine: finding.range.startLine,
      },
      { path: 'src/users.ts', ruleId: 'sql-injection', severity: 'critical', startLine: 5 },
    );
    assert.match(finding.snippet, /pool\.query/);
    assert.match(finding.explanation ?? '', /database/);
  });

  it('reports by severity and rule, with why and how to fix it, and what was read', async () => {
    await writeFile(path.join(folder, 'src', 'data.bin.ts'), Buffer.from([0, 1, 2, 0]));
    const { report } = await run();

    assert.match(report, /^# Security report: Orders\n/);
    assert.match(report, /\| critical \| 1 \|/);
    assert.match(report, /### .*\(`sql-injection`\)/);
    assert.match(report, /\*\*Why it matters\.\*\*/);
    assert.match(report, /\*\*How to fix it\.\*\*/);
    assert.match(report, /- `src\/users\.ts:6` /);
    assert.match(report, /1 file left out: binary content/);
  });

  it('reads the switch of a framework, names a secret without its value, and rests on no test', async () => {
    const token = ['ghp', '16C7e42F292c6912E7710c838347Ae178B4a'].join('_');
    await mkdir(path.join(folder, 'tests'));
    await writeFile(path.join(folder, 'tests', 'users.test.ts'), vulnerable);
    await writeFile(path.join(folder, 'src', 'users.ts'), `const key = '${token}';\nexport { key };\n`);
    await writeFile(
      path.join(folder, 'src', 'main.ts'),
      "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\nconst app = await NestFactory.create(AppModule, { cors: true });\nawait app.listen(3000);\n",
    );
    const { report } = await run();

    assert.match(report, /`src\/main\.ts:3` .*every website/);
    assert.match(
      report,
      /## Secrets in the files\n[\s\S]*?- `src\/users\.ts:1` GitHub personal access token/,
    );
    assert.ok(!report.includes(token));
    assert.match(report, /## In tests\n\n1 finding in 1 test file: [\s\S]*?- `tests\/users\.test\.ts`\n/);
    assert.equal(report.match(/tests\/users\.test\.ts/g)?.length, 1);
    assert.doesNotMatch(report, /\(`sql-injection`\)/);
  });

  it('says what the project is made of by its manifests, with their places, and not by its tests', async () => {
    await writeFile(
      path.join(folder, 'package.json'),
      '{"name": "orders", "engines": {"node": ">=20"}, "dependencies": {"express": "5.0.0", "pg": "8.0.0"}}',
    );
    await mkdir(path.join(folder, 'tests'));
    await writeFile(path.join(folder, 'tests', 'app.test.py'), 'from flask import Flask\n');
    const { report } = await run();
    const [, made = ''] = report.split('## What it is made of');

    assert.match(made, /- Frameworks: Express `package\.json:1`\n/);
    assert.match(made, /- Databases and queues: PostgreSQL `package\.json:1`\n/);
    assert.match(made, /- Versions asked for: node\\?: (?:>|&gt;)\\?=20 `package\.json:1`/);
    assert.doesNotMatch(made, /Flask/);
  });

  it('says so when there is nothing', async () => {
    await writeFile(path.join(folder, 'src', 'users.ts'), 'export const two = 2;\n');
    const { report } = await run();

    assert.deepEqual(findings, []);
    assert.match(report, /Nothing found in 2 files\./);
  });

  it('tells how far it is', async () => {
    await run();

    assert.equal(progress[0]?.step, 'Looking for files');
    assert.ok(
      progress.some(
        ({ step, fraction }) => /\(\d of 2\)/.test(step) && fraction !== undefined && fraction > 0,
      ),
    );
    assert.equal(progress.at(-1)?.fraction, 1);
  });

  it('reads only the paths it is asked for, and tells what it has read', async () => {
    await writeFile(path.join(folder, 'other.ts'), vulnerable);
    const { read } = await run({ input: { paths: ['src'] } });
    const hasRead = createHasRead(read);

    assert.deepEqual([...new Set(findings.map((finding) => finding.path))], ['src/users.ts']);
    assert.deepEqual(
      ['src/users.ts', 'src/deleted.ts', 'other.ts'].map((file) => hasRead(file, 'sql-injection')),
      [true, true, false],
    );
  });

  it('does not claim to have read a file that parsed in part', async () => {
    await writeFile(path.join(folder, 'src', 'broken.ts'), `${vulnerable}\nfunction ( {{{\n`);
    const { read, report } = await run();

    assert.equal(createHasRead(read)('src/broken.ts', 'sql-injection'), false);
    assert.match(report, /`src\/broken\.ts` in part only/);
  });

  it('refuses paths that lead out of the project, links included', async () => {
    await symlink(os.tmpdir(), path.join(folder, 'out'));
    for (const wanted of ['../', '/etc', 'out', 'src/../../x']) {
      await assert.rejects(
        run({ input: { paths: [wanted] } }),
        (error) => AgentError.is(error) && error.code === 'path_outside',
        wanted,
      );
    }
  });

  it('says what to do when the folder is not there', async () => {
    await assert.rejects(
      run({ folder: path.join(folder, 'gone') }),
      (error) =>
        AgentError.is(error) && error.code === 'folder_missing' && /Set the project/.test(error.message),
    );
  });

  it('does not go on by half of the settings', async () => {
    await writeFile(path.join(folder, '.vireo.yml'), 'rules:\n');
    await assert.rejects(
      run(),
      (error) =>
        AgentError.is(error) &&
        error.code === 'settings_wrong' &&
        /^\.vireo\.yml:1: rules: must be a map of settings/.test(error.message),
    );
    assert.deepEqual(findings, []);
  });

  it('stops when it is told to', async () => {
    await assert.rejects(run({ signal: AbortSignal.abort(new Error('stop')) }), /stop/);
    assert.deepEqual(findings, []);
  });

  for (const step of [
    'dependencies',
    'what the project is made of',
    'tests, documents and history',
    'Writing the report',
  ]) {
    it(`stops at "${step}"`, async () => {
      const abort = new AbortController();
      const stopping = securityAgent.run(
        createAgentRun({
          input: { paths: [] },
          project: { id: 'p', name: 'Orders', folder, isTrusted: true },
          signal: abort.signal,
          tools: { ...tools, scanner },
          report: (told) => {
            if (told.step.includes(step)) abort.abort(new Error('stop'));
          },
          emit: (finding) => void findings.push(finding),
        }),
      );

      await assert.rejects(stopping, /stop/);
      assert.deepEqual(findings, []);
    });
  }

  it('keeps what it found where the rest cannot be looked at, and says so', async () => {
    const { report, health } = await securityAgent.run(
      createAgentRun({
        input: { paths: [] },
        project: { id: 'p', name: 'Orders', folder, isTrusted: true },
        signal: new AbortController().signal,
        tools: { ...tools, scanner },
        report: ({ step }) => {
          if (step.includes('dependencies')) renameSync(folder, `${folder}-gone`);
          if (step.includes('Writing')) renameSync(`${folder}-gone`, folder);
        },
        emit: (finding) => void findings.push(finding),
      }),
    );

    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['sql-injection'],
    );
    assert.equal(health, undefined);
    assert.equal(report.match(/ot assessed: measuring it failed: ENOENT/g)?.length, 3);
  });

  it('stops in the middle of a scan', async () => {
    const abort = new AbortController();
    const stopping = securityAgent.run(
      createAgentRun({
        input: { paths: [] },
        project: { id: 'p', name: 'Orders', folder, isTrusted: true },
        signal: abort.signal,
        tools: { ...tools, scanner },
        report: ({ fraction }) => {
          if (fraction !== undefined) {
            abort.abort(new Error('stop'));
          }
        },
        emit: (finding) => void findings.push(finding),
      }),
    );

    await assert.rejects(stopping, /stop/);
    assert.deepEqual(findings, []);
  });

  it('writes names into the report as they are', async () => {
    const { report } = await run({ name: '<img src=x> [a](b)' });

    assert.match(report, /^# Security report: &lt;img src\\=x&gt; \\\[a\\\]\(b\)\n/);
  });
});
