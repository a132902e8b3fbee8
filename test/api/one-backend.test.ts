/** One backend a user: found, started, replaced, refused, ended; by real processes over real sockets. */

import assert from 'node:assert/strict';
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { discoveryFileName } from '../../src/contract/local/backend-names.ts';
import { practiceFileName } from '../../src/contract/practice-file.ts';
import { exitOf, spawnBackend, startBackend } from '../support/backend-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';

describe('one backend a user', () => {
  const stage = setUpOneBackend();
  const { connect } = stage;

  it('starts one when there is none, and finds it the next time', async () => {
    const first = await connect();
    const second = await connect();

    assert.equal(second.pid, first.pid);
    assert.equal(second.token, first.token);
  });

  it('writes the token where only the user can read it', async () => {
    await connect();

    const { mode } = await stat(path.join(stage.directory, discoveryFileName));

    assert.equal(mode & 0o077, 0);
  });

  it('takes the token and no other, on loopback and under a loopback name', async () => {
    const { url, token } = await connect();
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        http
          .get(`${url}/api/v1/users/me`, { headers }, (reply) => resolve(reply.resume().statusCode))
          .on('error', reject);
      });

    const right = await ask({ authorization: `Bearer ${token}` });
    const wrong = await ask({ authorization: `Bearer ${'y'.repeat(token.length)}` });
    const none = await ask({});
    const rebound = await ask({
      authorization: `Bearer ${token}`,
      host: `attacker.example:${new URL(url).port}`,
    });

    assert.deepEqual({ right, wrong, none, rebound }, { right: 200, wrong: 401, none: 401, rebound: 403 });
    assert.equal(new URL(url).hostname, '127.0.0.1');
  });

  it('is one, however many windows start at once', async () => {
    const connections = await Promise.all(Array.from({ length: 8 }, () => connect()));

    assert.equal(new Set(connections.map(({ pid }) => pid)).size, 1);
  });

  it('tells why it did not start though it is gone before that is read', async () => {
    const backendEntry = path.join(stage.directory, 'ends-first.mjs');
    const said = JSON.stringify({ error: { code: 'data_directory', message: 'Something is in the way.' } });
    // What it says comes out of the same pipe, and certainly after its end.
    await writeFile(
      backendEntry,
      `import { spawn } from 'node:child_process';
      const late = ['-e', 'setTimeout(() => console.log(process.argv[1]), 300)', ${JSON.stringify(said)}];
      spawn(process.execPath, late, { detached: true, stdio: ['ignore', 'inherit', 'ignore'] }).unref();
      process.exit(2);`,
    );

    await assert.rejects(connect({ backendEntry }), {
      code: 'data_directory',
      message: 'Something is in the way.',
    });
  });

  it('explains a taken port and leaves no process and no lock behind', async () => {
    const blocker = net.createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { child, start } = await spawnBackend(stage.directory, [
      '--port',
      String((blocker.address() as AddressInfo).port),
    ]);
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)));
    blocker.close();

    assert.ok('error' in start);
    assert.deepEqual([start.error.code, code], ['port', 2]);
    await (await startBackend(stage.directory)).stop();
  });

  it('starts on a machine whose time zone has no name', async () => {
    const zoneOfTests = process.env['TZ'];
    process.env['TZ'] = ':/etc/localtime';
    const backend = await startBackend(stage.directory).finally(() => {
      if (zoneOfTests === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zoneOfTests;
    });

    const { body } = await backend.ask('GET', '/organizations');
    await backend.stop();

    assert.equal(body.items[0].zone, 'UTC');
  });

  it('explains a data folder that cannot be made', async () => {
    await mkdir(path.join(stage.directory, 'sub'));
    await writeFile(path.join(stage.directory, 'file'), '');
    await chmod(path.join(stage.directory, 'sub'), 0o500);

    await assert.rejects(connect({ dataDirectory: path.join(stage.directory, 'file', 'data') }), {
      code: 'data_directory',
      message: /choose another one/,
    });
  });

  const unusable: Readonly<Record<string, readonly [make: () => Promise<string>, message: RegExp]>> = {
    'a file in the place of the data folder': [
      async () => {
        await writeFile(path.join(stage.directory, 'file'), '');
        return path.join(stage.directory, 'file');
      },
      /is a file: choose a folder/,
    ],
    'a folder in the place of the database': [
      async () => {
        await mkdir(path.join(stage.directory, practiceFileName));
        return stage.directory;
      },
      /A folder is in the place of a file of Vireo/,
    ],
    'a read-only folder': [
      async () => {
        await chmod(stage.directory, 0o555);
        return stage.directory;
      },
      /cannot be written: check its permissions/,
    ],
    'a lock file of another user': [
      async () => {
        await chown(stage.directory, 65_534, 65_534);
        await writeFile(path.join(stage.directory, 'backend.lock'), '', { mode: 0o600 });
        return stage.directory;
      },
      /belongs to another user/,
    ],
    'a folder that others may write to': [
      async () => {
        await chmod(stage.directory, 0o777);
        return stage.directory;
      },
      /Others may write to the data folder .* \(mode 0777\)\. Run "chmod go-w/,
    ],
  };

  for (const [what, [make, message]] of Object.entries(unusable)) {
    it(`explains ${what} in a sentence, and ends`, async () => {
      // Permissions bind neither the administrator nor Windows: as one, it starts for a user who has none.
      const isAboutPermissions = /read-only|another user/.test(what);
      const others = process.getuid?.() === 0 && isAboutPermissions ? { uid: 65_534, gid: 65_534 } : {};
      if (what.startsWith('a lock') && others.uid === undefined) return;
      if (what.startsWith('a folder that others') && process.platform === 'win32') return;
      const folder = await make();

      const { child, start } = await spawnBackend(folder, [], others);
      const code = await exitOf(child);

      assert.ok('error' in start, JSON.stringify(start));
      assert.match(start.error.message, message);
      assert.deepEqual([start.error.code, code], ['data_directory', 2]);
      await chmod(stage.directory, 0o700);
    });
  }

  it('ends itself when nobody uses it, and frees the directory', async () => {
    const { child } = await spawnBackend(stage.directory, ['--detached', '--idle-seconds', '0.5']);

    await waitFor(() => child.exitCode === 0, 'the idle end');

    await (await startBackend(stage.directory)).stop();
  });

  it('stays while somebody listens', async () => {
    const { child, start, socket, idleSeconds } = await startListenedTo(stage.directory);
    const openedAt = performance.now();
    // Several times the idle wait, counted by answers of the backend itself.
    await waitFor(
      async () =>
        (await fetch(`${start.url}/health`)).ok && performance.now() - openedAt > 5_000 * idleSeconds,
      'some time to pass',
    );

    assert.equal(child.exitCode, null);
    socket.close();
    await waitFor(() => child.exitCode === 0, 'the idle end');
  });

  it('drains on SIGTERM: what was acknowledged is there at the next start', async () => {
    const backend = await startBackend(stage.directory);
    const { body } = await backend.ask('POST', '/clients', { name: 'Nordwind GmbH', currency: 'EUR' });
    const code = await backend.stop();
    const next = await startBackend(stage.directory);

    const reply = await next.ask('GET', `/clients/${body.id}`);
    await next.stop();

    assert.deepEqual(
      { code, status: reply.status, name: reply.body.name },
      { code: 0, status: 200, name: 'Nordwind GmbH' },
    );
  });
});

/** A backend with a listener; on a slow machine one may end idle before anybody listens: the next one waits longer. */
async function startListenedTo(directory: string) {
  for (let idleSeconds = 0.4; ; idleSeconds *= 2) {
    const { child, start } = await spawnBackend(directory, [
      '--detached',
      '--idle-seconds',
      String(idleSeconds),
    ]);
    assert.ok('url' in start);
    const socket = new WebSocket(`${start.url.replace('http', 'ws')}/api/v1/ws/notifications`, [
      'vireo',
      `vireo.token.${start.token}`,
    ]);
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
    });
    if (isOpen) return { child, start, socket, idleSeconds };
    await waitFor(() => child.exitCode === 0, 'the idle end');
  }
}
