import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { discoveryFileName } from '../contract/local/backend-names.ts';
import { defaultDataDirectory } from './data-directory.ts';
import { readOwnDiscovery } from './read-own-discovery.ts';

const home = os.homedir();

describe('where a practice lies on each platform', () => {
  it("is the platform's own place for data", () => {
    assert.equal(defaultDataDirectory({}, 'linux'), path.join(home, '.local/share/vireo'));
    assert.equal(defaultDataDirectory({ XDG_DATA_HOME: '/data' }, 'linux'), path.join('/data', 'vireo'));
    assert.equal(defaultDataDirectory({}, 'darwin'), path.join(home, 'Library/Application Support/Vireo'));
    assert.equal(defaultDataDirectory({ LOCALAPPDATA: '/local' }, 'win32'), path.join('/local', 'Vireo'));
    assert.equal(defaultDataDirectory({}, 'win32'), path.join(home, 'AppData/Local/Vireo'));
  });

  it('is that place where what names another one is empty, or relative', () => {
    for (const said of ['', 'share', './share'])
      assert.equal(
        defaultDataDirectory({ XDG_DATA_HOME: said, VIREO_DATA: '' }, 'linux'),
        path.join(home, '.local/share/vireo'),
      );
    assert.equal(defaultDataDirectory({ LOCALAPPDATA: '' }, 'win32'), path.join(home, 'AppData/Local/Vireo'));
  });

  it('is what VIREO_DATA names, everywhere', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      assert.equal(defaultDataDirectory({ VIREO_DATA: '/mine' }, platform), path.resolve('/mine'));
  });
});

describe('a discovery file that others may read', () => {
  it('is believed on Windows alone, which guards it by access lists', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'vireo-discovery-'));
    const file = path.join(directory, discoveryFileName);
    try {
      writeFileSync(file, '{"port":1}');
      chmodSync(file, 0o644);

      assert.deepEqual(readOwnDiscovery(directory, 'win32'), { port: 1 });
      if (process.platform === 'win32') return;
      for (const platform of ['linux', 'darwin'] as const)
        assert.equal(readOwnDiscovery(directory, platform), undefined);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
