import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findShimFolder, shimFor } from './command-shim.ts';

describe('shimFor', () => {
  it('runs the command line with its arguments untouched, from a path with quotes and blanks', () => {
    if (process.platform === 'win32') return;
    const folder = mkdtempSync(path.join(os.tmpdir(), "shim o'x "));
    try {
      const cli = path.join(folder, 'cli.js');
      writeFileSync(cli, 'process.stdout.write(JSON.stringify(process.argv.slice(2)))');
      const { name, text } = shimFor('linux', { node: process.execPath, cli });
      writeFileSync(path.join(folder, name), text);
      chmodSync(path.join(folder, name), 0o755);

      const output = execFileSync(path.join(folder, name), ['a b', '$HOME', "it's"], { encoding: 'utf8' });

      assert.deepEqual(JSON.parse(output), ['a b', '$HOME', "it's"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is a batch file on Windows', () => {
    const { name, text } = shimFor('win32', { node: 'C:\\Code.exe', cli: 'C:\\x y\\cli.js' });

    assert.equal(name, 'vireo.cmd');
    assert.match(text, /^@echo off\r\n[\s\S]*"C:\\Code\.exe" "C:\\x y\\cli\.js" %\*\r\n$/);
  });

  it('names the folder of the user by its variable, and no other one, in a batch file', () => {
    const paths = {
      node: 'C:\\50%\\Code.exe',
      cli: 'C:\\Users\\Jörg\\x\\cli.js',
      profile: 'c:\\users\\jörg',
    };
    const { text } = shimFor('win32', paths);

    assert.match(text, /^"C:\\50%%\\Code\.exe" "%USERPROFILE%\\x\\cli\.js" %\*\r$/m);
  });
});

describe('findShimFolder', () => {
  it('takes only a folder of the user that is on the PATH', () => {
    assert.equal(
      findShimFolder({ HOME: '/home/max', PATH: '/usr/bin:/home/max/.local/bin' }, 'linux'),
      '/home/max/.local/bin',
    );
    assert.equal(findShimFolder({ HOME: '/home/max', PATH: '/usr/bin:/usr/local/bin' }, 'linux'), undefined);
    assert.equal(findShimFolder({ PATH: '/usr/bin' }, 'linux'), undefined);
  });
});
