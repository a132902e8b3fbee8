/** `npm start` as a user runs it, in a data directory of its own. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { findBackend, isRunning } from '../../scripts/vscode/stop-backend.ts';

class Start {
  readonly child: ChildProcess;
  output = '';

  constructor(args: readonly string[]) {
    this.child = spawn(
      process.execPath,
      [path.join(projectRoot, 'scripts/run.mjs'), 'start', '--no-open', ...args],
      {
        cwd: projectRoot,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
  }

  /** What follows `label` in a line of the output. */
  async line(label: string): Promise<string> {
    for (;;) {
      const found = new RegExp(`^${label}: (.+)$`, 'm').exec(this.output)?.[1];
      if (found !== undefined) return found;
      if (this.child.exitCode !== null)
        throw new Error(`It ended with ${this.child.exitCode}:\n${this.output}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), once(this.child, 'exit')]);
    }
  }

  async end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = await exit;
    return code;
  }
}

describe('npm start', function () {
  this.timeout(300_000);
  let directory: string;
  let start: Start;
  let url: string;

  before(async () => {
    directory = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vr-start-')));
    start = new Start(['--port', '0', '--data', directory]);
    url = await start.line('Vireo is ready');
  });
  after(async () => {
    await start?.end('SIGTERM');
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it('says what it does, and once that it is ready', () => {
    assert.equal(start.output.match(/Vireo is ready/g)?.length, 1);
    assert.match(start.output, /Making the demo workspace …\nFilling the demo practice …/);
  });

  it('makes the demo below its data directory', () => {
    assert.ok(existsSync(path.join(directory, 'workspace/nordwind-orders/.git')));
    assert.ok(existsSync(path.join(directory, 'practice')));
  });

  it('lets nobody in without the password', async () => {
    const reply = await fetch(url, { redirect: 'manual' });

    assert.equal(reply.status, 302);
    assert.match(reply.headers.get('location') ?? '', /login/);
  });

  it('lets in with the password that it printed', async () => {
    const body = new URLSearchParams({ password: await start.line('Password'), base: '.' });
    const reply = await fetch(new URL('/login', url), { method: 'POST', body, redirect: 'manual' });

    assert.match(reply.headers.get('set-cookie') ?? '', /code-server-session/);
  });

  it('explains in one sentence that its port is taken', async () => {
    const second = new Start(['--port', new URL(url).port, '--data', path.join(directory, 'second')]);
    // Not its exit: what it said may still be on its way by then.
    const [code] = await once(second.child, 'close');

    assert.equal(code, 1);
    assert.match(second.output.trim(), /^Port \d+ is taken, .* choose another with --port N\.$/);
  });

  it('stops everything that it started when it is interrupted', async () => {
    const backend = await findBackend(path.join(directory, 'practice'));
    assert.ok(backend !== undefined, 'there is no backend to stop');

    assert.equal(await start.end('SIGINT'), 0);

    assert.equal(isRunning(backend), false);
    await assert.rejects(fetch(url));
  });
});
