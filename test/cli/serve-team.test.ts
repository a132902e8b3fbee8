import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeDataDirectory } from '../support/backend-process.ts';
import { runCliProcess } from '../support/run-cli-process.ts';

describe('vireo serve --team', () => {
  let directory: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
  });
  afterEach(async () => {
    await remove();
  });

  const serve = async (...args: string[]) =>
    await runCliProcess(['serve', '--data', directory, ...args], {
      env: { VIREO_DATABASE_URL: 'postgres://vireo@127.0.0.1:9/vireo' },
    });
  const server = ['--team', '--public-url', 'https://vireo.example', '--listen', '127.0.0.1:0'];

  it('is refused plain HTTP without a proxy, by a sentence', async () => {
    const { code, stdout } = await serve(...server);
    assert.equal(code, 2);
    assert.match(stdout, /^vireo: --tls-cert is missing: give --tls-cert and --tls-key, or name the proxy/);
  });

  it('keeps its options apart from those of a local backend', async () => {
    const [withoutTeam, withPort] = await Promise.all([
      serve('--public-url', 'https://vireo.example'),
      serve(...server, '--port', '4100'),
    ]);
    assert.deepEqual([withoutTeam.code, withPort.code], [2, 2]);
    assert.match(withoutTeam.stderr, /--public-url needs --team/);
    assert.match(withPort.stderr, /--port is of a local backend/);
  });

  it('takes no address of a database from a file that others can read', async () => {
    const file = path.join(directory, 'address');
    await writeFile(file, 'postgres://vireo:hush@127.0.0.1:9/vireo\n');
    await chmod(file, 0o644);
    const proxied = [...server, '--behind-proxy', '127.0.0.1', '--database-url-file', file];
    const open = await serve(...proxied);
    await chmod(file, 0o600);
    const kept = await serve(...proxied);

    assert.match(open.stderr, /can be read by every user of this computer, and holds a password/);
    assert.match(kept.stdout, /^vireo: The database can't be reached/);
    assert.equal((open.stderr + kept.stdout + kept.stderr).includes('hush'), false);
  });
});
