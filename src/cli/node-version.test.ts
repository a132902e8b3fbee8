import assert from 'node:assert/strict';
import path from 'node:path';
import { isNewEnough, ownNodeOf } from './node-version.ts';

describe('isNewEnough', () => {
  it('asks for 22.13', () => {
    const verdicts = ['v20.19.0', 'v22.12.9', 'v22.13.0', 'v24.0.0'].map(isNewEnough);

    assert.deepEqual(verdicts, [false, false, true, true]);
  });
});

describe('ownNodeOf', () => {
  it('is beside dist/, by the name that the platform gives programs', () => {
    const script = path.join('/clone', 'dist', 'cli.js');
    const names = (['linux', 'darwin', 'win32'] as const).map((platform) => ownNodeOf(script, platform));

    assert.deepEqual(
      names,
      ['node', 'node', 'node.exe'].map((name) => path.join('/clone/node_modules/node/bin', name)),
    );
  });
});
