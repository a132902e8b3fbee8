import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A clone with nothing in it but the bootstrap, a command that shows what it got, and programs of our choice. */
class Clone {
  readonly root = mkdtempSync(path.join(os.tmpdir(), 'vireo-run-'));

  constructor() {
    for (const folder of ['scripts', 'bin', 'node_modules/node/bin'])
      mkdirSync(path.join(this.root, folder), { recursive: true });
    copyFileSync(path.join(import.meta.dirname, 'run.mjs'), path.join(this.root, 'scripts/run.mjs'));
    this.write(
      'scripts/start.ts',
      "console.log('started', ...process.argv.slice(2)); process.exitCode = 3;\n",
    );
    this.write('package.json', '{"type":"module"}');
    this.write('scripts/make-code.ts', '');
    this.write('package-lock.json', lock('1.0.0'));
    symlinkSync(process.execPath, path.join(this.root, 'node_modules/node/bin/node'));
    for (const program of ['npm', 'git']) this.program(program, 'echo 1.0.0');
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.root, file), text);
  }

  program(name: string, script: string): void {
    this.write(`bin/${name}`, `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(this.root, 'bin', name), 0o755);
  }

  run(...args: string[]): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, [path.join(this.root, 'scripts/run.mjs'), ...args], {
      encoding: 'utf8',
      env: this.env,
    });
  }

  get env(): NodeJS.ProcessEnv {
    return { PATH: path.join(this.root, 'bin') };
  }
}

function lock(version: string): string {
  const packages = {
    '': {},
    'node_modules/a': { version },
    'node_modules/other-platform': { version, optional: true },
  };
  return JSON.stringify({ packages });
}

const installed = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
const fakeInstall = `case "$1" in ci) echo "$@" > installed.txt;; *) echo 1.0.0;; esac`;

describe('bootstrap', () => {
  let clone: Clone;
  beforeEach(() => {
    clone = new Clone();
  });
  afterEach(() => rmSync(clone.root, { recursive: true }));

  it('hands arguments over and the exit code back when everything is installed', () => {
    clone.write('node_modules/.package-lock.json', installed);

    const { status, stdout, stderr } = clone.run('start', '--port', '0');

    assert.deepEqual({ status, stdout, stderr }, { status: 3, stdout: 'started --port 0\n', stderr: '' });
  });

  it('has the code made that is in no commit before the command runs', () => {
    clone.write('node_modules/.package-lock.json', installed);
    clone.write('scripts/make-code.ts', "console.log('made');\n");

    assert.equal(clone.run('start').stdout, 'made\nstarted\n');
  });

  it('runs nothing where that cannot be made, but for what writes its sources', () => {
    clone.write('node_modules/.package-lock.json', installed);
    clone.write('scripts/make-code.ts', 'process.exitCode = 1;\n');
    clone.write('scripts/generate.ts', "console.log('generated');\n");

    const { status, stdout } = clone.run('start');

    assert.deepEqual([status, stdout], [1, '']);
    assert.equal(clone.run('generate').stdout, 'generated\n');
  });

  it('installs first when nothing is installed', () => {
    clone.program('npm', fakeInstall);

    const { stdout, stderr } = clone.run('start');

    assert.match(stderr, /^Installing .*\nInstalled\.\n$/);
    assert.equal(stdout, 'started\n');
  });

  it('installs anew when package-lock.json has changed', () => {
    clone.write('node_modules/.package-lock.json', installed);
    clone.write('package-lock.json', lock('2.0.0'));
    clone.program('npm', fakeInstall);

    assert.match(clone.run('start').stderr, /^Installing/);
  });

  it('installs anew when an install was stopped halfway', () => {
    clone.write('node_modules/.package-lock.json', '{"packages": {"node_mod');
    clone.program('npm', fakeInstall);

    assert.match(clone.run('start').stderr, /^Installing/);
  });

  it('says so when npm cannot install', () => {
    clone.program('npm', 'case "$1" in ci) exit 1;; esac');

    const { status, stderr } = clone.run('start');

    assert.equal(status, 2);
    assert.match(stderr, /could not install/);
  });

  it('refuses a package.json that the lock does not match', () => {
    clone.write('node_modules/.package-lock.json', installed);
    clone.write('package.json', '{"devDependencies":{"b":"2.0.0"}}');

    const { status, stderr } = clone.run('start');

    assert.equal(status, 2);
    assert.match(stderr, /^package\.json and package-lock\.json do not agree on b: run npm install/);
  });

  it('empties no packages of another clone', () => {
    renameSync(path.join(clone.root, 'node_modules'), path.join(clone.root, 'others'));
    symlinkSync(path.join(clone.root, 'others'), path.join(clone.root, 'node_modules'));
    clone.program('npm', 'case "$1" in ci) exit 1;; esac');

    const { status, stderr } = clone.run('start');

    assert.equal(status, 2);
    assert.match(stderr, /^node_modules leads to .*others, .*: run npm ci there\.$/m);
  });

  for (const program of ['npm', 'git']) {
    it(`says what to get when ${program} is missing`, () => {
      rmSync(path.join(clone.root, 'bin', program));

      const { status, stderr } = clone.run('start');

      assert.equal(status, 2);
      assert.match(stderr, new RegExp(`^Vireo needs ${program}, which was not found`));
    });
  }

  it('names its commands when it does not know one', () => {
    const { status, stderr } = clone.run('fly');

    assert.equal(status, 2);
    assert.match(stderr, /start\|build\|check\|test\|package\|bench\|generate/);
  });

  it('passes a signal on and ends as its command ends', async () => {
    clone.write('node_modules/.package-lock.json', installed);
    clone.write(
      'scripts/start.ts',
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up');",
    );
    const child = spawn(process.execPath, [path.join(clone.root, 'scripts/run.mjs'), 'start'], {
      env: clone.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });

    await once(child.stdout, 'data');
    child.kill('SIGTERM');

    assert.deepEqual(await once(child, 'exit'), [7, null]);
  });
});
