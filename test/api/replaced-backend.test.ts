import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { connectBackend, proofOf } from '../../src/connection/index.ts';
import { apiMajor, challengeHeader, discoveryFileName } from '../../src/contract/local/backend-names.ts';
import { productVersion } from '../../src/contract/version.ts';
import { backendEntry } from '../support/backend-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { isAlive, setUpOneBackend } from './set-up-one-backend.ts';

const discoveryToken = 'x'.repeat(43);
describe('one backend a user, in the place of another', () => {
  const stage = setUpOneBackend();
  const { connect } = stage;

  const readDiscovery = async () =>
    JSON.parse(await readFile(path.join(stage.directory, discoveryFileName), 'utf8'));

  const writeDiscovery = async (fields: object) => {
    const discovery = {
      pid: process.pid,
      port: 1,
      token: discoveryToken,
      version: productVersion,
      apiMajor,
      startedAt: new Date().toISOString(),
    };
    await writeFile(
      path.join(stage.directory, discoveryFileName),
      JSON.stringify({ ...discovery, ...fields }),
      {
        mode: 0o600,
      },
    );
  };

  /** Speaks like a backend of another version, and has the token of the discovery file, or another one. */
  const fakeBackend = async (health: object, token = discoveryToken) => {
    const asked: string[] = [];
    const server = http.createServer((request, reply) => {
      asked.push(`${request.method} ${request.url}`);
      reply.setHeader('content-type', 'application/json');
      reply.end(
        JSON.stringify({
          status: 'ok',
          product: 'vireo',
          version: productVersion,
          apiMajor,
          storage: 'sqljs',
          proof: proofOf(token, String(request.headers[challengeHeader])),
          ...health,
        }),
      );
      if (request.method === 'POST') server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await writeDiscovery({ port: (server.address() as AddressInfo).port });
    return {
      asked,
      close: () => new Promise((resolve) => (server.listening ? server.close(resolve) : resolve(undefined))),
    };
  };

  it('starts anew after a crash, on the file that the crashed one left', async () => {
    const first = await connect();
    process.kill(first.pid, 'SIGKILL');
    await waitFor(() => !isAlive(first.pid), 'the crash');

    const second = await connect();

    assert.notEqual(second.pid, first.pid);
    assert.equal((await readDiscovery()).pid, second.pid);
  });

  it('is not deceived by a stale file whose port another program has', async () => {
    const other = net.createServer((socket) => socket.end('SSH-2.0-other\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    await writeDiscovery({ port: (other.address() as AddressInfo).port });

    const connection = await connect();
    other.close();

    assert.equal((await readDiscovery()).pid, connection.pid);
  });

  it('is not deceived by a stale file whose port another practice’s backend has', async () => {
    const other = await fakeBackend({}, 'y'.repeat(43));

    const connection = await connect();
    await other.close();

    assert.deepEqual(
      { pid: (await readDiscovery()).pid, asked: other.asked },
      { pid: connection.pid, asked: ['GET /health'] },
    );
  });

  it('is not deceived by a file that others could have written', async () => {
    const other = await fakeBackend({});
    await chmod(path.join(stage.directory, discoveryFileName), 0o666);

    const connection = await connect();
    await other.close();

    assert.deepEqual(
      { pid: (await readDiscovery()).pid, asked: other.asked },
      { pid: connection.pid, asked: [] },
    );
  });

  it('starts over a torn or foreign discovery file', async () => {
    await writeFile(path.join(stage.directory, discoveryFileName), '{"pid": 12, "po');

    const connection = await connect();

    assert.equal((await readDiscovery()).pid, connection.pid);
  });

  it('replaces an older backend in order', async () => {
    const older = await fakeBackend({ version: '0.0.9' });

    const connection = await connect();
    await older.close();

    assert.deepEqual(older.asked, ['GET /health', 'POST /api/v1/shutdown']);
    assert.equal(connection.version, productVersion);
  });

  it('ends a real backend that is older than the caller, and the new one takes the data over', async () => {
    const first = await connect();

    await connect({ version: '99.0.0' });

    await waitFor(() => !isAlive(first.pid), 'the older backend to end');
    assert.notEqual((await readDiscovery()).pid, first.pid);
  });

  it('uses a newer backend whose API it understands', async () => {
    const newer = await fakeBackend({ version: '0.9.0' });

    const connection = await connectBackend({
      dataDirectory: stage.directory,
      backendEntry,
      nodePath: process.execPath,
      version: productVersion,
    });
    await newer.close();

    assert.deepEqual(
      { version: connection.version, asked: newer.asked },
      { version: '0.9.0', asked: ['GET /health'] },
    );
  });

  it('says so when a newer backend speaks an API that it does not understand', async () => {
    const newer = await fakeBackend({ version: '9.0.0', apiMajor: apiMajor + 1 });

    await assert.rejects(connect(), { name: 'ConnectionError', code: 'newer_backend', message: /9\.0\.0/ });
    await newer.close();
  });
});
