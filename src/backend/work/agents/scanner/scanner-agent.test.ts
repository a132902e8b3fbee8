import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { ToldEvent } from '../../../../contract/work/agent-run.ts';
import { createHasRead } from '../../../../contract/work/read-extent.ts';
import { createReadings } from '../../../../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { createAgentRun } from '../../../testing/agents/agent-run.ts';
import { type AgentDone, AgentError, type AgentFinding } from '../agent.ts';
import { analyzerAgent } from '../analyzer/analyzer-agent.ts';
import { createProjectTools } from '../project-tools.ts';
import { scannerAgent } from './scanner-agent.ts';

const api = `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/users', async (req, res) => {
  const result = await pool.query('SELECT * FROM users WHERE name = \\'' + req.query.name + '\\'');
  if (result = null) return;
  res.json(result.rows);
});
`;

const manifest = JSON.stringify({
  name: 'orders',
  scripts: { build: 'tsc', test: 'node --test', start: 'node dist/main.js' },
  dependencies: { express: '5.0.0', pg: '8.0.0' },
});

describe('agents over what a scan finds', () => {
  let folder: string;
  let scanner: WorkspaceScan;
  let findings: AgentFinding[];
  let told: ToldEvent[];

  before(() => {
    scanner = createWorkspaceScan({ jobs: 1 });
  });
  after(() => scanner.dispose());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-agent-'));
    await mkdir(path.join(folder, 'src'));
    await writeFile(path.join(folder, 'src', 'api.ts'), api);
    await writeFile(path.join(folder, 'package.json'), manifest);
    findings = [];
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

  const runOf = <Input>(input: Input, at = folder) =>
    createAgentRun({
      input,
      project: { id: 'p', name: 'Orders', folder: at, isTrusted: true },
      tools: { ...tools, scanner },
      tell: (event) => void told.push(event),
      emit: (finding) => void findings.push(finding),
    });

  const scan = async (kind: 'all' | 'security' | 'quality', paths: string[] = []): Promise<AgentDone> =>
    await scannerAgent.run(runOf({ kind, paths }));

  const categories = (): readonly string[] =>
    [...new Set(findings.map(({ category }) => category))].toSorted();

  describe('the scanner', () => {
    it('reports security and quality by severity, each with its place', async () => {
      const { report, health } = await scan('all');

      assert.match(report, /^# Scan: Orders\n/);
      assert.match(report, /\| Severity \| Security \| Quality \|/);
      assert.match(report, /\| critical \| 1 \| 0 \|/);
      assert.match(report, /- `src\/api\.ts:6` /);
      assert.deepEqual(categories(), ['quality', 'security']);
      // It looks at no packages and no health, and says nothing of them.
      assert.equal(health, undefined);
      assert.doesNotMatch(report, /## (?:Dependencies|Health|What it is made of)/);
      assert.deepEqual(
        told.flatMap((event) => (event.type === 'step' && event.state === 'done' ? event.step : [])),
        ['scan'],
      );
    });

    it('resolves only what it was asked to look for, where it looked', async () => {
      const { read, report } = await scan('quality', ['src']);
      const hasRead = createHasRead(read);
      const [quality] = findings;

      assert.deepEqual(categories(), ['quality']);
      assert.ok(quality !== undefined && hasRead('src/api.ts', quality.ruleId));
      assert.equal(hasRead('src/api.ts', 'sql-injection'), false);
      assert.equal(hasRead('lib/api.ts', quality.ruleId), false);
      assert.match(report, /Findings of quality alone were looked for\. Only a part/);
    });

    it('offers what the development agent can fix', async () => {
      await writeFile(
        path.join(folder, 'load.py'),
        'import yaml\n\n\ndef load(t):\n    return yaml.load(t)\n',
      );
      const { offers } = await scan('security', ['load.py']);
      assert.deepEqual(offers?.fixes?.rules, ['unsafe-yaml-load']);
    });

    it('says so when there is nothing, and refuses what is not there', async () => {
      await writeFile(path.join(folder, 'src', 'api.ts'), 'export const one = 1;\n');
      assert.match((await scan('all')).report, /Nothing found in \d files?\./);
      await assert.rejects(scan('all', ['nowhere']), AgentError);
      await assert.rejects(scan('all', ['../']), AgentError);
    });
  });

  describe('the analyzer', () => {
    const analyze = async (): Promise<AgentDone> => await analyzerAgent.run(runOf({}));

    it('says what it is made of, how it is built, and what raises its health', async () => {
      await mkdir(path.join(folder, 'web'));
      await writeFile(path.join(folder, 'web', 'package.json'), '{"name": "shop-web"}');
      await writeFile(path.join(folder, 'web', 'page.js'), 'export const page = 1;\n');
      const { report, health } = await analyze();

      assert.match(report, /^# Analysis: Orders\n/);
      assert.match(report, /lines of code, most in TypeScript \(\d+ %\)/);
      assert.match(report, /- Frameworks: Express `package\.json:1`/);
      assert.match(report, /\| Test \| `npm test` \| `\.` \| `package\.json:1` \|/);
      assert.match(report, /\| shop-web \| `web` \| \d+ \| JavaScript 1 \|/);
      assert.match(report, /What raises it most: /);
      assert.match(report, /\| critical \| 1 \|/);
      assert.equal(health?.facts.security.kind, 'measured');
    });

    it('keeps no findings and resolves none', async () => {
      const { read } = await analyze();
      assert.deepEqual(findings, []);
      assert.equal(createHasRead(read)('src/api.ts', 'sql-injection'), false);
    });

    it('says what is not known of an empty project, and writes names so that they mean nothing else', async () => {
      const empty = await mkdtemp(path.join(os.tmpdir(), 'vireo-agent-'));
      try {
        await mkdir(path.join(empty, '[x](http:evil)'));
        await writeFile(path.join(empty, '[x](http:evil)', 'package.json'), '{"name": "<b>|x"}');
        const { report } = await analyzerAgent.run(runOf({}, empty));
        assert.match(report, /No manifest, pipeline or image says how it is built/);
        assert.doesNotMatch(report, /<b>\|x/);
        assert.match(report, /not assessed: There is no code/);
      } finally {
        await rm(empty, { recursive: true });
      }
    });
  });
});
