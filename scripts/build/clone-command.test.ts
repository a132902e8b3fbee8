import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeCloneCommand } from './clone-command.ts';

describe('vireo at the root of a clone', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), "vireo it's a clone-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("runs dist/cli.js with the clone's own Node, from any folder and by a link", async function () {
    if (process.platform === 'win32') this.skip();
    mkdirSync(path.join(root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, path.join(root, 'node_modules/node/bin/node'));
    mkdirSync(path.join(root, 'dist'));
    writeFileSync(path.join(root, 'dist/cli.js'), 'console.log(JSON.stringify(process.argv.slice(2)));');
    const file = await writeCloneCommand(root, 'linux');
    const link = path.join(root, 'link');
    symlinkSync(file, link);

    for (const command of [path.join(root, 'vireo'), link]) {
      const { stdout, stderr } = spawnSync(command, ['time', 'a "b" $c'], {
        cwd: os.tmpdir(),
        encoding: 'utf8',
      });
      assert.equal(stdout, '["time","a \\"b\\" $c"]\n', stderr);
    }
  });

  it('is a .cmd file on Windows', async () => {
    const file = await writeCloneCommand(root, 'win32');

    assert.equal(path.basename(file), 'vireo.cmd');
    assert.match(
      readFileSync(file, 'utf8'),
      /node_modules\\node\\bin\\node\.exe" ".*\\dist\\cli\.js" %\*\r\n$/,
    );
    assert.equal(existsSync(path.join(root, 'vireo')), false);
  });
});
