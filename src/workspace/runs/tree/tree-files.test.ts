import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { RunFileError } from '../files/run-file-error.ts';
import { listTreeFiles, readTreeText, writeTreeText } from './tree-files.ts';

const kept = 'of somebody else';

describe('files of a run, by name', () => {
  let top: string;
  let tree: { readonly root: string; readonly folder: string; readonly linked: readonly string[] };
  const journals = () => path.join(top, 'journals');

  beforeEach(async () => {
    top = await realpath(await mkdtemp(path.join(tmpdir(), 'vireo-tree-files-')));
    const root = path.join(top, 'tree');
    const folder = path.join(root, 'app');
    for (const each of ['tree/app/src', 'tree/app/.git/hooks', 'tree/lib', 'outside', 'dependencies'])
      await mkdir(path.join(top, each), { recursive: true });
    for (const each of ['outside/a', 'dependencies/a', 'tree/app/.git/a', 'tree/app/.git/hooks/a'])
      await writeFile(path.join(top, each), kept);
    await writeFile(path.join(folder, 'a'), 'mine\r\n', { mode: 0o755 });
    await symlink(path.join(top, 'outside'), path.join(folder, 'way'));
    await symlink(path.join(top, 'outside', 'a'), path.join(folder, 'link'));
    await symlink(path.join(top, 'dependencies'), path.join(folder, 'node_modules'));
    tree = { root, folder, linked: ['app/node_modules'] };
  });
  afterEach(async () => await rm(top, { recursive: true, force: true }));

  const guarded = async () =>
    await Promise.all(
      ['outside', 'dependencies', 'tree/app/.git', 'tree/app/.git/hooks', 'tree/lib'].map(async (folder) => {
        const names = (await readdir(path.join(top, folder))).toSorted();
        const text = names.includes('a') ? await readFile(path.join(top, folder, 'a'), 'utf8') : '';
        return [folder, names, text];
      }),
    );

  const run = async (act: 'read' | 'write' | 'delete', file: string) => {
    if (act === 'read') return assert.notEqual(await readTreeText(tree, file), kept);
    await writeTreeText(tree, { file, text: act === 'write' ? 'mine' : undefined, journals: journals() });
  };
  /** Ours, or of the file system: a name that is a folder, or too long. */
  const ignoreRefusal = (error: unknown) => {
    const isRefusal = error instanceof RunFileError || (error instanceof Error && 'errno' in error);
    if (!isRefusal) throw error;
  };

  it('are never those outside of the folder, behind a link or of Git, in 600 attempts', async () => {
    const before = await guarded();
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      'src',
      'way',
      'link',
      'node_modules',
      'hooks',
      'lib',
      'outside',
      '~',
      'new',
      '.git',
      '.GIT',
      '.git.',
      '.git ',
      '.g\u200cit',
      'git~1',
      '.git::$INDEX_ALLOCATION',
      'a\u0000b',
      '..\\..',
      '%2e%2e',
      'tree',
      '\uff0e\uff0e',
      '…',
      'con',
      'a:b',
    );
    const attempt = fc.record({
      parts: fc.array(part, { minLength: 1, maxLength: 5 }),
      isAbsolute: fc.boolean(),
      act: fc.constantFrom('read', 'write', 'delete'),
    });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(attempt, async ({ parts, isAbsolute, act }) => {
        tried += 1;
        await run(act, (isAbsolute ? `${top}/` : '') + parts.join('/')).catch(ignoreRefusal);
        assert.deepEqual(await guarded(), before);
      }),
      { numRuns: 600, seed: 18 },
    );
    assert.equal(tried, 600);
  });

  it('are listed below the folder, and are written with the permissions that they had', async () => {
    await writeTreeText(tree, { file: 'src/deep/new.ts', text: 'x', journals: journals() });
    await writeTreeText(tree, { file: 'a', text: 'yours', journals: journals() });

    assert.deepEqual(await listTreeFiles(tree, new AbortController().signal), ['a', 'src/deep/new.ts']);
    assert.equal(await readTreeText(tree, 'a'), 'yours');
    assert.equal(await readTreeText(tree, 'src/deep/new.ts'), 'x');
    await writeTreeText(tree, { file: 'a', text: undefined, journals: journals() });
    assert.equal(await readTreeText(tree, 'a'), undefined);
  });

  it('are texts of up to 1 MB', async () => {
    await writeFile(path.join(tree.folder, 'large'), 'x'.repeat(1_000_001));
    await writeFile(path.join(tree.folder, 'binary'), Buffer.from([1, 0, 2]));

    for (const file of ['large', 'binary', 'link']) {
      await assert.rejects(readTreeText(tree, file), RunFileError);
      await assert.rejects(writeTreeText(tree, { file, text: '', journals: journals() }), RunFileError);
    }
  });
});
