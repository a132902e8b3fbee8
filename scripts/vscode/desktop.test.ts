import assert from 'node:assert/strict';
import { cliOf, knownPlaces } from './desktop.ts';

describe('an installed VS Code', () => {
  it('is looked for where installers of each platform put it, with its command beside it', () => {
    const [mac = ''] = knownPlaces({}, 'darwin');
    const [windows = ''] = knownPlaces({ LOCALAPPDATA: '/local', ProgramFiles: '/programs' }, 'win32');
    const [linux = ''] = knownPlaces({}, 'linux');

    assert.equal(
      cliOf(mac, 'darwin'),
      '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
    );
    assert.equal(windows, '/local/Programs/Microsoft VS Code/Code.exe');
    assert.equal(cliOf(windows, 'win32'), '/local/Programs/Microsoft VS Code/bin/code.cmd');
    assert.equal(cliOf(linux, 'linux'), '/usr/share/code/bin/code');
  });
});
