/**
 * The machine of an agent's run is killed around what it writes: what was answered there is not lost, and nothing is done twice.
 * `VIREO_KILLS=40` kills more often.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import type { Connection } from '../../src/connection/index.ts';
import { waitFor } from '../support/wait-for.ts';
import { isAlive, setUpOneBackend } from './set-up-one-backend.ts';
import { setUpServer } from './set-up-server.ts';

const kills = Number(process.env['VIREO_KILLS'] ?? 4);
/** From the answer to the end of a run, on a quiet machine. */
const longestMs = 1_500;

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
    return { status: reply.status, body: await reply.json() };
  }

  async function kill(): Promise<void> {
    const { pid } = local;
    process.kill(pid, 'SIGKILL');
    await waitFor(() => !isAlive(pid), 'the backend to be gone');
    local = await stage.connect();
  }

  it('goes on with the answer, writes once, and is undone as a whole', async () => {
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
    const file = path.join(folder, 'Dockerfile');
    let written: string | undefined;
    for (let round = 0; round < kills; round += 1) {
      const id = await askAgent(made.body.id);
      const { question } = (await ask('GET', `/requests/${id}`)).body;
      await ask('POST', `/requests/${id}/answer`, { question: question.id, approved: true });
      // When it is killed, over the time of a run.
      await new Promise((resolve) => setTimeout(resolve, (longestMs / kills) * round));
      await kill();
      await waitForState(id, 'done');
      const text = readFileSync(file, 'utf8');
      written ??= text;
      assert.equal(text, written);
      const { items } = (await ask('GET', `/requests/${id}/events?limit=1000`)).body;
      const asked = items.filter(
        ({ event }: { event: { type: string; state?: string } }) =>
          event.type === 'state' && event.state === 'waiting',
      );
      assert.equal(asked.length, 1, 'it is asked for once');
      const restored = await ask('POST', `/requests/${id}/restore`);
      assert.deepEqual([restored.status, existsSync(file)], [200, false], JSON.stringify(restored.body));
    }
  });

  async function askAgent(projectId: string): Promise<string> {
    const input = { targets: ['docker'] };
    const body = { agent: 'devops', input, trusted: true, waitsForMachine: true };
    const { status, body: asked } = await ask('POST', `/projects/${projectId}/requests`, body);
    assert.equal(status, 202, JSON.stringify(asked));
    await waitForState(asked.id, 'waiting');
    return asked.id;
  }

  async function waitForState(id: string, state: string): Promise<void> {
    await waitFor(async () => {
      const { body } = await ask('GET', `/requests/${id}`);
      if (body.state === 'failed') assert.fail(JSON.stringify(body));
      return body.state === state;
    }, `the request to be ${state}`);
  }
});
