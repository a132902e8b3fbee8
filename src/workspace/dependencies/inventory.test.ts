import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadInventory } from './inventory.ts';

describe('the dependencies of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-inventory-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const filesOf = async () => (await loadInventory(folder)).graphs.map(({ file }) => file);
  const lock =
    "lockfileVersion: '9.0'\nimporters:\n  .: { dependencies: { ms: { specifier: '2', version: 2.0.0 } } }\n  a: {}\npackages:\n  ms@2.0.0: {}\nsnapshots:\n  ms@2.0.0: {}\n";

  it('are those of each lock file, and of each manifest that none covers', async () => {
    put('pnpm-lock.yaml', lock);
    put('package.json', '{ "dependencies": { "ms": "2" } }');
    put('a/package.json', '{}');
    put('b/package.json', '{}');
    put('requirements/base.txt', 'a==1\n');
    put('requirements/dev.txt', '-r base.txt\nb==1\n');

    assert.deepEqual(await filesOf(), ['pnpm-lock.yaml', 'b/package.json', 'requirements/dev.txt']);
  });

  it('are those of the manifest where the lock file is broken, which is told', async () => {
    put('pnpm-lock.yaml', 'lockfileVersion: [');
    put('package.json', '{ "dependencies": { "ms": "2" } }');

    const { graphs, problems } = await loadInventory(folder);

    assert.deepEqual(
      graphs.map(({ file }) => file),
      ['package.json'],
    );
    assert.deepEqual(
      problems.map(({ file }) => file),
      ['pnpm-lock.yaml'],
    );
  });

  it('are not those of what is installed, built or ignored', async () => {
    for (const name of ['node_modules/a', 'dist', '.venv/x', 'ignored']) put(`${name}/package.json`, '{}');
    put('.gitignore', 'ignored/\n');
    put('package.json', '{}');

    assert.deepEqual(await filesOf(), ['package.json']);
  });

  it('may be asked of one file alone', async () => {
    put('package.json', '{}');
    put('requirements.txt', 'a==1\n');

    assert.deepEqual(
      (await loadInventory(path.join(folder, 'requirements.txt'))).graphs.map(({ file }) => file),
      ['requirements.txt'],
    );
  });

  it('have the licence and the scripts of what is installed, of the very version', async () => {
    put('package.json', '{ "dependencies": { "ms": "2", "b": "1" } }');
    put('pnpm-lock.yaml', lock);
    const installed = { name: 'ms', version: '2.0.0', license: 'MIT', scripts: { postinstall: 'x' } };
    put('node_modules/.pnpm/ms@2.0.0/node_modules/ms/package.json', JSON.stringify(installed));
    put(
      'node_modules/ms/package.json',
      JSON.stringify({ ...installed, version: '3.0.0', license: 'GPL-3.0-only' }),
    );

    const node = (await loadInventory(folder)).graphs[0]?.nodes.get('ms@2.0.0');

    assert.deepEqual(
      { license: node?.license, hasInstallScript: node?.hasInstallScript },
      { license: 'MIT', hasInstallScript: true },
    );
  });
});
