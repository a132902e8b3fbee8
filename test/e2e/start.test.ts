/** `npm start` as a user runs it, in a data directory of its own. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { isRunning } from '../../scripts/vscode/stop-backend.ts';
import { connectBackend } from '../../src/connection/index.ts';
import { productVersion } from '../../src/contract/version.ts';

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
  let session: Response;
  let editor: string;
  let demo: string;

  before(async () => {
    directory = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vr-start-')));
    start = new Start(['--port', '0', '--data', directory]);
    url = await start.line('Vireo is ready');
    session = await fetch(url, { redirect: 'manual' });
    editor = session.headers.get('location') ?? '';
    demo = path.join(directory, 'practice/demo/nordwind-orders');
  });
  after(async () => {
    await start?.end('SIGTERM');
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  it('says what it does, and once that it is ready', () => {
    assert.equal(start.output.match(/Vireo is ready/g)?.length, 1);
    assert.match(start.output, /^Preparing the demo …$/m);
  });

  it('prints sentences of its own and nothing of its tools', () => {
    const known =
      /^(?:[A-Z][^\n]* …|Vireo is ready: \S+|Command line on the same data: .*|Ctrl-C stops it\.|Installed\.|)$/;

    assert.deepEqual(
      start.output.split('\n').filter((line) => !known.test(line)),
      [],
    );
  });

  it('names a command line that runs from any folder, on the data of the demo', async function () {
    if (process.platform === 'win32') this.skip();
    const line = await start.line('Command line on the same data');

    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', `${line} --json`], {
      cwd: os.tmpdir(),
      encoding: 'utf8',
    });

    // No timer runs in the demo: the answer is no.
    assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
    assert.equal(JSON.parse(stdout).entry, null);
    assert.ok(line.includes(path.join(directory, 'practice/demo/practice')), line);
  });

  it('makes the demo below its data directory, and leaves the own practice empty', () => {
    assert.ok(existsSync(path.join(demo, '.git')));
    assert.ok(existsSync(path.join(directory, 'practice/demo/practice/vireo.db')));
    assert.equal(existsSync(path.join(directory, 'practice/vireo.db')), false);
  });

  it('leads to the editor with a session, so that no password is asked for', async () => {
    const cookie = session.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
    const reply = await fetch(editor, { headers: { cookie: cookie.join('; ') }, redirect: 'manual' });

    assert.equal(new URL(editor).searchParams.get('folder'), demo);
    assert.equal(reply.status, 200);
    assert.match(await reply.text(), /vscode-workbench-web-configuration/);
  });

  it('lets nobody in who knows the ports alone', async () => {
    const direct = await fetch(editor, { redirect: 'manual' });
    assert.equal(direct.status, 302);
    assert.match(direct.headers.get('location') ?? '', /login/);

    const guessed = await fetch(new URL('/', url), { redirect: 'manual' });
    assert.equal(guessed.status, 404);
    assert.deepEqual(guessed.headers.getSetCookie(), []);
  });

  it('explains in one sentence that its port is taken', async () => {
    const second = new Start(['--port', new URL(editor).port, '--data', path.join(directory, 'second')]);
    // Not its exit: what it said may still be on its way by then.
    const [code] = await once(second.child, 'close');

    assert.equal(code, 1);
    assert.match(second.output.trim(), /^Port \d+ is taken, .* choose another with --port N\.$/);
  });

  it('stops everything that it started when it is interrupted', async () => {
    // As the window does, once somebody opens it.
    const dataDirectory = path.join(directory, 'practice/demo/practice');
    const backendEntry = path.join(projectRoot, 'dist/backend.js');
    const { pid: backend } = await connectBackend({
      dataDirectory,
      backendEntry,
      nodePath: process.execPath,
      version: productVersion,
    });

    assert.equal(await start.end('SIGINT'), 0);

    assert.equal(isRunning(backend), false);
    await assert.rejects(fetch(url));
    await assert.rejects(fetch(editor));
  });
});
