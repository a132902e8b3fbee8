import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BackendLock, tryBackendLock } from '../../src/backend/local/lock.ts';
import { waitFor } from '../support/wait-for.ts';

const starterFile = fileURLToPath(new URL('./lock-starter.ts', import.meta.url));

interface Starter {
  readonly child: ChildProcessWithoutNullStreams;
  readonly answer: string;
}

describe('backend lock between processes', () => {
  let directory: string;
  const children: ChildProcessWithoutNullStreams[] = [];
  beforeEach(() => {
    directory = fs.mkdtempSync(join(tmpdir(), 'vireo-lock-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    fs.rmSync(directory, { recursive: true, force: true });
  });

  async function start(): Promise<Starter> {
    const child = spawn(process.execPath, [starterFile, directory]);
    children.push(child);
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk;
    });
    const [answer] = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => [''])]);
    assert.ok(String(answer), `a starter died: ${complaints}`);
    return { child, answer: String(answer).trim() };
  }

  it('refuses the second process', async () => {
    const first = await start();
    const second = await start();

    assert.deepEqual({ first: first.answer, second: second.answer }, { first: 'held', second: 'refused' });
  });

  it('goes to exactly one of a hundred that start at once', async () => {
    const starters = await Promise.all(Array.from({ length: 100 }, start));

    const holders = starters.filter((starter) => starter.answer === 'held');
    assert.equal(holders.length, 1);
  }).timeout(120_000);

  it('is free again when its holder is killed', async () => {
    const holder = await start();
    assert.equal(holder.answer, 'held');
    const taken: BackendLock[] = [];

    holder.child.kill('SIGKILL');

    await waitFor(() => {
      const lock = tryBackendLock(directory);
      if (lock !== undefined) taken.push(lock);
      return lock !== undefined;
    }, 'the lock of a killed holder');
    for (const lock of taken) lock.release();
  });
});
