import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { apiMajor, challengeHeader, discoveryFileName } from '../../contract/local/backend-names.ts';
import { NeedsWholeProgram } from '../../contract/local/needs-whole-program.ts';
import { proofOf } from '../proof.ts';
import { connectBackend } from './connect-backend.ts';

const token = 't'.repeat(40);
const version = '1.2.3';

describe('a quick command looking for the backend', () => {
  let directory: string;
  let server: http.Server;
  /** What the backend answers beside the proof. */
  let health: object;
  let secret: string;

  beforeEach(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-light-'));
    health = { product: 'vireo', version, apiMajor };
    secret = token;
    server = http.createServer(({ headers }, reply) => {
      const proof = proofOf(secret, String(headers[challengeHeader]));
      reply.end(JSON.stringify({ ...health, proof }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const announce = (fields: object = {}) => {
    const { port } = server.address() as AddressInfo;
    const file = path.join(directory, discoveryFileName);
    writeFileSync(file, JSON.stringify({ pid: 7, port, token, version, apiMajor, ...fields }));
    chmodSync(file, 0o600);
    return port;
  };
  const connect = () => connectBackend({ dataDirectory: directory, version });

  it('finds the one that runs', async () => {
    const port = announce();

    assert.deepEqual(await connect(), { url: `http://127.0.0.1:${port}`, token, pid: 7, version });
  });

  it('leaves the start of one to the whole program', async () => {
    await assert.rejects(connect, NeedsWholeProgram);
  });

  for (const [what, fields] of Object.entries({
    'a port that is a text': { port: 'x' },
    'a short token': { token: 'short' },
    'no process': { pid: null },
  })) {
    it(`leaves a discovery file with ${what} to the whole program`, async () => {
      announce(fields);

      await assert.rejects(connect, NeedsWholeProgram);
    });
  }

  for (const [what, answer] of Object.entries({
    'another version': { version: '1.2.2' },
    'another API': { apiMajor: apiMajor + 1 },
    'a database that was moved': { setAside: { path: '/x', at: '', reason: '' } },
    'the name of another product': { product: 'other' },
  })) {
    it(`leaves a backend with ${what} to the whole program`, async () => {
      announce();
      health = { ...health, ...answer };

      await assert.rejects(connect, NeedsWholeProgram);
    });
  }

  it('sends no token to a program that cannot prove that it has it', async () => {
    announce();
    secret = 'u'.repeat(40);

    await assert.rejects(connect, NeedsWholeProgram);
  });
});
