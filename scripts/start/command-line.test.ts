import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareCommandLine } from './command-line.ts';

describe('the command line that npm start names', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), "vireo it's a clone-"));
    mkdirSync(path.join(root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, path.join(root, 'node_modules/node/bin/node'));
    mkdirSync(path.join(root, 'dist'));
    writeFileSync(path.join(root, 'dist/cli.js'), 'console.log(JSON.stringify(process.argv.slice(2)));');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('runs in a shell as it is printed, from any folder and without vireo on the PATH', async function () {
    if (process.platform === 'win32') this.skip();
    const records = path.join(root, 'practice/demo');
    const line = await prepareCommandLine(root, records);

    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', line], {
      cwd: os.tmpdir(),
      env: { PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });

    assert.deepEqual(JSON.parse(stdout || '[]'), ['time', 'status', '--data', records], stderr);
  });

  it('is not quoted where it need not be, and names the .cmd file on Windows', async () => {
    const plain = mkdtempSync(path.join(os.tmpdir(), 'vireo-plain-'));
    try {
      const line = await prepareCommandLine(plain, '/data/demo', 'linux');
      assert.equal(line, `${path.join(plain, 'vireo')} time status --data /data/demo`);
      const onWindows = await prepareCommandLine(root, 'C:\\Vireo data\\demo', 'win32');
      assert.match(onWindows, /^".*vireo\.cmd" time status --data "C:\\Vireo data\\demo"$/);
    } finally {
      rmSync(plain, { recursive: true, force: true });
    }
  });
});
