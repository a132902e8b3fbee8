/** `vireo backup` on a practice whose backend runs, and on one whose database is damaged. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { findRunning } from '../../src/connection/index.ts';
import { practiceFileName } from '../../src/contract/practice-file.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo backup', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  afterEach(async () => {
    await backend.kill();
    const running = await findRunning(directory);
    if (running) process.kill(running.pid, 'SIGKILL');
    await remove();
  });

  const addClient = async (name: string) => await backend.ask('POST', '/clients', { name, currency: 'EUR' });
  const namesOf = async () => {
    const { body } = await backend.ask('GET', '/clients');
    return body.items.map(({ name }: { name: string }) => name);
  };
  const backup = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCli(['backup', ...args, '--data', directory, '--json']);
    return { code, stderr, result: stdout === '' ? undefined : JSON.parse(stdout) };
  };

  it('ends the backend in order, restores, and undoes', async () => {
    await addClient('First');
    const made = await backup('create');
    await addClient('Second');

    const { id } = made.result.backup;
    const asked = await backup('restore', id);
    const restored = await backup('restore', id, '--yes');
    const exit = backend.child.exitCode;
    backend = await startBackend(directory);
    const before = await namesOf();
    await backup('restore', restored.result.undo, '--yes');
    backend = await startBackend(directory);

    assert.deepEqual([asked.code, asked.result], [2, undefined]);
    assert.match(asked.stderr, /--yes/);
    assert.deepEqual([restored.code, exit, before], [0, 0, ['First']]);
    assert.deepEqual(await namesOf(), ['First', 'Second']);
    const { result } = await backup('list');
    assert.deepEqual(
      result.backups.map(({ reason }: { reason: string }) => reason),
      ['before-restore', 'before-restore', 'asked'],
    );
    assert.ok((await backend.ask('GET', '/health')).body.newestBackupAt);
  });

  it('restores where the database is damaged and no backend starts', async () => {
    await addClient('First');
    const made = await backup('create');
    await backend.stop();
    fs.writeFileSync(path.join(directory, practiceFileName), 'damaged');

    const refused = await runCli(['client', 'list', '--data', directory]);
    const proof = await backup('verify');
    const restored = await backup('restore', made.result.backup.id, '--yes');
    backend = await startBackend(directory);

    assert.deepEqual([refused.code, proof.code, restored.code], [2, 0, 0]);
    assert.match(refused.stderr, /vireo backup restore/);
    assert.deepEqual([backend.setAside, await namesOf()], [undefined, ['First']]);
  });

  it('exits with 1 where the backup is not what it was', async () => {
    const { result } = await backup('create');
    const file = path.join(directory, 'backups', `vireo-${result.backup.id}.tar.gz`);
    fs.truncateSync(file, fs.statSync(file).size - 100);

    const proof = await backup('verify', result.backup.id);

    assert.deepEqual([proof.code, proof.result.ok], [1, false]);
    assert.equal(proof.result.faults[0].file, path.basename(file));
  });
});
