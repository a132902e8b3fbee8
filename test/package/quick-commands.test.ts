/** `vireo time` as it is built: quick beside a backend that runs, and the whole program where none does. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { endRunning } from '../../src/connection/index.ts';

const dist = path.join(projectRoot, 'dist');

describe('vireo time, built', () => {
  let folder: string;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-quick-')));
  });
  after(async () => {
    await endRunning(path.join(folder, 'data'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  });

  const vireo = (cli: string, ...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args, '--data', path.join(folder, 'data')], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, VIREO_CACHE: path.join(folder, 'cache') },
    });

  it('starts a backend where none runs, and needs its own bundle alone beside one', async () => {
    const whole = path.join(dist, 'cli.js');
    const client = vireo(whole, 'client', 'add', 'Acme', '--json');
    assert.equal(client.status, 0, client.stderr);
    await endRunning(path.join(folder, 'data'));
    const started = vireo(whole, 'time', 'status');
    assert.deepEqual({ status: started.status, stderr: started.stderr }, { status: 1, stderr: '' });
    assert.match(started.stdout, /^No timer is running\./);

    const alone = path.join(folder, 'alone');
    mkdirSync(alone);
    for (const file of ['cli.js', 'cli-time.js', 'package.json']) {
      copyFileSync(path.join(dist, file), path.join(alone, file));
    }
    const quick = vireo(path.join(alone, 'cli.js'), 'time', 'status');

    assert.deepEqual(
      { status: quick.status, stdout: quick.stdout, stderr: quick.stderr },
      { status: 1, stdout: started.stdout, stderr: '' },
    );
    assert.notEqual(readdirSync(path.join(folder, 'cache', 'compiled')).length, 0);
  });

  it('says the same about a wrong option', () => {
    const { status, stderr } = vireo(path.join(dist, 'cli.js'), 'time', 'status', '--wrong');

    assert.deepEqual(
      { status, stderr },
      { status: 2, stderr: "error: unknown option '--wrong'\n(--help shows how it is used)\n" },
    );
  });
});
