/**
 * The machine of an agent's run is killed around what it writes, and around what it pushes: what was answered there is not lost,
 * and nothing is done twice. `VIREO_KILLS=40` kills more often, half of it at either.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { startCodeHost, type TestCodeHost } from '../../src/backend/testing/agents/code-host.ts';
import type { Connection } from '../../src/connection/index.ts';
import { waitFor } from '../support/wait-for.ts';
import { isAlive, setUpOneBackend } from './set-up-one-backend.ts';
import { setUpServer } from './set-up-server.ts';

const kills = Math.ceil(Number(process.env['VIREO_KILLS'] ?? 4) / 2);
/** From the answer to the end of a run, on a quiet machine. */
const longestMs = 1_500;

const token = 'tested-token-of-the-host';

const program =
  "const http = require('node:http');\nhttp.createServer((_, reply) => reply.end('ok')).listen(8080);\n";

describe('a run whose machine is killed', function () {
  this.timeout(60_000 + kills * 60_000);
  const stage = setUpOneBackend();
  const server = setUpServer();
  let folder: string;
  let local: Connection;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-killed-agent-'));
    writeFileSync(path.join(folder, 'package.json'), '{"name":"api","scripts":{"start":"node server.js"}}');
    writeFileSync(path.join(folder, 'server.js'), program);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(method: string, route: string, body?: object) {
    const headers = {
      authorization: `Bearer ${local.token}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    const sent = body && { body: JSON.stringify(body) };
    const reply = await fetch(`${local.url}/api/v1${route}`, { method, headers, ...sent });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function kill(): Promise<void> {
    const { pid } = local;
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid), 'the backend to be gone');
    local = await stage.connect();
  }

  async function open(): Promise<string> {
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
    const asked = { clientId: client.body.id, name: 'API', hourlyRate, folder };
    return (await ask('POST', '/projects', asked)).body.id;
  }

  async function approve(id: string): Promise<void> {
    const { question } = (await ask('GET', `/requests/${id}`)).body;
    await ask('POST', `/requests/${id}/answer`, { question: question.id, approved: true });
  }

  async function countQuestions(id: string): Promise<number> {
    const { items } = (await ask('GET', `/requests/${id}/events?limit=1000`)).body;
    return items.filter(
      ({ event }: { event: { type: string; state?: string } }) =>
        event.type === 'state' && event.state === 'waiting',
    ).length;
  }

  /** When it is killed, over the time of a run. */
  async function passUntil(round: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, (longestMs / kills) * round));
  }

  it('goes on with the answer, writes once, and is undone as a whole', async () => {
    const projectId = await open();
    const file = path.join(folder, 'Dockerfile');
    let written: string | undefined;
    for (let round = 0; round < kills; round += 1) {
      const id = await askAgent(projectId, { targets: ['docker'] });
      await approve(id);
      await passUntil(round);
      await kill();
      await waitForState(id, 'done');
      const text = readFileSync(file, 'utf8');
      written ??= text;
      assert.equal(text, written);
      assert.equal(await countQuestions(id), 1, 'it is asked for once');
      const restored = await ask('POST', `/requests/${id}/restore`);
      assert.deepEqual([restored.status, existsSync(file)], [200, false], JSON.stringify(restored.body));
    }
  });

  describe('as it publishes', () => {
    let place: string;
    let host: TestCodeHost;

    beforeEach(async () => {
      place = mkdtempSync(path.join(os.tmpdir(), 'vireo-code-host-'));
      host = await startCodeHost(place, token);
      const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
      git('init', '--quiet', '--initial-branch=main');
      git('config', 'user.name', 'Mara Voss');
      git('config', 'user.email', 'mara@example.org');
      git('add', '.');
      git('commit', '--quiet', '--message', 'Begin');
      git('remote', 'add', 'origin', host.url);
      git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
      git('push', '--quiet', path.join(place, 'acme/api.git'), 'main');
      writeFileSync(path.join(stage.directory, 'outbound.json'), JSON.stringify({ hosts: [host.host] }));
    });
    afterEach(async () => {
      await host.close();
      rmSync(place, { recursive: true, force: true });
    });

    /** It lies in memory: a window hands it over again. */
    async function handOver(): Promise<void> {
      const { status } = await ask('PUT', `/code-hosts/${host.host}/token`, { kind: 'github', token });
      assert.equal(status, 204);
    }

    /** With the answer on its way, or as soon as the host has what was sent, which nobody hears of; then over the time of a run. */
    async function killAt(round: number): Promise<void> {
      const what = (['push', 'open'] as const)[round];
      if (what === undefined) await passUntil(round);
      else {
        const { pid } = local;
        const done = new Promise<void>((resolve) => {
          host.onDone = (each) => {
            if (each !== what) return;
            host.onDone = undefined;
            process.kill(pid, 'SIGKILL');
            resolve();
          };
        });
        await done;
      }
      await kill();
      await handOver();
    }

    it('pushes one branch and opens one pull request for each run, and ends', async () => {
      const projectId = await open();
      await handOver();
      for (let round = 0; round < kills; round += 1) {
        const id = await askAgent(projectId, { targets: ['docker'], publish: { title: 'Containers' } });
        await approve(id);
        await waitForState(id, 'waiting', 'publish');
        const killed = killAt(round);
        await approve(id);
        await killed;
        await finish(id);
        const branches = host.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
        assert.equal(branches.length, round + 2, branches.join());
        assert.deepEqual(host.counts, { pushes: round + 1, opened: round + 1 }, `kill ${round}`);
        assert.deepEqual(await listLeft(id), ['Pushed the branch', 'Opened pull request']);
      }
    });

    /** What the server has on record of what was done outside. */
    async function listLeft(id: string): Promise<readonly string[]> {
      const { items } = (await ask('GET', `/requests/${id}/events?limit=1000`)).body;
      return items.flatMap(
        ({ event: { text = '' } }: { readonly event: { readonly text?: string } }) =>
          /^(?:Pushed the branch|Opened pull request)/.exec(text) ?? [],
      );
    }

    /** Where the runner was faster than the window with its token, it asks again, and says so. */
    async function finish(id: string): Promise<void> {
      let state = '';
      while (state !== 'done') {
        await waitFor(async () => {
          const { body } = await ask('GET', `/requests/${id}`);
          if (body.state === 'failed') assert.fail(JSON.stringify(body));
          state = body.state;
          return state === 'done' || state === 'waiting';
        }, 'the request to be done');
        if (state === 'waiting') {
          const { question } = (await ask('GET', `/requests/${id}`)).body;
          assert.match(question.text, /There is no token for/);
          await approve(id);
        }
      }
    }
  });

  async function askAgent(projectId: string, input: object): Promise<string> {
    const body = { agent: 'devops', input, trusted: true, waitsForMachine: true };
    const { status, body: asked } = await ask('POST', `/projects/${projectId}/requests`, body);
    assert.equal(status, 202, JSON.stringify(asked));
    await waitForState(asked.id, 'waiting');
    return asked.id;
  }

  async function waitForState(id: string, state: string, step?: string): Promise<void> {
    await waitFor(async () => {
      const { body } = await ask('GET', `/requests/${id}`);
      if (body.state === 'failed') assert.fail(JSON.stringify(body));
      return body.state === state && (step === undefined || body.question?.step === step);
    }, `the request to be ${state}`);
  }
});
