import assert from 'node:assert/strict';
import path from 'node:path';
import { takeDatabaseUrl } from './database-url.ts';
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

describe('takeDatabaseUrl', () => {
  it('moves the address of the database from the arguments of serve into the environment', () => {
    const env = { VIREO_DATABASE_URL: 'postgres://u:p@h/d' };

    assert.deepEqual(takeDatabaseUrl(['serve', '--database-url', 'postgres://u:p@h/d', '--json']), {
      args: ['serve', '--json'],
      env,
    });
    assert.deepEqual(takeDatabaseUrl(['serve', '--json', '--database-url=postgres://u:p@h/d']), {
      args: ['serve', '--json'],
      env,
    });
  });

  it('leaves none of several behind, and takes the last one', () => {
    const [first, last] = ['postgres://u:one@h/d', 'postgres://u:two@h/d'];

    for (const args of [
      ['--database-url', first, '--json', '--database-url', last],
      [`--database-url=${first}`, '--json', `--database-url=${last}`],
      ['--database-url', first, `--database-url=${last}`, '--json'],
    ]) {
      const taken = takeDatabaseUrl(['serve', ...args]);
      assert.deepEqual(taken, { args: ['serve', '--json'], env: { VIREO_DATABASE_URL: last } });
    }
  });

  it('leaves every other command line alone', () => {
    for (const args of [
      ['serve', '--json'],
      ['serve', '--database-url'],
      ['serve', '--database-url-file', 'secret'],
      ['chat', '--database-url', 'x'],
    ]) {
      assert.deepEqual(takeDatabaseUrl(args), { args, env: {} });
    }
  });
});
