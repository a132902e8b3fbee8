/** `vireo scan` needs no backend, no work process and no network: it is what runs in CI, and on a machine that is shut off. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import { runCliProcess } from '../../support/run-cli-process.ts';

const closed = path.join(projectRoot, 'test/support/closed-loopback.cjs');

describe('vireo scan, with loopback closed', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-alone-')));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const env = () => ({ NODE_OPTIONS: `--require ${closed}`, VIREO_CACHE: path.join(folder, 'cache') });

  it('finds what there is, and starts nothing', async () => {
    writeFileSync(path.join(folder, 'run.py'), "import os\n\nos.system('ls ' + input())\n");

    const { code, stdout, stderr } = await runCliProcess(['scan', 'run.py'], { cwd: folder, env: env() });

    assert.equal(code, 1, stderr);
    assert.match(stdout, /run\.py:3/);
    assert.doesNotMatch(stderr, /closed:/);
  });

  it('is held to it: what needs the backend is refused there', async () => {
    const data = path.join(folder, 'data');

    const { code, stderr } = await runCliProcess(['time', 'status', '--data', data], {
      cwd: folder,
      env: env(),
    });

    assert.notEqual(code, 0);
    assert.notEqual(stderr, '');
  });
});
