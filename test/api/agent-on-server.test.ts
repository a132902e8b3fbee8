/** An agent on a server's project: server, local backend of the account and its work process are real, and so are the files. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';
import { setUpServer } from './set-up-server.ts';

const manifest = {
  name: 'orders',
  version: '1.0.0',
  main: 'server.js',
  scripts: { start: 'node server.js' },
};
const program =
  "const http = require('node:http');\nhttp.createServer((_, reply) => reply.end('ok')).listen(8080);\n";

describe('an agent on a server’s project', () => {
  const stage = setUpOneBackend();
  const server = setUpServer();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-asked-agent-'));
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(path.join(folder, 'server.js'), program);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes into its user’s files what they accept at that machine, and takes it back there', async () => {
    const { account, access } = await server.setUp();
    writeAccount(stage.directory, {
      server: server.url,
      organizationId: account.organizationId,
      organizationName: '',
      email: account.email,
      refreshToken: access.refreshToken,
    });
    const local = await stage.connect();
    const askAt = (url: string, token: string) => async (method: string, route: string, body?: object) => {
      const json = body && { 'content-type': 'application/json' };
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-proto': 'https', ...json };
      const sent = body && { body: JSON.stringify(body) };
      const reply = await fetch(`${url}/api/v1${route}`, { method, headers, ...sent });
      return { status: reply.status, body: await reply.json() };
    };
    const ask = askAt(local.url, local.token);
    const direct = askAt(server.url, access.accessToken);
    const { body: client } = await ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const made = await ask('POST', '/projects', { clientId: client.id, name: 'Orders', hourlyRate });
    const projectId = made.body.id;
    await ask('PATCH', `/projects/${projectId}`, { folder });
    const input = { targets: ['docker'] };
    const asked = await ask('POST', `/projects/${projectId}/requests`, {
      agent: 'devops',
      input,
      trusted: true,
      waitsForMachine: true,
    });
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const { id } = asked.body;
    const waitForState = async (state: string) => {
      let seen = asked;
      await waitFor(async () => {
        seen = await ask('GET', `/requests/${id}`);
        if (seen.body.state === 'failed') assert.fail(JSON.stringify(seen.body));
        return seen.body.state === state;
      }, `the request to be ${state}`);
      return seen.body;
    };
    const { question } = await waitForState('waiting');
    assert.equal(question.payload.root, folder);
    const file = path.join(folder, 'Dockerfile');

    const answer = {
      question: question.id,
      approved: true,
      payload: { accepted: question.payload.accepted },
    };
    // Past this machine, as a browser would: their yes is of the machine that runs it.
    const elsewhere = await direct('POST', `/requests/${id}/answer`, answer);
    assert.equal(elsewhere.status, 409, JSON.stringify(elsewhere.body));
    assert.ok(!existsSync(file));

    await ask('POST', `/requests/${id}/answer`, answer);
    await waitForState('done');
    assert.ok(existsSync(file));
    // Nobody but its user undoes it.
    const foreign = await direct('POST', `/requests/${id}/restore`);
    assert.equal(foreign.status, 409, JSON.stringify(foreign.body));
    assert.ok(existsSync(file));
    const restored = await ask('POST', `/requests/${id}/restore`);
    assert.deepEqual([restored.status, restored.body.root], [200, folder], JSON.stringify(restored.body));
    assert.ok(!existsSync(file));

    const seen = [
      await direct('GET', `/requests/${id}`),
      await direct('GET', `/requests/${id}/events`),
      await direct('GET', `/requests/${id}/artifacts`),
      await direct('GET', '/events?since=0'),
    ];
    const text = JSON.stringify(seen);
    assert.ok(!text.includes(folder) && !text.includes(stage.directory), 'no path of the machine');
  });
});
