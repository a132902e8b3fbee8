/** What runs do on platforms that this machine is not. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inertPathOf } from '../git/hardening.ts';
import { hasProcessGroups, killTarget } from '../processes/process-group.ts';
import { descendantsOf } from './command/descendants.ts';
import { hasProgram } from './command/has-program.ts';
import { findIsolation } from './command/isolation.ts';
import { openParent } from './files/open-parent.ts';
import { partsOfSafePath } from './files/safe-path.ts';

const unix = ['linux', 'darwin'] as const;

describe('a run on another platform', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-platform-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('ends a group of processes, on Windows the process alone', () => {
    for (const platform of unix)
      assert.deepEqual([hasProcessGroups(platform), killTarget(7, platform)], [true, -7]);
    assert.deepEqual([hasProcessGroups('win32'), killTarget(7, 'win32')], [false, 7]);
  });

  it('points git at a device that has no hooks', () => {
    assert.deepEqual([...unix, 'win32' as const].map(inertPathOf), ['/dev/null', '/dev/null', 'NUL']);
  });

  it('looks for descendants in /proc on Linux alone', () => {
    for (const platform of ['darwin', 'win32'] as const) assert.deepEqual(descendantsOf(1, platform), []);
  });

  it('says that commands are not isolated where bubblewrap does not run', async () => {
    for (const platform of ['darwin', 'win32']) assert.equal((await findIsolation(platform)).kind, 'none');
  });

  it('takes no backslash on Windows, where it parts folders', () => {
    assert.deepEqual(partsOfSafePath('a\\b', 'linux'), ['a\\b']);
    assert.throws(() => partsOfSafePath('a\\b', 'win32'), /doesn't write/);
    for (const platform of [...unix, 'win32'] as const)
      assert.throws(() => partsOfSafePath('a\\..\\b', platform), /doesn't write/);
  });

  it('finds a program by the endings that Windows runs', async () => {
    const file = path.join(folder, 'tool.cmd');
    writeFileSync(file, '');
    chmodSync(file, 0o755);
    const env = { PATH: folder, PATHEXT: '.EXE;.CMD' };

    assert.deepEqual(
      [await hasProgram('tool', env, 'win32'), await hasProgram('tool', env, 'linux')],
      [true, false],
    );
  });

  it('follows no link to a file, where folders have no descriptor', async function () {
    if (process.platform === 'win32') this.skip();
    mkdirSync(path.join(folder, 'real'));
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'link'));
    const options = { makes: true, platform: 'darwin' } as const;
    const parent = await openParent(folder, 'real/new/file.txt', options);
    assert.equal(parent?.file, path.join(folder, 'real/new/file.txt'));
    await parent?.verify();
    rmSync(path.join(folder, 'real/new'), { recursive: true });
    symlinkSync(os.tmpdir(), path.join(folder, 'real/new'));

    await assert.rejects(async () => parent?.verify(), /behind a link/);
    await assert.rejects(openParent(folder, 'link/file.txt', options), /behind a link/);
    assert.equal(await openParent(folder, 'none/file.txt', { platform: 'darwin' }), undefined);
  });
});
