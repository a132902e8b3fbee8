/**
 * What one person does alone, signed in to a server: each of twelve journeys over a real server, the local backend of the account
 * and its work process, in a real folder.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import type { Connection } from '../../src/connection/index.ts';
import { runCli } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';
import { setUpServer } from './set-up-server.ts';

const files: Readonly<Record<string, string>> = {
  'package.json':
    '{"name":"api","version":"1.0.0","scripts":{"start":"node server.js","test":"node --test"}}',
  'server.js':
    "const http = require('node:http');\nconst { exec } = require('node:child_process');\nhttp.createServer((request, reply) => { exec('ls ' + request.url); reply.end('ok'); }).listen(8080);\n",
  'README.md': '# API\n\nAnswers orders.\n',
};

const log = {
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Other', rules: [{ id: 'other/eval' }] } },
      results: [
        {
          ruleId: 'other/eval',
          level: 'error',
          message: { text: 'Runs a command from the request.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'server.js' },
                region: { startLine: 3, startColumn: 1 },
              },
            },
          ],
        },
      ],
    },
  ],
};

describe('signed in to a server, as alone', function () {
  this.timeout(300_000);
  const stage = setUpOneBackend();
  const server = setUpServer();
  let folder: string;
  let local: Connection;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-signed-in-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    mkdirSync(path.join(folder, 'docs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ask = async (method: string, route: string, body?: object) => {
    const json = body && { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${local.token}`, ...json };
    const sent = body && { body: JSON.stringify(body) };
    const reply = await fetch(`${local.url}/api/v1${route}`, { method, headers, ...sent });
    return { status: reply.status, body: await reply.json() };
  };
  /** In the folder of the project. */
  const vireo = async (...args: string[]) => {
    const cli = await runCli([...args, '--data', stage.directory], { cwd: folder });
    return { ...cli, said: `${args.join(' ')}: ${cli.code}\n${cli.stdout}\n${cli.stderr}` };
  };

  async function scanned(projectId: string): Promise<void> {
    // A scan and what it found, with its lines.
    await waitFor(
      async () => (await ask('POST', '/jobs', { kind: 'scan', input: { projectId } })).status === 202,
      'the machine to be connected',
    );
    await waitFor(async () => {
      const { body } = await ask('GET', '/scanner/scans');
      return body.items.length > 0 && body.items.every(({ state }: { state: string }) => state === 'done');
    }, 'the scan to be done');
    const listed = await vireo('findings', 'list', '--project', 'API', '--json');
    const found = JSON.parse(listed.stdout);
    const [finding] = found.items ?? found;
    assert.ok(finding?.snippet?.includes('exec('), listed.said);

    // Another tool's, whose lines this machine has.
    writeFileSync(path.join(folder, 'other.sarif'), JSON.stringify(log));
    const imported = await vireo('findings', 'import', 'other.sarif', '--project', '.');
    assert.equal(imported.code, 0, imported.said);
  }

  async function askedAgents(): Promise<void> {
    // An agent with a report.
    const secured = await vireo('agent', 'run', 'security', '--project', 'API');
    assert.equal(secured.code, 0, secured.said);
    assert.match(secured.stdout, /server\.js/, secured.said);

    // One that waits, and what is applied and undone at this machine.
    const asked = await vireo('agent', 'run', 'devops', '--project', 'API', '--trusted');
    assert.equal(asked.code, 1, asked.said);
    const waiting = (await ask('GET', '/requests?state=waiting')).body.items[0];
    const applied = await vireo('agent', 'apply', waiting.id);
    assert.equal(applied.code, 0, applied.said);
    await waitFor(async () => (await ask('GET', `/requests/${waiting.id}`)).body.state === 'done', 'the end');
    assert.ok(existsSync(path.join(folder, 'Dockerfile')));
    assert.equal((await ask('POST', `/requests/${waiting.id}/restore`)).status, 200);
    assert.ok(!existsSync(path.join(folder, 'Dockerfile')));

    // Documents of an agent.
    const planned = await vireo('agent', 'run', 'planning', '--project', 'API');
    assert.equal(planned.code, 0, planned.said);
    const documents = await vireo('document', 'list', '--json');
    assert.ok(documents.stdout.includes('charter') || documents.stdout.includes('Charter'), documents.said);

    // Once more.
    const done = (await ask('GET', '/requests?agent=security')).body.items[0];
    const replayed = await vireo('agent', 'replay', done.id);
    assert.equal(replayed.code, 0, replayed.said);
  }

  async function measured(projectId: string): Promise<void> {
    // Health on record, and measured here.
    const health = await ask('GET', `/projects/${projectId}/health`);
    assert.equal(typeof health.body.score, 'number', JSON.stringify(health.body));
    const measured = await vireo('health', '--json', '--no-git');
    assert.equal(measured.code, 0, measured.said);

    // What the project is made of.
    const stack = await ask('GET', `/scanner/stack?projectId=${projectId}`);
    assert.ok(JSON.stringify(stack.body).includes('JavaScript'), JSON.stringify(stack.body));
    const crews = await vireo('agent', 'crews', '--project', 'API');
    assert.equal(crews.code, 0, crews.said);

    // Time by the folder, which the server does not know.
    const timed = await vireo('time', 'start');
    assert.equal(timed.code, 0, timed.said);
    assert.ok(timed.stdout.includes('API'), timed.said);
  }

  async function keptMachine(): Promise<void> {
    // A machine that is kept for it, and trusted while it is.
    const end = new AbortController();
    let told = '';
    let noted = '';
    const keeping = runCommand(
      ['runner', '--folder', `API=${folder}`, '--trust', folder, '--data', stage.directory],
      {
        out: (text) => {
          told += text;
        },
        err: (text) => {
          noted += text;
        },
        cwd: folder,
        env: { ...process.env },
        colors: false,
        readInput: async () => '',
        signal: end.signal,
        setExitCode: (code) => assert.equal(code, 0),
      },
    );
    await waitFor(() => told.includes(`${folder} (trusted)`), 'the machine to be kept');
    end.abort();
    await keeping;
    assert.match(noted, /^Scans and agents .* may ask for at any time:\n(?: .*\n)+The path.*\n$/);
    const linked = await vireo('project', 'edit', 'API', '--folder', folder);
    assert.ok(linked.code === 0 && linked.stderr === noted, linked.said);
    const wrong = await vireo('runner', '--trust', '/nowhere');
    assert.match(wrong.stderr, /no project has this folder/, wrong.said);
  }

  async function keptToken(): Promise<void> {
    // The code host's token stays here.
    const body = { kind: 'github', token: 'a-token-of-this-machine' };
    const reply = await fetch(`${local.url}/api/v1/code-hosts/github.com/token`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${local.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(reply.status, 204);
    assert.equal((await ask('GET', '/code-hosts')).body.items[0].host, 'github.com');
  }

  it('has scans, findings, agents, undo, documents, tools and time', async () => {
    const { account, access } = await server.setUp();
    writeAccount(stage.directory, {
      server: server.url,
      organizationId: account.organizationId,
      organizationName: '',
      email: account.email,
      refreshToken: access.refreshToken,
    });
    local = await stage.connect();
    const client = await ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const made = await ask('POST', '/projects', {
      clientId: client.body.id,
      name: 'API',
      hourlyRate,
      folder,
    });
    const projectId = made.body.id;

    await scanned(projectId);
    await askedAgents();
    await measured(projectId);
    await keptMachine();
    await keptToken();
    assert.equal(readFileSync(path.join(folder, 'server.js'), 'utf8'), files['server.js']);
  });
});
